package org.syncline.mapping.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RawTextTest {
  @ParameterizedTest
  @ValueSource(strings = {"", " ", "plain", "!#[]^", "\u007f\u0080\u00e4\u02ff"})
  void texts_that_json_has_as_they_are_are_raw(String text) {
    RawText raw = RawText.of(text);

    assertThat(raw).isNotNull().hasToString(text);
    byte[] quoted = ('"' + text + '"').getBytes(StandardCharsets.UTF_8);
    assertThat(raw.length()).isEqualTo(quoted.length);
    assertThat(raw.isEmpty()).isEqualTo(text.isEmpty());
    byte[] copied = new byte[quoted.length + 2];
    assertThat(raw.copy(copied, 1)).isEqualTo(quoted.length + 1);
    assertThat(copied).startsWith(0).endsWith(0).containsSubsequence(quoted);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\"b", "a\\b", "a\nb", "\u001f", "\u0300", "\u59d3", "\ud83d\ude00"})
  void texts_with_escapes_or_marks_are_none(String text) {
    @Nullable RawText raw = RawText.of(text);

    assertThat(raw).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "plain", "!#[]^\u007f", "a\"b", "a\\b", "\u001f", "\u0080"})
  void chars_of_ascii_are_raw_as_texts_are(String text) {
    char[] chars = ("<" + text + ">").toCharArray();
    RawText raw = RawText.of(chars, 1, text.length());

    boolean ascii = text.chars().allMatch(c -> c < 0x80);
    if (ascii && RawText.of(text) != null) {
      assertThat(raw).isNotNull().hasToString(text);
    } else {
      assertThat(raw).isNull();
    }
  }

  @Test
  void is_a_piece_of_a_body() {
    byte[] body = "{\"a\":\"J\u00fcrgen\"}".getBytes(StandardCharsets.UTF_8);

    assertThat(new RawText(body, 5, 14)).hasToString("J\u00fcrgen");
  }
}
