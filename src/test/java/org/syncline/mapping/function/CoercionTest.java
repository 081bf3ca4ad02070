package org.syncline.mapping.function;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.syncline.mapping.conversion.CanonicalText;
import org.syncline.mapping.value.Codes;
import org.syncline.mapping.value.Fault;

class CoercionTest {
  private static final Map<ValueKind, Object> VALUES =
      Map.of(
          ValueKind.TEXT, "x",
          ValueKind.NUMBER, new BigDecimal("1.5"),
          ValueKind.BOOLEAN, true,
          ValueKind.DATE, LocalDate.of(2026, 11, 22),
          ValueKind.TIME, LocalTime.of(13, 45),
          ValueKind.LOCAL_DATE_TIME, LocalDateTime.of(2026, 11, 22, 13, 45),
          ValueKind.INSTANT, Instant.parse("2026-11-22T12:45:00Z"));

  @ParameterizedTest
  @CsvSource({
    "NUMBER, 1234.50, 1234.5",
    "NUMBER, 1e3, 1000",
    "NUMBER, '1,5', NOT_A_NUMBER",
    "NUMBER, 1e999, NOT_A_NUMBER",
    "BOOLEAN, Y, true",
    "BOOLEAN, 1, true",
    "BOOLEAN, false, false",
    "BOOLEAN, TRUE, NOT_A_BOOLEAN",
    "DATE, 2024-02-29, 2024-02-29",
    "DATE, 2026-02-29, NOT_A_DATE",
    "DATE, 0000-01-01, OUT_OF_RANGE",
    "DATE, +12026-01-01, OUT_OF_RANGE",
    "TIME, 13:45, 13:45:00",
    "TIME, 13:45:00.5, 13:45:00.500",
    "TIME, 24:00, NOT_A_DATE",
    "LOCAL_DATE_TIME, 2026-11-22T13:45, 2026-11-22T13:45:00",
    "LOCAL_DATE_TIME, 2026-11-22T13:45:00Z, NOT_A_DATE",
    "LOCAL_DATE_TIME, 2026-11-22, NOT_A_DATE",
    "INSTANT, 2026-11-22T13:45:00+01:00, 2026-11-22T12:45:00Z",
    "INSTANT, 2026-11-22T13:45:00, NOT_A_DATE",
    "INSTANT, 0001-01-01T00:00:00+01:00, OUT_OF_RANGE",
    "INSTANT, 9999-12-31T23:59:59-01:00, OUT_OF_RANGE",
    "TEXT, ' x ', ' x '"
  })
  void texts_are_read_in_plain_notation_and_iso_8601(ValueKind kind, String text, String expected) {
    Object read = Coercion.to(kind, text);

    assertThat(read instanceof Fault fault ? fault.code() : CanonicalText.of(read))
        .isEqualTo(expected);
  }

  @Test
  void of_other_kinds_only_the_kind_itself_is_taken_and_all_become_text_that_reads_as_the_same() {
    VALUES.forEach(
        (kind, value) -> {
          assertThat(Coercion.to(ValueKind.ANY, value)).isSameAs(value);
          assertThat(Coercion.to(kind, CanonicalText.of(value))).isEqualTo(value);
          VALUES
              .keySet()
              .forEach(
                  to -> {
                    Object result = Coercion.to(to, value);
                    if (to == kind) {
                      assertThat(result).isSameAs(value);
                    } else if (to == ValueKind.TEXT) {
                      assertThat(result).isInstanceOf(String.class);
                    } else if (kind != ValueKind.TEXT) {
                      assertThat(((Fault) result).code()).isEqualTo(Codes.WRONG_TYPE);
                    }
                    boolean mayBecome = kind.mayBecome(to);
                    assertThat(mayBecome)
                        .as("%s to %s", kind, to)
                        .isEqualTo(
                            kind == ValueKind.TEXT
                                || !(result instanceof Fault fault
                                    && fault.code().equals(Codes.WRONG_TYPE)));
                  });
        });
  }

  @Test
  void an_empty_text_stays_empty_where_another_kind_is_taken() {
    assertThat(MappingFunctions.bind("abs", List.of()).apply("")).isEqualTo("");
    assertThat(MappingFunctions.bind("startOfMonth", List.of()).apply("")).isEqualTo("");
    assertThat(((Fault) MappingFunctions.bind("abs", List.of()).apply(" ")).code())
        .isEqualTo(Codes.NOT_A_NUMBER);
  }

  @Test
  void a_function_of_single_values_is_applied_to_each_item_of_a_list() {
    MappingFunction abs = MappingFunctions.bind("abs", List.of());

    assertThat(abs.apply(java.util.Arrays.asList("-1", null, "")))
        .isEqualTo(java.util.Arrays.asList(BigDecimal.ONE, null, ""));
    assertThat(abs.apply(List.of("-1", "x", "y"))).isInstanceOf(Fault.class);
    assertThat(abs.apply(List.of())).isEqualTo(List.of());
  }

  @Test
  void lists_within_lists_are_made_one_and_stay_bounded() {
    MappingFunction split = MappingFunctions.bind("split", List.of(","));

    assertThat(split.apply(List.of("a,b", "", "c"))).isEqualTo(List.of("a", "b", "c"));
    String half = "x,".repeat(Items.MOST / 2 - 1) + "x";
    assertThat((List<?>) split.apply(List.of(half, half))).hasSize(Items.MOST);
    assertThat(((Fault) split.apply(List.of(half, half, "x"))).code()).isEqualTo(Codes.TOO_LONG);
  }
}
