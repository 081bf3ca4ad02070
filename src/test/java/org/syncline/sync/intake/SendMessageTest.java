package org.syncline.sync.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.syncline.platform.Actor;
import org.syncline.platform.GivenActor;
import org.syncline.platform.NotAllowedException;
import org.syncline.platform.Permission;
import org.syncline.record.RecordType;
import org.syncline.record.RecordTypeDocument;
import org.syncline.sync.EditFlow;
import org.syncline.sync.HubPlan;
import org.syncline.sync.HubPlans;
import org.syncline.system.ConnectedSystem;
import org.syncline.system.ConnectedSystem.IntakeQueue;

class SendMessageTest {
  private static final Actor ERP =
      new GivenActor("erp-machine", Set.of(Permission.SEND_MESSAGES), "erp");
  private final List<String> sent = new ArrayList<>();
  private final IntakeDoor door =
      (system, object, messageId, body, charset, queue, edge) ->
          sent.add(system + "/" + object + "/" + messageId + " to " + queue + " by " + edge);
  private final SendMessage messages = new SendMessage(new Plans(), door);

  /** A system erp, of which customers are read. */
  private static final class Plans implements HubPlans {
    private static final ConnectedSystem ERP_SYSTEM =
        new ConnectedSystem("erp", "ERP", "Ada", IntakeQueue.BULK, null, List.of());
    private final HubPlan plan =
        new HubPlan(
            1,
            Map.of("erp", ERP_SYSTEM),
            Map.of(),
            Map.of(
                new HubPlan.SourceObject("erp", "customer"),
                List.of(EditFlow.of(ShippedCustomer.TYPE))));

    @Override
    public HubPlan current() {
      return plan;
    }

    @Override
    public HubPlan refresh() {
      return plan;
    }
  }

  /** The record type as it is shipped. */
  private static final class ShippedCustomer {
    static final RecordType TYPE = read();

    private static RecordType read() {
      try {
        return RecordTypeDocument.parse(
            Files.readAllBytes(Path.of("src/main/resources/record-types/customer.json")));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Test
  void who_may_not_send_or_speaks_for_another_system_gets_no_way() {
    assertThatThrownBy(() -> messages.way("shop", "customer", ERP))
        .isInstanceOf(NotAllowedException.class);
    assertThatThrownBy(
            () -> messages.way("erp", "customer", GivenActor.without(Permission.SEND_MESSAGES)))
        .isInstanceOf(NotAllowedException.class);
    assertThat(sent).isEmpty();
  }

  @Test
  void what_is_unknown_or_unread_gets_no_way() {
    assertThat(messages.way("nowhere", "customer", GivenActor.ADA))
        .isEqualTo(new SendMessage.Way.NoSuchSystem());
    assertThat(messages.way("erp", "invoice", ERP)).isEqualTo(new SendMessage.Way.Unread());
  }

  @Test
  void a_message_goes_to_the_queue_of_its_system() throws IntakeDoor.DoorClosed {
    SendMessage.Way.Open way = (SendMessage.Way.Open) messages.way("erp", "customer", ERP);

    way.send("m1", new byte[] {1}, null, "http");

    assertThat(sent).containsExactly("erp/customer/m1 to BULK by http");
  }
}
