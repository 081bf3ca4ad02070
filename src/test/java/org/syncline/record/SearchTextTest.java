package org.syncline.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SearchTextTest {

  static Stream<Arguments> texts() {
    return Stream.of(
        Arguments.of("Anna-Lena  O'Hara", Set.of("anna", "lena", "o", "hara")),
        Arguments.of("Müller & Söhne GmbH", Set.of("muller", "sohne", "gmbh")),
        Arguments.of("\uFF21\uFF22\uFF23 1", Set.of("abc", "1")),
        Arguments.of("Acme 上海公司", Set.of("acme", "上海公司", "海公司", "公司", "司")),
        Arguments.of("Οδυσσεύς", Set.of("οδυσσευς")),
        Arguments.of("\u0000\u0007 \uD800 !?", Set.of()),
        Arguments.of("", Set.of()));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void words(String text, Set<String> words) {
    assertThat(SearchText.words(text)).isEqualTo(words);
  }

  @Test
  void endless_texts_have_a_limited_number_of_limited_words() {
    assertThat(SearchText.words("x".repeat(10_000)))
        .containsExactly("x".repeat(SearchText.LONGEST_WORD));
    assertThat(SearchText.words("海".repeat(5_000) + " " + "ab ".repeat(5_000)).size())
        .isLessThanOrEqualTo(SearchText.WORDS);
  }

  @Test
  void white_space_case_and_width_do_not_count() {
    assertThat(SearchText.normalised(" Ａda\t\nLOVELACE ")).isEqualTo("ada lovelace");
  }
}
