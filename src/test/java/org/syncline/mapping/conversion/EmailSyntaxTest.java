package org.syncline.mapping.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailSyntaxTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "a@b.cd",
        "azAZ09@azAZ09.cd",
        "!#$%&'*+-/=?^_`{|}~@b.cd",
        "a.b.c@b.cd",
        "j\u00f6rg@m\u00fcller.example",
        "\u9648@\u4f8b\u5b50.\u4e2d\u56fd",
        "e\u0301@b.cd",
        "\u0915\u093e@b.cd",
        "\ud801\udc28@b.cd",
        "a@1b.2c.cd",
        "a@b-c.d-e.cd"
      })
  void letters_and_digits_of_any_script_make_an_address(String text) {
    assertThat(EmailSyntax.isAddress(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "@",
        "a",
        "a@",
        "@b.cd",
        "a@b",
        "a@b.c",
        "a@b.1c",
        "a@b..cd",
        "a@.b.cd",
        "a@b.cd.",
        "a@-b.cd",
        "a@b-.cd",
        "a@b_c.cd",
        "a@b!c.cd",
        "a@b/c.cd",
        "a@b:c.cd",
        "a@[1.2.3.4]",
        ".a@b.cd",
        "a.@b.cd",
        "a..b@b.cd",
        "a b@b.cd",
        "a@b c.cd",
        "a,b@b.cd",
        "a:b@b.cd",
        "a[b@b.cd",
        "a@@b.cd",
        "\"a\"@b.cd",
        "a\u0080@b.cd",
        "a\u00a0@b.cd",
        "a\u2019@b.cd",
        "a@b\u2019.cd",
        "a\u007f@b.cd"
      })
  void anything_else_is_none(String text) {
    assertThat(EmailSyntax.isAddress(text)).isFalse();
  }

  @Test
  void each_part_has_its_longest_length() {
    String local = "a".repeat(64);
    String label = "b".repeat(63);

    assertThat(EmailSyntax.isAddress(local + "@b.cd")).isTrue();
    assertThat(EmailSyntax.isAddress("a" + local + "@b.cd")).isFalse();
    assertThat(EmailSyntax.isAddress("a@" + label + ".cd")).isTrue();
    assertThat(EmailSyntax.isAddress("a@b" + label + ".cd")).isFalse();
    String long253 = "a@" + (label + ".").repeat(3) + "b".repeat(56) + ".cd";
    assertThat(long253).hasSize(253);
    assertThat(EmailSyntax.isAddress("a" + long253)).isTrue();
    assertThat(EmailSyntax.isAddress("aa" + long253)).isFalse();
  }
}
