package org.syncline.mapping.function;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Steps at the edges of what they look for; their usual cases are examples of the catalogue. */
class TextStepsTest {
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      emptyValue = "",
      textBlock =
          """
          abc,   x, y,   abc
          abc,   a, x,   xbc
          abc,   c, x,   abx
          abc,   b, ``,  ac
          aaa,   a, bc,  bcbcbc
          abab,  ab, ``, ``
          aaaa,  aa, a,  aa
          """)
  void all_places_of_a_text_are_replaced(String value, String text, String by, String expected) {
    assertThat(TextSteps.replace(value, text, by)).isEqualTo(expected);
  }

  /** The row refuses it as too long then; nobody builds the whole. */
  @Test
  void a_replacement_stops_growing_soon_behind_the_limit() {
    String value = "a".repeat(10_000);
    String by = "b".repeat(1_000);

    String grown = TextSteps.replace(value, "a", by);

    assertThat(grown.length())
        .isGreaterThan(MappingFunction.LONGEST)
        .isLessThan(MappingFunction.LONGEST + by.length() + value.length());
    assertThat(TextSteps.replace("a".repeat(1_000), "a", by)).isEqualTo(by.repeat(1_000));
    String long2 = "ab".repeat(MappingFunction.LONGEST);
    assertThat(TextSteps.replace(long2, "b", "c")).hasSize(long2.length()).doesNotContain("b");
  }

  @Test
  void only_the_digits_0_to_9_are_digits() {
    assertThat(TextSteps.digits("/0123456789:\u0660")).isEqualTo("0123456789");
  }

  @Test
  void an_empty_text_has_no_first_letter() {
    assertThat(TextSteps.capitalise("")).isEmpty();
    assertThat(TextSteps.capitalise("a")).isEqualTo("A");
  }

  @Test
  void what_is_looked_for_may_stand_at_the_beginning_and_at_the_end() {
    assertThat(TextSteps.after("-a", "-")).isEqualTo("a");
    assertThat(TextSteps.after("a-", "-")).isEmpty();
    assertThat(TextSteps.before("-a", "-")).isEmpty();
    assertThat(TextSteps.before("a-", "-")).isEqualTo("a");
    assertThat(TextSteps.part("-a", "-", 0)).isEmpty();
    assertThat(TextSteps.part("-a", "-", 1)).isEqualTo("a");
    assertThat(TextSteps.part("-a", "-", -1)).isEqualTo("a");
    assertThat(TextSteps.part("-a", "-", -2)).isEmpty();
    assertThat(TextSteps.part("-a-b", "-", -2)).isEqualTo("a");
    assertThat(TextSteps.part("a-", "-", 1)).isEmpty();
    assertThat(TextSteps.part("a-", "-", 2)).isEmpty();
    assertThat(TextSteps.part("a", "-", -1)).isEqualTo("a");
    assertThat(TextSteps.part("a", "-", -2)).isEmpty();
  }

  @Test
  void a_text_that_is_long_enough_is_not_filled() {
    assertThat(TextSteps.filling("abc", 4, "x")).isEqualTo("x");
    assertThat(TextSteps.filling("abc", 3, "x")).isEmpty();
    assertThat(TextSteps.filling("abc", 2, "x")).isEmpty();
  }

  @Test
  void a_text_is_repeated_up_to_the_limit() {
    String part = "a".repeat(MappingFunction.LONGEST / 4);

    assertThat(TextSteps.repeat(part, 4)).isEqualTo(part.repeat(4));
    assertThat(TextSteps.repeat(part + "a", 4)).isEqualTo(Lengths.TOO_LONG);
    assertThat(TextSteps.repeat("ab", 0)).isEqualTo("");
  }

  @ParameterizedTest
  @ValueSource(
      chars = {
        0x00, 0x08, 0x0B, 0x1F, 0x7F, 0x80, 0x9F, 0xAD, 0x200B, 0x200E, 0x200F, 0x202A, 0x202E,
        0x2060, 0x2069, 0xFEFF
      })
  void hidden_characters_are_taken_out(char hidden) {
    assertThat(TextSteps.removeControl("a" + hidden + "b")).isEqualTo("ab");
  }

  @ParameterizedTest
  @ValueSource(
      chars = {
        '\t', '\n', '\r', 0x20, 0x7E, 0xA0, 0xAC, 0xAE, 0x200A, 0x200C, 0x200D, 0x2010, 0x2029,
        0x202F, 0x205F, 0x206A, 0xFEFE
      })
  void others_stay(char seen) {
    assertThat(TextSteps.removeControl("a" + seen + "b")).isEqualTo("a" + seen + "b");
  }
}
