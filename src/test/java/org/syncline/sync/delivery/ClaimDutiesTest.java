package org.syncline.sync.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a server that hung for longer than its leases may still believe of them. */
class ClaimDutiesTest {
  private static final String FLOW = "crm";
  private static final Holder HERE = new Holder("one", "boot-1");
  private static final Holder THERE = new Holder("two", "boot-1");

  private final DeliveryKit kit = DeliveryKit.inMemory();
  private final Deliveries deliveries = kit.stores().deliveries();
  private final Outbound.Terms terms = new GivenOutbound(FLOW).terms(FLOW).orElseThrow();

  @Test
  void a_server_that_knows_all_leases_is_alone() {
    Delivery own = claimed();

    assertThat(claim(own).alone()).isTrue();
  }

  @Test
  void what_another_server_took_over_is_not_its_own() {
    Delivery own = claimed();
    keep(own.claimed(THERE, kit.now(), kit.now().plusSeconds(600)));

    assertThat(claim(own).alone()).isFalse();
  }

  @Test
  void what_another_server_took_over_and_settled_is_not_claimed_again() {
    Delivery own = claimed();
    Instant now = kit.now();
    keep(own.claimed(THERE, now, now).settled(Status.DELIVERED, now, null, null, 1));

    ClaimDuties.Claimed claimed = claim(own);

    assertThat(claimed.alone()).isFalse();
    assertThat(claimed.claims()).isEmpty();
  }

  private Delivery claimed() {
    Duty duty = new Duty(FLOW, 1, 1, null, Priority.EVENT);
    Instant now = kit.now();
    return kit.transactions()
        .inNew(
            () -> {
              deliveries.add(List.of(duty));
              Delivery claimed =
                  deliveries.open(FLOW, List.of(1L)).get(0).claimed(HERE, now, now.plusSeconds(60));
              deliveries.keep(List.of(claimed));
              return claimed;
            });
  }

  private void keep(Delivery delivery) {
    kit.transactions()
        .inNew(
            () -> {
              deliveries.keep(List.of(delivery));
              return true;
            });
  }

  private ClaimDuties.Claimed claim(Delivery own) {
    return kit.transactions()
        .inNew(
            () -> {
              Targets.Locked locked = kit.stores().targets().lock(FLOW);
              return new ClaimDuties(kit.stores(), HERE)
                  .from(
                      locked.target(),
                      locked.now(),
                      terms,
                      new ClaimDuties.Known(Map.of(own.id(), own), false),
                      4,
                      new Allowance(kit.stores().budgets(), terms, locked.now()));
            });
  }
}
