package org.syncline.mapping.value;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CharactersTest {
  @Test
  void texts_below_the_first_mark_are_plain() {
    assertThat(Characters.isPlain("")).isTrue();
    assertThat(Characters.isPlain("a\u02ff")).isTrue();
    assertThat(Characters.isPlain("a\u0300")).isFalse();
    assertThat(Characters.isPlain("\ud83d\ude00")).isFalse();
  }

  @Test
  void letters_and_their_marks_are_composed() {
    assertThat(Characters.normalised("e\u0301")).isEqualTo("\u00e9");
    assertThat(Characters.normalised("caf\u00e9")).isEqualTo("caf\u00e9");
  }

  /** Marks that stay beside a letter, stand apart, and enclose. */
  @ParameterizedTest
  @CsvSource({"\u0301", "\u0903", "\u20dd"})
  void more_marks_in_a_row_than_any_language_has_are_left_as_they_are(String mark) {
    String most = "e" + mark.repeat(Characters.MOST_MARKS);

    assertThat(Characters.hasTooManyMarks(most)).isFalse();
    assertThat(Characters.hasTooManyMarks(most + "x" + mark)).isFalse();
    assertThat(Characters.hasTooManyMarks(most + mark)).isTrue();
    assertThat(Characters.normalised(most + mark)).isEqualTo(most + mark);
  }

  @Test
  void letters_above_the_first_mark_are_no_marks() {
    assertThat(Characters.hasTooManyMarks("\u59d3".repeat(Characters.MOST_MARKS + 1))).isFalse();
    assertThat(Characters.hasTooManyMarks("\u02ff".repeat(Characters.MOST_MARKS + 1))).isFalse();
  }
}
