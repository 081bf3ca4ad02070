package org.syncline.sync.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.syncline.mapping.format.SourceBody;

class WordsOfBodyTest {
  private static boolean found(String words, String body, @Nullable String charset) {
    Charset encoding = charset == null ? StandardCharsets.UTF_8 : Charset.forName(charset);
    return WordsOfBody.of(words)
        .areIn(new StoredBody(1, BodyKind.TEXT, new SourceBody(body.getBytes(encoding), charset)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "lovelace|{\"name\":\"Lovelace\"}|true",
        "LOVE|{\"name\":\"Lovelace\"}|true",
        "lace|{\"name\":\"Lovelace\"}|false",
        "ada lovelace|{\"first\":\"Ada\",\"last\":\"Lovelace\"}|true",
        "ada king|{\"first\":\"Ada\",\"last\":\"Lovelace\"}|false",
        "grossner|<name>Größner</name>|false",
        "großner|<name>Größner</name>|true",
        "muller|4711;Müller;Bonn|true",
        "müller|4711;MULLER;Bonn|true",
        "müller|{\"n\":\"M\\u00fcller\"}|true",
        "müller|<n>M&#252;ller</n>|true",
        "müller|<n>M&#xFC;ller</n>|true",
        "o'brien|{\"n\":\"O'Brien\"}|true",
        "李|{\"姓名\":\"王小李\"}|true",
        "小李|{\"姓名\":\"王小李\"}|true",
        "李小|{\"姓名\":\"王小李\"}|false",
        "4711|{\"no\": 4711}|true"
      })
  void each_word_begins_a_word_of_the_body(String words, String body, boolean found) {
    assertThat(found(words, body, null)).isEqualTo(found);
  }

  @Test
  void a_body_is_read_in_the_charset_that_it_came_in() {
    assertThat(found("müller", "4711;Müller", "ISO-8859-1")).isTrue();
    assertThat(found("王", "王小李", "GB18030")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\\u00", "\\uzzzz x", "&#;", "&#x;", "&#99999999999;", "&#1114112;", "&#12", "\\"})
  void what_only_looks_like_a_letter_is_left_as_it_is(String body) {
    assertThat(found("ada", body + " Ada", null)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "…-", "a b c d e f g h i"})
  void no_words_and_too_many_are_refused(String words) {
    assertThatThrownBy(() -> WordsOfBody.of(words))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Give 1 to 8 words.");
    assertThat(SearchBodies.isUsable(words)).isFalse();
    assertThat(SearchBodies.isUsable("Ada")).isTrue();
  }
}
