package org.syncline.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Dates and instants from the year 1 to the year 9999, with and without a pattern. */
class TimesAtTheirLimitsTest {
  private static Mapped map(String target, String format, String value) {
    return Plans.plan(
            "{'kind': 'json'}",
            "{'target': '@key', 'source': 'id'}",
            "{'target': '" + target + "', 'source': 'a'" + format + "}")
        .map(Plans.body("{\"id\": \"1\", \"a\": \"" + value + "\"}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      emptyValue = "",
      textBlock =
          """
          day    | ``                                                     | 0001-01-01             | 0001-01-01
          day    | ``                                                     | 9999-12-31             | 9999-12-31
          day    | , 'format': 'd.M.yyyy'                                 | 1.1.0001               | 0001-01-01
          day    | , 'format': 'd.M.yyyy'                                 | 31.12.9999             | 9999-12-31
          moment | ``                                                     | 0001-01-01T00:00:00Z   | 0001-01-01T00:00:00Z
          moment | ``                                                     | 9999-12-31T23:59:59Z   | 9999-12-31T23:59:59Z
          moment | ``                                                     | 9999-12-31T23:59:59.999Z | 9999-12-31T23:59:59.999Z
          moment | , 'format': 'yyyy-MM-dd HH:mm:ss', 'zone': 'UTC'       | 0001-01-01 00:00:00    | 0001-01-01T00:00:00Z
          moment | , 'format': 'yyyy-MM-dd HH:mm:ss', 'zone': 'UTC'       | 9999-12-31 23:59:59    | 9999-12-31T23:59:59Z
          moment | , 'format': 'yyyy-MM-dd HH:mm:ss', 'zone': 'UTC'       | 1969-12-31 23:59:59    | 1969-12-31T23:59:59Z
          moment | , 'format': 'yyyy-MM-dd HH:mm:ss', 'zone': 'UTC'       | 1970-01-01 00:00:00    | 1970-01-01T00:00:00Z
          clock  | ``                                                     | 00:00:00               | 00:00:00
          clock  | ``                                                     | 23:59:59               | 23:59:59
          """)
  void the_first_and_the_last_are_taken(String target, String format, String value, String given) {
    assertThat(Plans.draft(map(target, format, value)).values().get(target).toString())
        .isEqualTo(given);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      emptyValue = "",
      textBlock =
          """
          day    | ``                                               | 0000-12-31               | NOT_A_DATE
          day    | ``                                               | 10000-01-01              | NOT_A_DATE
          moment | ``                                               | 0000-12-31T23:59:59Z     | NOT_A_DATE
          moment | ``                                               | 9999-12-31T23:59:59-01:00 | NOT_A_DATE
          moment | ``                                               | 0001-01-01T00:00:00+01:00 | NOT_A_DATE
          moment | , 'format': 'yyyy-MM-dd HH:mm:ss', 'zone': 'Asia/Tokyo' | 0001-01-01 00:00:00 | NOT_A_DATE
          """)
  void what_lies_beyond_is_refused(String target, String format, String value, String code) {
    Mapped mapped = map(target, format, value);

    assertThat(mapped).isInstanceOf(Mapped.Rejected.class);
    assertThat(((Mapped.Rejected) mapped).problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.code()).isEqualTo(code));
  }
}
