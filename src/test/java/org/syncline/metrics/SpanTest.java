package org.syncline.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class SpanTest {
  private static final Instant AT = Instant.parse("2026-11-27T23:59:59.999999Z");

  @Test
  void a_slot_begins_with_its_minute_hour_or_day_of_utc() {
    assertThat(Span.MINUTE.slot(AT)).isEqualTo("2026-11-27T23:59:00Z");
    assertThat(Span.HOUR.slot(AT)).isEqualTo("2026-11-27T23:00:00Z");
    assertThat(Span.DAY.slot(AT)).isEqualTo("2026-11-27T00:00:00Z");
    assertThat(Span.EVER.slot(AT)).isEqualTo("1970-01-01T00:00:00Z");
  }

  @Test
  void a_slot_ends_where_the_next_begins() {
    assertThat(Span.MINUTE.next(Span.MINUTE.slot(AT))).isEqualTo("2026-11-28T00:00:00Z");
    assertThat(Span.HOUR.next(Span.HOUR.slot(AT))).isEqualTo("2026-11-28T00:00:00Z");
    assertThat(Span.DAY.next(Span.DAY.slot(AT))).isEqualTo("2026-11-28T00:00:00Z");
    assertThat(Span.EVER.next(Span.EVER.slot(AT))).isEqualTo(Instant.MAX);
  }

  @Test
  void a_period_ends_with_its_last_slot_which_may_not_be_over() {
    Instant from = Instant.parse("2026-11-27T22:00:00Z");
    Instant to = Instant.parse("2026-11-27T23:00:00Z");

    assertThat(new ReadMetrics.Period(Span.HOUR, from, to).end()).isEqualTo(to);
    assertThat(new ReadMetrics.Period(Span.HOUR, from, AT).end()).isEqualTo("2026-11-28T00:00:00Z");
  }
}
