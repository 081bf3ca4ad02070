package org.syncline.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonLiteralTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ERP",
        "1",
        "1.50",
        "true",
        "null",
        "\"x\"",
        "",
        " x",
        "a\"b",
        "{\"a\": 1}",
        "[",
        "ä"
      })
  void a_text_is_read_as_it_was_shown(String text) {
    assertThat(JsonLiteral.read(JsonLiteral.shown(text))).isEqualTo(text);
  }

  @Test
  void numbers_flags_and_null_are_no_texts() {
    assertThat(JsonLiteral.read("1.50")).isEqualTo(new BigDecimal("1.50"));
    assertThat(JsonLiteral.read("true")).isEqualTo(Boolean.TRUE);
    assertThat(JsonLiteral.read("null")).isNull();
    assertThat(JsonLiteral.shown(new BigDecimal("1.50"))).isEqualTo("1.50");
    assertThat(JsonLiteral.shown(null)).isEqualTo("null");
    assertThat(JsonLiteral.shown("ERP")).isEqualTo("ERP");
  }

  @Test
  void what_no_line_can_hold_does_not_fit() {
    assertThat(JsonLiteral.fits("a\nb")).isFalse();
    assertThat(JsonLiteral.fits(java.util.List.of())).isFalse();
    assertThat(JsonLiteral.fits("")).isTrue();
  }
}
