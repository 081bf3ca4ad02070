package org.syncline.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

class PasswordsTest {
  private final Passwords passwords = new Passwords(new SecureRandom(), Passwords.ITERATIONS, 1);

  @Test
  void a_hash_is_salted_and_slow_and_matches_its_password_only() throws Passwords.BusyException {
    String hash = passwords.hash("correct horse battery");

    assertThat(hash).startsWith("pbkdf2-sha512$210000$");
    assertThat(passwords.hash("correct horse battery")).isNotEqualTo(hash);
    assertThat(passwords.match("correct horse battery", hash)).isTrue();
    assertThat(passwords.match("correct horse battery ", hash)).isFalse();
    assertThat(passwords.matchNobody("correct horse battery")).isFalse();
  }

  @Test
  void a_letter_with_an_accent_is_the_same_from_every_keyboard() throws Passwords.BusyException {
    assertThat(
            passwords.match(
                "cafe\u0301 cafe\u0301 cafe", passwords.hash("caf\u00e9 caf\u00e9 cafe")))
        .isTrue();
  }

  @Test
  void passwords_have_twelve_characters_at_least() {
    assertThat(Passwords.objection("elevenchars")).isPresent();
    assertThat(Passwords.objection("twelve chars")).isEmpty();
    assertThat(Passwords.objection("\ud83d\ude00".repeat(11))).isPresent();
    assertThat(Passwords.objection("x".repeat(257))).isPresent();
  }
}
