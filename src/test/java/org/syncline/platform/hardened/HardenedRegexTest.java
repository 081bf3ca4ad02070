package org.syncline.platform.hardened;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class HardenedRegexTest {
  private static final Duration AT_ONCE = Duration.ofSeconds(2);

  /** An expression that makes others try for ever, and a text that makes it do so. */
  record Evil(String pattern, String text) {
    @Override
    public String toString() {
      return pattern;
    }
  }

  static List<Evil> evil() {
    String as = "a".repeat(999) + "!";
    return List.of(
        new Evil("(a+)+$", as),
        new Evil("(a*)*b", as),
        new Evil("([a-zA-Z]+)*", as),
        new Evil("(a|aa)+$", as),
        new Evil("(a|a?)+$", as),
        new Evil("(.*a){20}", as),
        new Evil("^(([a-z])+.)+[A-Z]([a-z])+$", as),
        new Evil("(x+x+)+y", "x".repeat(1_000)),
        new Evil("(\\w*\\s*)*:", "ab ".repeat(333)),
        new Evil("^(\\d+)*$", "1".repeat(999) + "x"),
        new Evil("(a?){200}a{200}", "a".repeat(199)),
        new Evil(
            "^([a-zA-Z0-9])(([\\-.]|[_]+)?([a-zA-Z0-9]+))*(@)[a-z0-9]+[.][a-z]{2,3}$",
            "a".repeat(999) + "!"));
  }

  @ParameterizedTest
  @MethodSource("evil")
  void evil_patterns_are_done_at_once(Evil evil) {
    Assertions.assertTimeoutPreemptively(
        AT_ONCE, () -> assertThat(HardenedRegex.of(evil.pattern()).matches(evil.text())).isFalse());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      quoteCharacter = '`',
      textBlock =
          """
          (a)\\1            ¦ a back reference (\\1)
          (?<n>a)\\k<n>     ¦ a back reference (\\k)
          a(?=b)            ¦ a look-ahead ((?=)
          a(?!b)            ¦ a look-ahead ((?!)
          (?<=a)b           ¦ a look-behind ((?<=)
          (?<!a)b           ¦ a look-behind ((?<!)
          (?>a+)b           ¦ an atomic group ((?>)
          (?(1)a|b)         ¦ a condition ((?()
          a*+b              ¦ a possessive quantifier (*+)
          a++b              ¦ a possessive quantifier (++)
          a?+b              ¦ a possessive quantifier (?+)
          a{2}+b            ¦ a possessive quantifier (}+)
          \\Ga              ¦ \\G, the end of the match before
          [a-z&&[^b]]       ¦ an intersection of character classes (&&)
          [a[bc]]           ¦ a character class within another
          """)
  void what_re2_does_not_have_is_named(String pattern, String construct) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HardenedRegex.of(pattern))
        .withMessageContaining(construct)
        .withMessageEndingWith(".");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      quoteCharacter = '`',
      textBlock =
          """
          (((a{100}){100}){100}){100}  ¦ multiply to more than 2000 steps
          (a{1000}){1000}              ¦ multiply to more than 2000 steps
          ((((a?){20}){20}){20}){20}   ¦ multiply to more than 2000 steps
          (ab{30}c{30}){60}            ¦ multiply to more than 2000 steps
          ((a{50}|b{50}){50},){9}      ¦ multiply to more than 2000 steps
          (\\Qabcdefghij\\E{300}){9}   ¦ multiply to more than 2000 steps
          a{1001}                      ¦ invalid repeat count
          (a                           ¦ missing closing )
          a)                           ¦ closes no group
          [a                           ¦ missing closing ]
          *a                           ¦ missing argument to repetition operator
          a**                          ¦ invalid nested repetition operator
          a\\                          ¦ trailing backslash
          (?x)a                        ¦ unsupported Perl syntax
          \\p{Klingon}                 ¦ invalid character class range
          \\h                          ¦ invalid escape sequence
          """)
  void what_can_not_be_compiled_or_is_too_large_is_refused(String pattern, String why) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HardenedRegex.of(pattern))
        .withMessageContaining(why);
  }

  @Test
  void patterns_and_texts_have_a_longest() {
    HardenedRegex any = HardenedRegex.of("a".repeat(497) + "|.*");

    assertThat(any.matches("x".repeat(1_000))).isTrue();
    assertThatThrownBy(() -> any.matches("x".repeat(1_001)))
        .hasMessageContaining("more than 1000 characters");
    assertThatThrownBy(() -> HardenedRegex.of("a".repeat(501)))
        .hasMessageContaining("longer than 500 characters");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      quoteCharacter = '`',
      textBlock =
          """
          [A-Z]{2}[0-9]{4}         ¦ AB1234            ¦ AB12345
          [0-9]{5}(-[0-9]{4})?     ¦ 12345-6789        ¦ 12345-
          (?i)strasse              ¦ STRASSE           ¦ Straße
          \\p{L}+                  ¦ Größner           ¦ Größner1
          \\p{Han}{2,4}            ¦ 鈴木太郎          ¦ 鈴木ab
          .                        ¦ 😀                ¦ ab
          [[:alpha:]]+             ¦ abc               ¦ ab1
          \\Qa.b*\\E+              ¦ a.b***            ¦ axb
          a|b                      ¦ a                 ¦ ab
          (?P<year>\\d{4})-\\d\\d  ¦ 2026-11           ¦ 2026-1
          [^]a]                    ¦ b                 ¦ ]
          [\\]&]x{2,}?             ¦ &xxx              ¦ &x
          a{,3}                    ¦ a{,3}             ¦ aaa
          ^a$                      ¦ a                 ¦ aa
          \\x{1F600}               ¦ 😀                ¦ 😁
          """)
  void ordinary_patterns_match_the_whole_text(String pattern, String matching, String other) {
    HardenedRegex regex = HardenedRegex.of(pattern);

    assertThat(regex.matches(matching)).isTrue();
    assertThat(regex.matches(other)).isFalse();
    assertThat(regex).hasToString(pattern).isEqualTo(HardenedRegex.of(pattern));
  }

  @Test
  void the_first_place_is_found_with_what_its_groups_found() {
    HardenedRegex pattern = HardenedRegex.of("([a-z]+)-(x)?([0-9]+)");

    assertThat(pattern.groups()).isEqualTo(3);
    assertThat(pattern.find("1 ab-12 c-3", 0)).contains("ab-12");
    assertThat(pattern.find("1 ab-12 c-3", 1)).contains("ab");
    assertThat(pattern.find("1 ab-12 c-3", 2)).contains("");
    assertThat(pattern.find("none", 1)).isEmpty();
  }

  @Test
  void all_places_are_replaced_by_what_is_made_of_their_groups() {
    HardenedRegex pattern = HardenedRegex.of("([a-z])([0-9])");

    assertThat(pattern.replaceAll("<a1b2>", groups -> groups.apply(2) + groups.apply(1)))
        .isEqualTo("<1a2b>");
    assertThat(pattern.replaceAll("none", groups -> "x")).isEqualTo("none");
    assertThat(HardenedRegex.of("").replaceAll("ab", groups -> "$1")).isEqualTo("$1a$1b$1");
  }

  @Test
  void long_texts_are_neither_searched_nor_replaced_in() {
    HardenedRegex pattern = HardenedRegex.of("a");
    String longest = "a".repeat(HardenedRegex.LONGEST_TEXT);

    assertThat(pattern.find(longest, 0)).contains("a");
    assertThat(pattern.replaceAll(longest, groups -> "")).isEmpty();
    assertThatIllegalArgumentException().isThrownBy(() -> pattern.find(longest + "a", 0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> pattern.replaceAll(longest + "a", groups -> ""));
  }
}
