package org.syncline.mapping.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalNumbersTest {
  private static BigDecimal read(String locale, String text) {
    return LocalNumbers.of(Locale.forLanguageTag(locale)).read(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          de    | 1,5              | 1.5
          de    | ,5               | 0.5
          de    | 0,0              | 0
          de    | 9                | 9
          de    | 12               | 12
          de    | 123              | 123
          de    | 1234             | 1234
          de    | 1.234            | 1234
          de    | 12.345           | 12345
          de    | 123.456.789,01   | 123456789.01
          de    | -1,5             | -1.5
          de    | \u22121,5        | -1.5
          de    | +1,5             | 1.5
          en    | 1,234.50         | 1234.5
          de-CH | 1'234.50         | 1234.5
          de-CH | 1\u2019234.50    | 1234.5
          fr    | 1 234,50         | 1234.5
          fr    | 1\u00a0234,50    | 1234.5
          fr    | 1\u202f234,50    | 1234.5
          ar-EG | \u0661\u0662\u066b\u0660\u0669 | 12.09
          fa    | \u06f0\u06f9     | 9
          """)
  void a_number_is_read_as_its_locale_writes_it(String locale, String text, String number) {
    assertThat(read(locale, text)).isEqualByComparingTo(new BigDecimal(number));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          de    | -
          de    | +
          de    | ,
          de    | 1,
          de    | 1.23
          de    | 1.2345
          de    | 1234.567
          de    | .123
          de    | 1..234
          de    | 1.234.56
          de    | 1,5,5
          de    | 1,5.5
          de    | 1,x
          de    | x
          de    | 1/
          de    | 1:
          de    | 1,/
          de    | 1,:
          de    | \u0661
          de    | 1 234
          de    | --1
          en    | 1.234,5
          fr    | 1\u00a0234 567
          de-CH | 1'234\u2019567
          ar-EG | \u065f
          ar-EG | \u066a
          """)
  void anything_else_is_none(String locale, String text) {
    assertThat(read(locale, text)).isNull();
  }

  @Test
  void nothing_and_what_is_too_long_is_none() {
    assertThat(read("de", "")).isNull();
    assertThat(read("de", "0".repeat(10_000))).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          de    | 123.456.789.012.345.678,90 | 123456789012345678.9
          de    | -1.234.567.890.123.456.789 | -1234567890123456789
          de    | 123456789012345678   | 123456789012345678
          de    | 1234567890123456789  | 1234567890123456789
          de    | +00000000000000000001,50 | 1.5
          de    | \u22120,00000000000000000001 | -0.00000000000000000001
          ar-EG | \u0661\u0662\u0663\u0664\u0665\u0666\u0667\u0668\u0669\u0660\u0661\u0662\u0663\u0664\u0665\u0666\u0667\u0668\u066b\u0661 | 123456789012345678.1
          """)
  void numbers_that_no_long_holds_are_as_exact(String locale, String text, String number) {
    assertThat(read(locale, text)).isEqualByComparingTo(new BigDecimal(number));
  }

  @Test
  void long_texts_are_judged_as_short_ones() {
    String nothing = " ".repeat(20);
    assertThat(read("de", "1".repeat(20) + ",")).isNull();
    assertThat(read("de", "1".repeat(20) + ",5,5")).isNull();
    assertThat(read("de", "1." + "0".repeat(20))).isNull();
    assertThat(read("de", nothing)).isNull();
  }
}
