package org.syncline.metrics.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.syncline.configuration.InvalidConfiguration;
import org.syncline.metrics.Metric;
import org.syncline.metrics.PeriodLength;
import org.syncline.metrics.PurgeSnapshots;
import org.syncline.metrics.Subject;

class AlertRuleDocumentTest {
  private static final PurgeSnapshots.Kept KEPT =
      new PurgeSnapshots.Kept(Duration.ofDays(14), Duration.ofDays(400));

  private static AlertRule parse(String json) {
    return AlertRuleDocument.parse(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8), KEPT);
  }

  private static String delay(String more) {
    return "{'subject': 'flow:erp-customers', 'metric': 'delay', 'stage': 'whole', 'figure': 'p99',"
        + " 'minutes': 5"
        + more
        + "}";
  }

  @Test
  void a_rule_has_usual_values_for_what_is_not_said() {
    assertThat(parse(delay(", 'condition': {'above': 500}")))
        .isEqualTo(
            new AlertRule(
                Subject.flow("erp-customers"),
                Metric.DELAY,
                "whole",
                AlertFigure.P99,
                new PeriodLength(5),
                new Condition.Threshold(true, 500),
                1,
                true,
                List.of()));
    assertThat(parse(delay(", 'condition': {'deviates': 3, 'periods': 20}")).condition())
        .isEqualTo(new Condition.Deviation(3, 20, 10, 0, Condition.Side.EITHER));
  }

  @Test
  void all_that_can_be_said_is_read() {
    AlertRule rule =
        parse(
            delay(
                ", 'condition': {'deviates': 2.5, 'periods': 20, 'withData': 5, 'atLeast': 50,"
                    + " 'side': 'above'}, 'after': 3, 'enabled': false, 'destinations': [{'kind':"
                    + " 'log'}, {'kind': 'jms'}, {'kind': 'webhook', 'system': 'pager',"
                    + " 'connection': 'hooks', 'object': 'alerts'}]"));

    assertThat(rule.condition())
        .isEqualTo(new Condition.Deviation(2.5, 20, 5, 50, Condition.Side.ABOVE));
    assertThat(rule.after()).isEqualTo(3);
    assertThat(rule.enabled()).isFalse();
    assertThat(rule.destinations())
        .containsExactly(
            Destination.LOG, Destination.JMS, Destination.webhook("pager", "hooks", "alerts"));
    assertThat(rule.destinations().stream().map(d -> Destination.parse(d.toString())))
        .isEqualTo(rule.destinations());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'subject': 'flow:'} | subject",
        "{'subject': 'nobody'} | subject",
        "{'metric': 'speed'} | metric",
        "{'subject': 'mapping:a', 'metric': 'delay'} | metric",
        "{'metric': 'delay', 'stage': 'created'} | stage",
        "{'metric': 'accuracy', 'figure': 'p99'} | figure",
        "{'metric': 'messages', 'figure': 'mean'} | figure",
        "{'minutes': 0} | minutes",
        "{'minutes': 1441} | minutes",
        "{'minutes': 1.5} | minutes",
        "{'a': 1} | condition",
        "{'condition': {}} | condition.above",
        "{'condition': {'above': 1, 'below': 2}} | condition.above",
        "{'condition': {'above': -1}} | condition.above",
        "{'condition': {'above': '1'}} | condition.above",
        "{'condition': {'above': 1, 'periods': 3}} | condition.periods",
        "{'condition': {'deviates': 3}} | condition.periods",
        "{'condition': {'deviates': 3, 'periods': 1}} | condition.periods",
        "{'condition': {'deviates': 3, 'periods': 5, 'withData': 6}} | condition.withData",
        "{'condition': {'deviates': 3, 'periods': 5, 'side': 'left'}} | condition.side",
        "{'minutes': 59, 'condition': {'deviates': 3, 'periods': 500}} | condition.periods",
        "{'after': 0} | after",
        "{'after': 101} | after",
        "{'destinations': [{'kind': 'mail'}]} | destinations[0].kind",
        "{'destinations': [{'kind': 'webhook'}]} | destinations[0].system",
        "{'destinations': [{'kind': 'log', 'system': 'a'}]} | destinations[0].system",
        "{'destinations': [{'kind': 'log'}, {'kind': 'log'}]} | destinations[1]",
        "{'surprise': 1} | surprise"
      })
  void what_is_wrong_is_told_with_its_place(String json, String path) {
    InvalidConfiguration invalid =
        catchThrowableOfType(InvalidConfiguration.class, () -> parse(json));

    assertThat(invalid.problems())
        .anySatisfy(
            problem -> {
              assertThat(problem.path()).isEqualTo(path);
              assertThat(problem.message()).endsWith(".");
            });
  }

  @Test
  void one_mistake_is_told_once() {
    assertThatThrownBy(
            () ->
                parse(
                    "{'subject': 'hub', 'metric': 'speed', 'stage': 'created', 'figure': 'count',"
                        + " 'minutes': 1, 'condition': {'above': 1}}"))
        .isInstanceOfSatisfying(
            InvalidConfiguration.class, e -> assertThat(e.problems()).hasSize(1));
  }

  @Test
  void longer_periods_look_back_further() {
    String month = "'condition': {'deviates': 3, 'periods': 720}}";
    String rule =
        "{'subject': 'hub', 'metric': 'messages', 'stage': 'parked', 'figure': 'ratio', 'minutes': ";

    assertThat(parse(rule + "60, " + month).length().minutes()).isEqualTo(60);
    assertThat(parse(rule + "1440, " + month).length().minutes()).isEqualTo(1440);
    assertThatThrownBy(() -> parse(rule + "30, " + month))
        .isInstanceOf(InvalidConfiguration.class)
        .hasMessageContaining("condition.periods");
  }
}
