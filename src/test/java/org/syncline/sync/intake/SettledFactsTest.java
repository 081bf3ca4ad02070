package org.syncline.sync.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.syncline.platform.GivenActor;
import org.syncline.sync.Flow.Order;
import org.syncline.sync.Flow.State;

/** What is told of messages that got an outcome, and kept in the transaction they got it in. */
class SettledFactsTest {
  private static final int TARGETS = 9;

  private final StoreKit kit = StoreKit.inMemory();
  private final Hub hub = new Hub(kit).flow("erp-in", "erp", "customer", State.FULL, Order.VERSION);

  private List<Settled> kept() {
    List<Settled> kept =
        kit.facts().facts().stream()
            .filter(Settled.class::isInstance)
            .map(Settled.class::cast)
            .toList();
    kit.facts().clear();
    return kept;
  }

  private Settled.@Nullable ByMapping mapping() {
    List<Settled> kept = kept();
    assertThat(kept).hasSize(1);
    return kept.get(0).mapping();
  }

  @Test
  void what_is_kept_is_what_is_told_after_the_commit() {
    hub.send("erp", "{'key': '1', 'v': 1, 'name': 'Byron'}");

    List<Settled> kept = kept();
    assertThat(hub.facts).containsAll(kept);
    assertThat(kept)
        .singleElement()
        .satisfies(
            settled -> {
              assertThat(settled.status()).isEqualTo(Status.CREATED);
              assertThat(settled.since().sentAt()).isEqualTo("2026-11-22T10:00:00Z");
              assertThat(settled.since().acceptedAt()).isEqualTo("2026-11-22T10:00:01Z");
              assertThat(settled.since().startedAt()).isAfter(Instant.EPOCH);
            });
  }

  @Test
  void a_message_without_a_problem_is_mapped_whole() {
    hub.send("erp", "{'key': '1', 'v': 1, 'name': 'Byron'}");

    assertThat(mapping()).isEqualTo(new Settled.ByMapping("m", TARGETS, TARGETS, true));
  }

  @Test
  void each_value_that_fails_is_one_less() {
    hub.send("erp", "{'key': '1', 'v': 1, 'born': 'never', 'credit': 'much'}");

    assertThat(mapping()).isEqualTo(new Settled.ByMapping("m", TARGETS, TARGETS - 2, false));
  }

  @Test
  void of_a_body_that_can_not_be_read_no_value_was_asked() {
    hub.send("erp", "{'key': ");

    assertThat(mapping()).isEqualTo(new Settled.ByMapping("m", 0, 0, false));
  }

  @Test
  void what_waits_is_counted_when_its_turn_comes() {
    Sent first = hub.send("erp", "{'key': '1', 'v': 1, 'born': 'never'}");
    kept();

    hub.send("erp", "{'key': '1', 'v': 2, 'born': 'nor now'}");
    List<Settled> waiting = kept();
    hub.person().dismiss(first.receipt(), "erp-in", GivenActor.ADA, "a typing error");
    hub.goOn();

    assertThat(waiting).extracting(Settled::status).containsExactly(Status.WAITING);
    assertThat(waiting.get(0).mapping()).isNull();
    assertThat(kept())
        .singleElement()
        .satisfies(
            settled -> {
              assertThat(settled.status()).isEqualTo(Status.PARKED);
              assertThat(settled.mapping())
                  .isEqualTo(new Settled.ByMapping("m", TARGETS, TARGETS - 1, false));
            });
  }

  @Test
  void what_no_flow_reads_is_not_mapped() {
    hub.send("web", "{'key': '1'}");

    List<Settled> kept = kept();
    assertThat(kept).extracting(Settled::flow).containsExactly(Outcome.NO_FLOW);
    assertThat(kept.get(0).mapping()).isNull();
  }

  @Test
  void a_repeat_is_not_mapped() {
    InboundMessage message = hub.message("erp", "customer", "{'key': '1', 'v': 1}");
    hub.send(message);
    kept();

    hub.send(
        new InboundMessage(
            message.system(),
            message.object(),
            message.messageId(),
            "sent again",
            message.kind(),
            message.body(),
            message.bodyHash(),
            message.door(),
            message.sentAt(),
            message.receivedAt(),
            null));

    List<Settled> kept = kept();
    assertThat(kept).extracting(Settled::status).containsExactly(Status.DUPLICATE);
    assertThat(kept.get(0).mapping()).isNull();
  }
}
