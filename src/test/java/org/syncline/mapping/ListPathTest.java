package org.syncline.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Paths are cut at their first list; what stands in quotes or is a number cuts nothing. */
class ListPathTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"", "a", "a.b", "a[0]", "a[0].b[19]", "\"a[*]\".b", "\"a\\\"[*]\"", "a[90]/b"})
  void a_path_without_a_list_is_left_alone(String path) {
    assertThat(ListPath.parse(path)).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      emptyValue = "",
      textBlock =
          """
          a[*]                       | a      | true  | .      | ``
          [*]                        | ``     | true  | .      | ``
          a[*].b                     | a      | true  | b      | ``
          a[*]/b/c                   | a      | true  | b/c    | ``
          a[*][0]                    | a      | true  | .[0]   | ``
          a[*].b[*].c                | a      | true  | b[*].c | ``
          a[1].b[*].c                | a[1].b | true  | c      | ``
          "x[*]".a[*]                | "x[*]".a | true | .     | ``
          "x\\"["a[*]                | "x\\"["a | true | .     | ``
          a[k=v]                     | a      | false | .      | k = v
          a[ k =v].b                 | a      | false | b      | k = v
          a[*k=v]                    | a      | true  | .      | k = v
          a[k!=v]                    | a      | false | .      | k ! v
          a[k=]                      | a      | false | .      | `k = `
          a[k=v&l!=w]                | a      | false | .      | k = v, l ! w
          a[*k="v]&"&l=w]            | a      | true  | .      | k = v]&, l = w
          a[k="say \\"no\\""]        | a      | false | .      | k = say "no"
          a[k=v=w]                   | a      | false | .      | k = v=w
          a[k=""]                    | a      | false | .      | `k = `
          a[k.l=1]                   | a      | false | .      | k.l = 1
          """)
  void a_path_is_cut_at_its_first_list(
      String path, String before, boolean all, String after, String tests) {
    ListPath list = ListPath.parse(path);

    assertThat(list.before()).isEqualTo(before);
    assertThat(list.all()).isEqualTo(all);
    assertThat(list.after()).isEqualTo(after);
    assertThat(
            list.tests().stream()
                .map(test -> test.path() + (test.equal() ? " = " : " ! ") + test.text())
                .collect(Collectors.joining(", ")))
        .isEqualTo(tests);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          a[*              | the bracket at character 2 is not closed
          "a               | the quote at character 1 is not closed
          a["b]            | the quote at character 3 is not closed
          a["b\\"]         | the quote at character 3 is not closed
          a[*]b            | after a bracket comes a dot or a slash and a name
          a[*].            | after a bracket comes a dot or a slash and a name
          a[*]/            | after a bracket comes a dot or a slash and a name
          a[]              | brackets hold a number, *, or a test
          a[x]             | brackets hold a number, *, or a test
          a[=v]            | brackets hold a number, *, or a test
          a[!=v]           | brackets hold a number, *, or a test
          a[-1]            | brackets hold a number, *, or a test
          a[1x]            | brackets hold a number, *, or a test
          a[k=v&]          | brackets hold a number, *, or a test
          a[k="v"w]        | after a quoted value comes &
          """)
  void brackets_that_can_not_be_understood_are_refused_with_the_reason(String path, String why) {
    assertThatThrownBy(() -> ListPath.parse(path))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(why);
  }

  @Test
  void a_number_is_made_of_the_digits_0_to_9_only() {
    assertThatThrownBy(() -> ListPath.parse("a[\u0661]")).hasMessageContaining("brackets hold");
    assertThatThrownBy(() -> ListPath.parse("a[/]")).hasMessageContaining("brackets hold");
    assertThatThrownBy(() -> ListPath.parse("a[:]")).hasMessageContaining("brackets hold");
  }
}
