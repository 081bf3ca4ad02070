package org.syncline.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.syncline.metrics.Metric;
import org.syncline.metrics.PurgeSnapshots;
import org.syncline.metrics.ReadMetrics;
import org.syncline.metrics.Span;
import org.syncline.metrics.Subject;
import org.syncline.platform.InMemoryTransactions;

class MetricSearchTest {
  private static final Instant NOW = Instant.parse("2026-03-02T10:00:30Z");

  /** Nothing is read here: only periods are asked for. */
  private static final ReadMetrics METRICS =
      new ReadMetrics(
          new InMemoryTransactions(),
          null,
          new PurgeSnapshots.Kept(Duration.ofDays(14), Duration.ofDays(400)),
          Clock.fixed(NOW, ZoneOffset.UTC));

  private static MetricSearch search(String... namesAndValues) {
    Map<String, String> parameters = new HashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      parameters.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return new MetricSearch(parameters::get, ZoneId.of("Asia/Shanghai"), METRICS);
  }

  @Test
  void nothing_asked_for_is_the_delay_of_the_hub_in_the_last_day() {
    MetricSearch search = search();

    assertThat(search.of()).isEqualTo(Subject.HUB);
    assertThat(search.what()).isEqualTo(Metric.DELAY);
    assertThat(search.inStage()).isEqualTo("whole");
    assertThat(search.length()).isEqualTo("PT24H");
    assertThat(search.when())
        .isEqualTo(new ReadMetrics.Period(Span.HOUR, Instant.parse("2026-03-01T10:00:00Z"), NOW));
    assertThat(search.part()).isEqualTo(1);
  }

  @Test
  void each_choice_counts() {
    MetricSearch search =
        search(
            "subject",
            "system:erp",
            "metric",
            "accuracy",
            "stage",
            "value",
            "from",
            "2026-03-02T08:00",
            "to",
            "2026-03-02T01:00:00Z",
            "last",
            "P7D",
            "page",
            "3");

    assertThat(search.of()).isEqualTo(Subject.system("erp"));
    assertThat(search.what()).isEqualTo(Metric.ACCURACY);
    assertThat(search.inStage()).isEqualTo("value");
    assertThat(search.length()).isEmpty();
    assertThat(search.when())
        .isEqualTo(
            new ReadMetrics.Period(
                Span.MINUTE,
                Instant.parse("2026-03-02T00:00:00Z"),
                Instant.parse("2026-03-02T01:00:00Z")));
    assertThat(search.part()).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource({
    "subject, nobody, mistake.choice",
    "subject, hub:erp, mistake.choice",
    "metric, speed, mistake.choice",
    "last, PT3H, mistake.choice",
    "from, yesterday, mistake.moment"
  })
  void what_is_not_understood_is_told_by_field_and_nothing_is_read(
      String field, String value, String mistake) {
    MetricSearch search = search(field, value);

    assertThat(search.mistake(field)).isEqualTo(mistake);
    assertThat(search.isUsable()).isFalse();
    assertThatThrownBy(search::when).isInstanceOf(IllegalStateException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-02T00:00:00Z, 2026-03-01T00:00:00Z, mistake.period",
    "1900-01-01T00:00:00Z, 2026-03-01T00:00:00Z, mistake.slots",
    "2026-03-02T00:00:00Z, '', mistake.moment"
  })
  void a_period_that_can_not_be_shown_is_told(String from, String to, String mistake) {
    MetricSearch search = search("from", from, "to", to);

    assertThat(search.mistake("to")).isEqualTo(mistake);
    assertThat(search.isUsable()).isFalse();
  }

  @Test
  void counts_have_no_stage_and_a_part_of_the_table_that_is_none_is_the_first() {
    assertThat(search("metric", "messages", "stage", "created").inStage()).isEmpty();
    assertThat(search("page", "0").part()).isEqualTo(1);
    assertThat(search("page", "-7").part()).isEqualTo(1);
    assertThat(search("stage", "<script>").inStage()).isEqualTo("whole");
  }

  @Test
  void addresses_keep_what_was_asked_for() {
    MetricSearch search = search("subject", "flow:a b", "last", "P7D", "page", "2");

    assertThat(search.with("metric", "accuracy"))
        .isEqualTo("subject=flow%3Aa+b&last=P7D&metric=accuracy");
    assertThat(search.within(NOW, NOW.plusSeconds(60)))
        .isEqualTo("subject=flow%3Aa+b&from=2026-03-02T10%3A00%3A30Z&to=2026-03-02T10%3A01%3A30Z");
  }
}
