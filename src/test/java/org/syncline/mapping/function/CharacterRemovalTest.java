package org.syncline.mapping.function;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CharacterRemovalTest {
  private static final long SEED = Long.getLong("seed", 20_261_126L);
  private static final String LETTERS =
      "\u0000\u0001 ()-?@AZ\u007f\u0080\u00e4\u0140\u59d3\ud83d\ude00";

  private final Random random = new Random(SEED);

  private static MappingFunction replace(char c) {
    return MappingFunctions.bind(MappingFunctions.entry("replace"), List.of(String.valueOf(c), ""));
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    for (int n = random.nextInt(12); n > 0; n--) {
      text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return text.toString();
  }

  @Test
  void several_at_once_take_out_what_one_after_the_other_does() {
    int changed = 0;
    for (int i = 0; i < 5_000; i++) {
      char first = LETTERS.charAt(random.nextInt(11));
      char second = LETTERS.charAt(random.nextInt(11));
      char third = LETTERS.charAt(random.nextInt(11));
      String text = text();
      String expected =
          text.replace(first + "", "").replace(second + "", "").replace(third + "", "");

      MappingFunction two = replace(first).togetherWith(replace(second));
      MappingFunction three = two == null ? null : two.togetherWith(replace(third));

      assertThat(three).isNotNull();
      assertThat(three.apply(text)).as("seed %d, text %s", SEED, text).isEqualTo(expected);
      changed += expected.equals(text) ? 0 : 1;
    }
    assertThat(changed).isGreaterThan(500);
  }

  @ParameterizedTest
  @ValueSource(chars = {'\u0000', '?', '@', '\u007f'})
  void characters_at_the_edges_are_told_apart(char c) {
    assertThat(replace(c).apply("a" + c + (char) (c ^ 64) + c)).isEqualTo("a" + (char) (c ^ 64));
  }

  @Test
  void only_steps_that_take_out_go_together() {
    MappingFunction upper = MappingFunctions.bind(MappingFunctions.entry("upper"), List.of());
    MappingFunction dots =
        MappingFunctions.bind(MappingFunctions.entry("replace"), List.of("-", "."));
    MappingFunction words =
        MappingFunctions.bind(MappingFunctions.entry("replace"), List.of("ab", ""));
    MappingFunction accents =
        MappingFunctions.bind(MappingFunctions.entry("replace"), List.of("\u00e4", ""));

    for (MappingFunction other : List.of(upper, dots, words, accents)) {
      assertThat(replace('-').togetherWith(other)).isNull();
      assertThat(other.togetherWith(replace('-'))).isNull();
      assertThat(other.keepsPlain()).isFalse();
    }
    assertThat(replace('-').keepsPlain()).isTrue();
    assertThat(accents.apply("a\u00e4\u0308")).isEqualTo("a\u0308");
  }

  @Test
  void items_of_a_list_are_taken_out_of_each() {
    MappingFunction both = replace('-').togetherWith(replace(' '));

    assertThat(both).isNotNull();
    assertThat(both.apply(List.of("1-2 3", "45"))).isEqualTo(List.of("123", "45"));
  }
}
