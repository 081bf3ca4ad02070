package org.syncline.mapping.function;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckDigitsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "00",
        "18",
        "91",
        "59",
        "4111 1111 1111 1111",
        "4111-1111-1111-1111",
        "79927398713"
      })
  void a_number_with_a_right_luhn_digit(String value) {
    assertThat(CheckDigits.isLuhn(value)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0",
        " ",
        "-",
        "19",
        "81",
        "79927398710",
        "79927398731",
        "18/",
        "18:",
        "1x8",
        "x18",
        "\u0661\u0668"
      })
  void anything_else_has_none(String value) {
    assertThat(CheckDigits.isLuhn(value)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DE89370400440532013000",
        "DE89 3704 0044 0532 0130 00",
        "GB82 WEST 1234 5698 7654 32",
        "FR14 2004 1010 0505 0001 3M02 606",
        "NO93 8601 1117 947"
      })
  void an_account_number_with_right_check_digits(String value) {
    assertThat(CheckDigits.isIban(value)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "D",
        "DE8",
        "DE89",
        "DE88370400440532013000",
        "DE98370400440532013000",
        "DE8937040044053201300",
        "DE893704004405320130000",
        "XX89370400440532013000",
        "GB82 WEST 1234 5698 7654 23",
        "GB82 ABCD 1234 5698 7654 32"
      })
  void one_with_a_wrong_length_country_or_digit(String value) {
    assertThat(CheckDigits.isIban(value)).isFalse();
  }

  @Test
  void very_long_texts_are_none() {
    assertThat(CheckDigits.isLuhn("0".repeat(100_000))).isFalse();
    assertThat(CheckDigits.isIban("DE89370400440532013000" + " ".repeat(100_000))).isFalse();
  }
}
