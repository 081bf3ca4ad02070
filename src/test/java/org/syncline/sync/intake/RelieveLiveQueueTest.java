package org.syncline.sync.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.syncline.sync.HubPlan;
import org.syncline.sync.HubPlans;
import org.syncline.system.ConnectedSystem;
import org.syncline.system.ConnectedSystem.IntakeQueue;

class RelieveLiveQueueTest {
  private final Broker broker = new Broker();
  private final Overflow overflow = new Overflow();
  private final Map<String, ConnectedSystem> systems = new HashMap<>();
  private final RelieveLiveQueue liveQueue =
      new RelieveLiveQueue(broker, overflow, new PlanOfSystems());

  RelieveLiveQueueTest() {
    connected("erp", IntakeQueue.LIVE);
    connected("shop", IntakeQueue.LIVE);
    connected("web", IntakeQueue.LIVE);
    connected("night", IntakeQueue.BULK);
  }

  @Test
  void the_system_that_fills_a_crowded_queue_overflows() {
    arrived("erp", 900);
    arrived("shop", 10);

    look(RelieveLiveQueue.CROWDED, 0);

    assertThat(broker.overflowing).containsExactly("erp");
    assertThat(overflow.carries("erp")).isTrue();
    assertThat(overflow.carries("shop")).isFalse();
  }

  @Test
  void below_the_crowd_nothing_changes() {
    arrived("erp", 900);

    look(RelieveLiveQueue.CROWDED - 1, 0);

    assertThat(broker.overflowing).isEmpty();
  }

  @Test
  void while_the_rest_of_a_flood_is_worked_off_nobody_else_overflows() {
    arrived("erp", 900);
    look(5_000, 0);
    arrived("erp", 950);
    arrived("shop", 40);
    arrived("web", 10);

    look(5_000, 2_000);

    assertThat(broker.overflowing).containsExactly("erp");
  }

  @Test
  void a_second_flood_overflows_beside_the_first() {
    arrived("erp", 900);
    look(5_000, 0);
    arrived("erp", 300);
    arrived("shop", 600);

    look(5_000, 2_000);

    assertThat(broker.overflowing).containsExactlyInAnyOrder("erp", "shop");
  }

  @Test
  void all_go_back_when_their_queue_is_nearly_empty() {
    arrived("erp", 900);
    look(5_000, 0);
    arrived("shop", 900);
    look(5_000, 0);

    look(10, RelieveLiveQueue.NEARLY_EMPTY);
    assertThat(broker.overflowing).containsExactlyInAnyOrder("erp", "shop");

    look(10, RelieveLiveQueue.NEARLY_EMPTY - 1);
    assertThat(broker.overflowing).isEmpty();
    assertThat(overflow.systems()).isEmpty();
  }

  @Test
  void they_do_not_go_back_into_a_crowd() {
    arrived("erp", 900);
    look(5_000, 0);

    look(RelieveLiveQueue.CROWDED, 0);

    assertThat(broker.overflowing).containsExactly("erp");
  }

  @Test
  void only_what_arrived_since_the_last_look_counts() {
    arrived("erp", 900);
    look(10, 0);
    arrived("shop", 500);

    look(5_000, 0);

    assertThat(broker.overflowing).containsExactly("shop");
  }

  @Test
  void a_system_that_is_not_live_is_left_where_it_is() {
    arrived("night", 900);
    arrived("-", 900);

    look(5_000, 0);

    assertThat(broker.overflowing).isEmpty();
  }

  @Test
  void a_system_whose_messages_go_elsewhere_at_the_broker_does_not_overflow_by_http_either() {
    broker.elsewhere.add("erp");
    arrived("erp", 900);

    look(5_000, 0);

    assertThat(overflow.carries("erp")).isFalse();
  }

  @Test
  void the_only_live_system_has_nobody_to_hold_up() {
    systems.remove("shop");
    systems.remove("web");
    arrived("erp", 900);

    look(5_000, 0);

    assertThat(broker.overflowing).isEmpty();
  }

  @Test
  void a_way_that_a_hub_before_this_one_changed_is_changed_back() {
    broker.overflowing.add("shop");

    look(0, 500);
    assertThat(overflow.carries("shop")).isTrue();

    look(0, 0);
    assertThat(broker.overflowing).isEmpty();
  }

