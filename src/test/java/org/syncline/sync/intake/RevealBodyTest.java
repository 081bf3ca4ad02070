package org.syncline.sync.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.syncline.mapping.format.SourceBody;
import org.syncline.platform.AuditTrail;
import org.syncline.platform.AuditTrail.Act;
import org.syncline.platform.GivenActor;

class RevealBodyTest {
  private static final byte[] BYTES = "{\"name\":\"Ada\"}".getBytes(StandardCharsets.UTF_8);
  private final StoreKit kit = StoreKit.inMemory();
  private final RevealBody reveal = new RevealBody(kit.transactions(), kit.stores());

  @BeforeEach
  void a_message() {
    kit.transactions()
        .inNew(
            () -> {
              kit.stores()
                  .receipts()
                  .add(
                      List.of(ReceiptsContract.receipt(1, "a", 0, "t")),
                      List.of(new StoredBody(1, BodyKind.TEXT, new SourceBody(BYTES, "UTF-8"))));
              return true;
            });
  }

  @Test
  void a_body_is_noted_before_it_is_handed_out() {
    assertThat(reveal.body(1, GivenActor.ADA).orElseThrow().body().bytes()).isEqualTo(BYTES);
    assertThat(kit.acts()).containsExactly(Act.done("ada", "message.reveal", "message/1", ""));
  }

  @Test
  void of_a_message_that_is_not_there_nothing_is_noted() {
    assertThat(reveal.body(2, GivenActor.ADA)).isEmpty();
    assertThat(kit.acts()).isEmpty();
  }

  @Test
  void where_the_note_fails_nothing_is_handed_out() {
    AuditTrail broken =
        new AuditTrail() {
          @Override
          public void note(Act act) {
            throw new IllegalStateException("no trail");
          }

          @Override
          public void noteAlone(Act act) {
            note(act);
          }
        };
    Stores s = kit.stores();
    Stores stores =
        new Stores(
            s.receipts(),
            s.outcomes(),
            s.lanes(),
            s.links(),
            s.records(),
            s.conflicts(),
            s.merges(),
            s.relations(),
            s.duties(),
            s.facts(),
            broken);

    assertThatThrownBy(() -> new RevealBody(kit.transactions(), stores).body(1, GivenActor.ADA))
        .hasMessage("no trail");
  }
}
