package org.syncline.mapping.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StepChainTest {

  private static ValueKind chain(String... steps) {
    StepChain chain = new StepChain();
    for (String step : steps) {
      List<Object> parts = List.of((Object[]) step.split(":", -1));
      chain.then((String) parts.get(0), parts.subList(1, parts.size()));
    }
    return chain.gives();
  }

  @ParameterizedTest
  @CsvSource({
    "digits, startOfMonth, a date",
    "length, startOfMonth, a date",
    "length, not, yes or no",
    "startOfMonth, abs, a number",
    "startOfMonth, toZone:UTC, an instant",
    "toZone:UTC, startOfMonth, a date",
    "countryCode, abs, a number",
    "countryCode, not, yes or no",
    "not, abs, a number",
    "parseTime:HHmm, startOfMonth, a date"
  })
  void a_step_that_can_never_work_behind_another_is_refused(
      String first, String second, String takes) {
    String name = second.split(":", -1)[0];
    assertThatIllegalArgumentException()
        .isThrownBy(() -> chain(first, second))
        .withMessage(
            "'"
                + name
                + "' takes "
                + takes
                + ", which '"
                + first.split(":", -1)[0]
                + "' never gives: put a step between, or take another.");
  }

  @ParameterizedTest
  @CsvSource({
    "trim, startOfMonth, DATE",
    "trim, abs, NUMBER",
    "digits, abs, NUMBER",
    "digits, not, BOOLEAN",
    "startOfMonth, upper, TEXT",
    "abs, length, NUMBER",
    "ifEmpty:x, startOfMonth, DATE",
    "split:;, abs, NUMBER",
    "split:;, first, TEXT",
    "abs, sort, NUMBER",
    "countryCode, ifEmpty:DE, ANY"
  })
  void what_may_work_is_left_to_the_values(String first, String second, ValueKind gives) {
    assertThat(chain(first, second)).isEqualTo(gives);
  }

  @Test
  void the_kind_of_items_is_kept_through_functions_of_lists() {
    assertThat(chain("split:;", "parseDate:yyyyMMdd", "distinct", "first"))
        .isEqualTo(ValueKind.DATE);
    assertThat(chain("split:;", "parseDate:yyyyMMdd", "distinct", "first", "year"))
        .isEqualTo(ValueKind.NUMBER);
    assertThat(chain("split:;", "parseDate:yyyyMMdd", "count")).isEqualTo(ValueKind.NUMBER);
    assertThat(chain("split:;", "parseDate:yyyyMMdd", "join:;")).isEqualTo(ValueKind.TEXT);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> chain("split:;", "parseDate:yyyyMMdd", "reverse", "abs"))
        .withMessageContaining("'abs' takes a number, which 'reverse' never gives");
    assertThatIllegalArgumentException().isThrownBy(() -> chain("digits", "last", "startOfMonth"));
  }

  @Test
  void a_step_of_another_kind_than_those_of_the_catalogue_may_give_anything() {
    StepChain chain = new StepChain();
    chain.then("digits", List.of());
    chain.anything("own");

    assertThat(chain.gives()).isEqualTo(ValueKind.ANY);
    assertThat(chain.then("startOfMonth", List.of()).apply("2026-11-22")).hasToString("2026-11-01");
  }

  @Test
  void a_chain_goes_on_behind_a_step_that_was_refused() {
    StepChain chain = new StepChain();
    chain.then("digits", List.of());
    assertThatIllegalArgumentException().isThrownBy(() -> chain.then("nope", List.of()));

    assertThat(chain.gives()).isEqualTo(ValueKind.ANY);
    chain.then("startOfMonth", List.of());
    assertThat(chain.gives()).isEqualTo(ValueKind.DATE);
  }

  @Test
  void the_first_step_may_take_anything() {
    assertThat(chain()).isEqualTo(ValueKind.ANY);
    assertThat(chain("startOfMonth")).isEqualTo(ValueKind.DATE);
  }
}
