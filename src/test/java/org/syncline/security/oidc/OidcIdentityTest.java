package org.syncline.security.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.syncline.security.Role;

class OidcIdentityTest {

  private static OidcIdentity of(String issuer, String subject, String name) {
    return new OidcIdentity(issuer, subject, name, Set.of(Role.ADMIN), Set.of(), null);
  }

  @Test
  void one_name_is_not_one_person() {
    OidcIdentity ada = of("https://a.example", "1", "ada");

    assertThat(ada.account()).startsWith("oidc:ada~").isNotEqualTo("ada");
    assertThat(ada.account()).isEqualTo(of("https://a.example", "1", "ada").account());
    assertThat(ada.account()).isNotEqualTo(of("https://a.example", "2", "ada").account());
    assertThat(ada.account()).isNotEqualTo(of("https://b.example", "1", "ada").account());
    assertThat(ada.account()).isNotEqualTo(of("https://a.example1", "", "ada").account());
    assertThat(ada.isSameAs(of("https://a.example", "1", "eve"))).isTrue();
    assertThat(ada.isSameAs(of("https://a.example", "2", "ada"))).isFalse();
    assertThat(ada.isSameAs(of("https://b.example", "1", "ada"))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "'ada', ada",
    "' ada\tlovelace\n', ada lovelace",
    "'ada\u0000\u001b[31m', ada[31m",
    "'\u202eada', ada",
    "'a\u200bda', ada",
    "'', s-1",
    "' \u0007 ', s-1",
    "'ada\u2028x', ada x",
  })
  void names_have_nothing_invisible(String name, String clean) {
    assertThat(of("https://a.example", "s-1", name).name()).isEqualTo(clean);
  }

  @Test
  void names_and_accounts_have_an_end() {
    OidcIdentity huge = of("https://a.example", "1", "x".repeat(1_000_000));
    OidcIdentity astral = of("https://a.example", "1", "x" + "\ud83d\ude00".repeat(100));

    assertThat(huge.name()).hasSize(100);
    assertThat(huge.account()).hasSize(100);
    assertThat(astral.name()).hasSize(99);
    assertThat(astral.account()).hasSizeLessThanOrEqualTo(100);
    assertThat(astral.account().codePoints()).noneMatch(c -> c >= 0xd800 && c <= 0xdfff);
  }
}
