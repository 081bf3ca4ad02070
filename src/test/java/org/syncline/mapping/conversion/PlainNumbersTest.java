package org.syncline.mapping.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainNumbersTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-0, 0",
    "0.00, 0",
    "7, 7",
    "+7, 7",
    "-7, -7",
    "007, 7",
    ".5, 0.5",
    "-.5, -0.5",
    "1.50, 1.5",
    "10, 10",
    "100.10, 100.1",
    "1234567890123456.78, 1234567890123456.78",
    "123456789012345678, 123456789012345678",
    "999999999999999999, 999999999999999999",
    "1234567890123456789, 1234567890123456789",
    "99999999999999999999.90, 99999999999999999999.9",
    "1e2, 100",
    "1E2, 100",
    "1e+2, 100",
    "1e-2, 0.01",
    "-1.5e1, -15",
    "1e0099, 1000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000",
    "0e9999, 0"
  })
  void a_number_is_read_without_zeros_at_its_end(String text, String number) {
    assertThat(PlainNumbers.read(text)).isEqualTo(new BigDecimal(number));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "-", "+", ".", "-.", "5.", "5.e3", "1.2.3", "--1", "1-", "e5", "1e", "1e+", "1e-",
        "1e+-2", "1e1.5", "1e00000", "1e2x", "1f", " 1", "1 ", "1,5", "/", ":", "1/", "1:", "1e/",
        "1e:", "\u0661", "NaN", "0x1"
      })
  void anything_else_is_none(String text) {
    assertThat(PlainNumbers.read(text)).isNull();
  }

  @Test
  void a_number_has_at_most_100_digits_before_and_behind_the_point() {
    String most = "9".repeat(100);

    assertThat(PlainNumbers.read(most)).isEqualTo(new BigDecimal(most));
    assertThat(PlainNumbers.read(most + "9")).isNull();
    assertThat(PlainNumbers.read("0." + most)).isEqualTo(new BigDecimal("0." + most));
    assertThat(PlainNumbers.read("0." + most + "9")).isNull();
    assertThat(PlainNumbers.read("0." + most + "0")).isEqualTo(new BigDecimal("0." + most));
    assertThat(PlainNumbers.read("1e99")).isEqualTo(BigDecimal.TEN.pow(99));
    assertThat(PlainNumbers.read("1e100")).isNull();
    assertThat(PlainNumbers.read("1e-100")).isEqualTo(new BigDecimal("1e-100"));
    assertThat(PlainNumbers.read("1e-101")).isNull();
  }

  @Test
  void a_text_of_more_than_400_characters_is_none() {
    assertThat(PlainNumbers.read("0".repeat(399) + "1")).isEqualTo(BigDecimal.ONE);
    assertThat(PlainNumbers.read("0".repeat(400) + "1")).isNull();
  }
}