  @Test
  void a_busy_system_is_not_sent_behind_a_flood_while_what_the_flood_left_is_worked_off() {
    arrived("erp", 2_900);
    arrived("shop", 100);
    look(10_000, 0);
    // The shop is all that still sends, but what fills the queue is the rest of the flood.
    arrived("erp", 1_500);
    look(8_500, 6_000);
    arrived("erp", 200);
    arrived("shop", 1_300);

    look(1_400, 40_000);

    assertThat(broker.overflowing).containsExactly("erp");
    assertThat(overflow.carries("shop")).isFalse();
  }

  @Test
  void what_comes_in_by_the_broker_counts_from_look_to_look() {
    broker.arrived.put("erp", 100_000L);
    broker.arrived.put("shop", 100L);
    look(10, 0);
    broker.arrived.put("erp", 100_050L);
    broker.arrived.put("shop", 900L);

    look(5_000, 0);

    assertThat(broker.overflowing).containsExactly("shop");
  }

  @Test
  void a_broker_that_started_anew_counts_from_nothing() {
    broker.arrived.put("erp", 100_000L);
    broker.arrived.put("shop", 100L);
    look(10, 0);
    broker.arrived.put("erp", 5_000L);
    broker.arrived.put("shop", 120L);

    look(5_000, 0);

    assertThat(broker.overflowing).containsExactly("erp");
  }

  @Test
  void a_way_back_that_fails_does_not_hold_up_the_others_and_is_tried_again() {
    arrived("erp", 900);
    look(5_000, 0);
    arrived("shop", 900);
    look(5_000, 0);
    broker.failing.add("erp");

    look(0, 0);
    assertThat(broker.overflowing).containsExactly("erp");
    assertThat(overflow.systems()).containsExactly("erp");

    broker.failing.clear();
    look(0, 0);
    assertThat(broker.overflowing).isEmpty();
  }

  @Test
  void a_hub_that_knows_no_systems_yet_reads_the_present_ways_later() {
    Map<String, ConnectedSystem> known = Map.copyOf(systems);
    systems.clear();
    broker.overflowing.add("shop");
    look(0, 500);

    systems.putAll(known);
    look(0, 500);

    assertThat(overflow.carries("shop")).isTrue();
  }

  @Test
  void a_broker_that_cannot_be_asked_is_left_alone() {
    arrived("erp", 900);
    broker.depths = null;

    liveQueue.look();

    assertThat(broker.overflowing).isEmpty();
  }

  private void connected(String id, IntakeQueue queue) {
    systems.put(id, new ConnectedSystem(id, id, "Somebody", queue, null, List.of()));
  }

  private void arrived(String system, int messages) {
    for (int i = 0; i < messages; i++) {
      overflow.note(system);
    }
  }

  private void look(long live, long overflowing) {
    broker.depths = new LiveRoutes.Depths(live, overflowing);
    liveQueue.look();
  }

  private static final class Broker implements LiveRoutes {
    private final Set<String> overflowing = new HashSet<>();
    private final Set<String> elsewhere = new HashSet<>();
    private final Set<String> failing = new HashSet<>();
    private final Map<String, Long> arrived = new HashMap<>();
    private @Nullable Depths depths;

    @Override
    public Optional<Depths> depths() {
      return Optional.ofNullable(depths);
    }

    @Override
    public Map<String, Long> arrived() {
      return arrived;
    }

    @Override
    public boolean overflows(String system) {
      return overflowing.contains(system);
    }

    @Override
    public boolean overflow(String system, boolean on) {
      if (failing.contains(system)) {
        throw new IllegalStateException("The broker does not answer.");
      }
      if (elsewhere.contains(system)) {
        return false;
      }
      if (on) {
        overflowing.add(system);
      } else {
        overflowing.remove(system);
      }
      return true;
    }
  }

  private final class PlanOfSystems implements HubPlans {
    @Override
    public HubPlan current() {
      return new HubPlan(1, systems, Map.of(), Map.of());
    }

    @Override
    public HubPlan refresh() {
      return current();
    }
  }
}
