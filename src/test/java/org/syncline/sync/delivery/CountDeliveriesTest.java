package org.syncline.sync.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.syncline.platform.SteppingClock;

class CountDeliveriesTest {
  private static final String FLOW = "crm";

  private final DeliveryKit kit = DeliveryKit.inMemory();
  private final SteppingClock clock = new SteppingClock();
  private final CountDeliveries counts =
      new CountDeliveries(kit.transactions(), kit.stores().deliveries(), clock);

  private void plan(long from, long to) {
    kit.transactions()
        .inNew(
            () -> {
              kit.stores()
                  .deliveries()
                  .add(
                      LongStream.rangeClosed(from, to)
                          .mapToObj(record -> new Duty(FLOW, record, 1, null, Priority.BATCH))
                          .toList());
              return true;
            });
  }

  private long pending() {
    CountDeliveries.Counted counted = counts.count();
    long pending = counted.byStatus().getOrDefault(FLOW, Map.of()).getOrDefault(Status.PENDING, 0L);
    assertThat(counted.planned().getOrDefault(FLOW, 0L)).isEqualTo(pending);
    return pending;
  }

  @Test
  void few_are_counted_each_time() {
    assertThat(pending()).isZero();

    plan(1, CountDeliveries.COUNTED_EACH_TIME - 1);
    assertThat(pending()).isEqualTo(CountDeliveries.COUNTED_EACH_TIME - 1);

    plan(CountDeliveries.COUNTED_EACH_TIME, CountDeliveries.COUNTED_EACH_TIME);
    assertThat(pending()).isEqualTo(CountDeliveries.COUNTED_EACH_TIME);
  }

  @Test
  void a_count_of_many_holds_for_a_while() {
    plan(1, 60_000);
    assertThat(pending()).isEqualTo(60_000);
    plan(60_001, 60_002);

    clock.step(Duration.ofMillis(1_499));
    assertThat(pending()).isEqualTo(60_000);
    assertThat(counts.count().at()).isEqualTo(clock.instant().minusMillis(1_499));

    clock.step(Duration.ofMillis(1));
    assertThat(pending()).isEqualTo(60_002);
    assertThat(counts.count().at()).isEqualTo(clock.instant());
  }

  @Test
  void a_clock_that_is_set_back_keeps_no_count() {
    plan(1, 60_000);
    assertThat(pending()).isEqualTo(60_000);
    plan(60_001, 60_001);

    clock.step(Duration.ofSeconds(-1));

    assertThat(pending()).isEqualTo(60_001);
  }
}
