package org.syncline.record;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RevealReasonTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Ticket 123456: the customer asks which address we have",
        "Anruf: Kundin fragt nach ihrer Anschrift",
        "\u5BA2\u6237\u6765\u7535\u8981\u6C42\u6838\u5BF9\u5730\u5740\u4FE1\u606F",
        "Call of 26 November, invoices 1234 and 5678",
        "at 10:30 @ the counter, identity checked"
      })
  void real_text_without_personal_data_is_taken(String reason) {
    assertThat(RevealReason.objection(reason)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "because", "xxxxxxxxxxxxxxx", "..........", "1 2 3 4 5 6", "ababababababab"})
  void what_is_no_text_is_refused(String reason) {
    assertThat(RevealReason.objection(reason))
        .hasValueSatisfying(sentence -> assertThat(sentence).contains("10 to 500", "auditors"));
  }

  @Test
  void length_counts_at_both_ends() {
    assertThat(RevealReason.objection("abcdefghi")).isPresent();
    assertThat(RevealReason.objection("abcdefghij")).isEmpty();
    assertThat(RevealReason.objection("abcd ".repeat(100))).isEmpty();
    assertThat(RevealReason.objection("abcd ".repeat(100) + "e")).isPresent();
  }

  @ParameterizedTest
  @CsvSource({
    "asked by ada@example.org on the phone, e-mail",
    "asked by Ada <ada@localhost> on the phone, e-mail",
    "asked by ada\uFF20example.org on the phone, e-mail",
    "call back at 0301234567 please, digits",
    "call back at +49 30 12 34 56 please, digits",
    "call back at 030/123-4567 please, digits",
    "call back at (030) 123 4567 please, digits",
    "born on 1990-04-01 they say, digits",
    "number \u0661\u0662\u0663\u0664\u0665\u0666\u0667 of the card, digits"
  })
  void personal_data_is_refused_and_it_is_said_why(String reason, String why) {
    assertThat(RevealReason.objection(reason))
        .hasValueSatisfying(
            sentence -> assertThat(sentence).contains(why, "must not tell about persons"));
  }
}
