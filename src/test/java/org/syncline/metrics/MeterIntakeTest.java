package org.syncline.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.syncline.sync.intake.Settled;
import org.syncline.sync.intake.Since;
import org.syncline.sync.intake.Status;

class MeterIntakeTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  private final Noted noted = new Noted();
  private final MeterIntake meter = new MeterIntake(noted, Clock.fixed(NOW, ZoneOffset.UTC));

  @Test
  void an_outcome_counts_under_its_system_its_flow_and_its_name() {
    meter.settled(settled("erp", Status.CREATED, NOW.minusMillis(20)));
    meter.settled(settled("erp", Status.CREATED, NOW.minusMillis(20)));
    meter.settled(settled("erp", Status.PARKED, NOW.minusMillis(20)));

    assertThat(noted.counts)
        .containsExactly(
            "syncline.intake.outcomes{flow=erp-customers, outcome=created, system=erp}",
            "syncline.intake.outcomes{flow=erp-customers, outcome=created, system=erp}",
            "syncline.intake.outcomes{flow=erp-customers, outcome=parked, system=erp}");
  }

  @Test
  void delays_run_from_sending_and_from_arrival_to_the_commit() {
    meter.settled(settled("erp", Status.UPDATED, NOW.minusMillis(20)));

    assertThat(noted.times)
        .containsExactlyInAnyOrder(
            "syncline.intake.sent.to.committed{flow=erp-customers, system=erp} PT0.02S",
            "syncline.intake.received.to.committed{flow=erp-customers, system=erp} PT0.005S");
  }

  @Test
  void an_unknown_time_of_sending_is_unknown_and_not_zero() {
    meter.settled(settled("erp", Status.UPDATED, null));
    meter.settled(settled("erp", Status.UPDATED, NOW.plusSeconds(1)));

    assertThat(noted.times).hasSize(2).allMatch(time -> time.contains("received"));
  }

  @Test
  void a_message_that_is_not_through_yet_has_no_delay_yet() {
    meter.settled(settled("erp", Status.PARKED, NOW.minusMillis(20)));
    meter.settled(settled("erp", Status.WAITING, NOW.minusMillis(20)));

    assertThat(noted.times).isEmpty();
  }

  @Test
  void however_many_systems_there_are_labels_stay_few() {
    for (int i = 0; i < 2_000; i++) {
      meter.settled(settled("system-" + i, Status.CREATED, null));
    }

    assertThat(noted.counts).hasSize(2_000);
    assertThat(noted.counts.stream().distinct()).hasSize(501);
    assertThat(noted.counts.get(1_999))
        .isEqualTo("syncline.intake.outcomes{flow=other, outcome=created, system=other}");
  }

  @Test
  void reasons_never_become_labels() {
    meter.settled(
        new Settled(
            "erp",
            "erp-customers",
            Status.PARKED,
            "ada@example.org",
            new Since(null, NOW, NOW),
            null));

    assertThat(noted.counts.toString()).doesNotContain("ada");
  }

  private static Settled settled(String system, Status status, @Nullable Instant sent) {
    return new Settled(
        system,
        "erp-customers",
        status,
        null,
        new Since(sent, NOW.minusMillis(5), NOW.minusMillis(2)),
        null);
  }

  private static final class Noted implements Meters {
    private final List<String> counts = new ArrayList<>();
    private final List<String> times = new ArrayList<>();

    @Override
    public void count(String name, Map<String, String> labels) {
      counts.add(name + new java.util.TreeMap<>(labels));
    }

    @Override
    public void time(String name, Map<String, String> labels, Duration duration) {
      times.add(name + new java.util.TreeMap<>(labels) + " " + duration);
    }
  }
}
