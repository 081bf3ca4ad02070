package org.syncline.security.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.syncline.security.secret.SealSecrets.Opened;

class SealSecretsTest {
  private static final SecretName NAME = new SecretName("erp", "api-key");
  private static final Endpoint HERE = new Endpoint("rest", "crm.example.org", 443, true);
  private static final SecretValue VALUE = SecretValue.of("s\u00e9cret value");

  private final GivenKeys keys = new GivenKeys().with(1, 7);
  private final SealSecrets seals = new SealSecrets(keys, new SecureRandom());

  private String opened(SecretName name, Endpoint endpoint, Sealed sealed) {
    Opened opened = seals.open(name, endpoint, sealed);
    if (opened instanceof Opened.Value value) {
      return value.value().reveal();
    }
    return opened.getClass().getSimpleName();
  }

  @Test
  void what_was_sealed_opens_and_is_not_seen_from_outside() {
    Sealed sealed = seals.seal(NAME, HERE, VALUE);

    assertThat(opened(NAME, HERE, sealed)).isEqualTo("s\u00e9cret value");
    assertThat(sealed.keyVersion()).isEqualTo(1);
    assertThat(new String(sealed.bytes(), StandardCharsets.ISO_8859_1)).doesNotContain("cret");
    assertThat(VALUE.toString() + sealed + seals.open(NAME, HERE, sealed) + keys.newest())
        .doesNotContain("cret v");
  }

  @Test
  void two_seals_of_one_value_differ() {
    assertThat(seals.seal(NAME, HERE, VALUE).bytes())
        .isNotEqualTo(seals.seal(NAME, HERE, VALUE).bytes());
  }

  @Test
  void a_seal_that_was_copied_elsewhere_does_not_open() {
    Sealed sealed = seals.seal(NAME, HERE, VALUE);

    for (SecretName other :
        List.of(
            new SecretName("erp", "api-key2"),
            new SecretName("shop", "api-key"),
            new SecretName("e", "rpapi-key"))) {
      assertThat(opened(other, HERE, sealed)).isEqualTo("Damaged");
    }
    for (Endpoint other :
        List.of(
            new Endpoint("soap", "crm.example.org", 443, true),
            new Endpoint("rest", "evil.example.org", 443, true),
            new Endpoint("rest", "crm.example.org", 8443, true),
            new Endpoint("rest", "crm.example.org", 443, false))) {
      assertThat(opened(NAME, other, sealed)).isEqualTo("Damaged");
    }
  }

  @Test
  void any_flipped_bit_is_seen() {
    Sealed sealed = seals.seal(NAME, HERE, VALUE);
    for (int bit = 0; bit < sealed.bytes().length * 8; bit++) {
      byte[] changed = sealed.bytes();
      changed[bit / 8] ^= (byte) (1 << bit % 8);

      assertThat(opened(NAME, HERE, new Sealed(1, changed))).as("bit %d", bit).isEqualTo("Damaged");
    }
  }

  @Test
  void what_is_too_short_is_seen() {
    for (int length : new int[] {0, 12, 27, 28}) {
      assertThat(opened(NAME, HERE, new Sealed(1, new byte[length]))).isEqualTo("Damaged");
    }
  }

  @Test
  void a_new_key_seals_and_the_old_one_still_opens_until_it_is_gone() {
    Sealed old = seals.seal(NAME, HERE, VALUE);
    keys.with(2, 9);

    assertThat(seals.seal(NAME, HERE, VALUE).keyVersion()).isEqualTo(2);
    assertThat(opened(NAME, HERE, old)).isEqualTo(VALUE.reveal());
    assertThat(opened(NAME, HERE, new Sealed(2, old.bytes()))).isEqualTo("Damaged");
    keys.without(1);
    assertThat(opened(NAME, HERE, old)).isEqualTo("KeyGone");
  }

  @Test
  void a_version_that_got_another_key_does_not_open() {
    Sealed sealed = seals.seal(NAME, HERE, VALUE);
    keys.with(1, 8);

    assertThat(opened(NAME, HERE, sealed)).isEqualTo("Damaged");
  }

  @Test
  void without_a_key_of_256_bits_nothing_is_sealed() {
    keys.with(2, 7, 16);
    assertThatThrownBy(() -> seals.seal(NAME, HERE, VALUE))
        .isInstanceOf(SealingKeys.KeysUnavailable.class)
        .hasMessageContaining("256 bits");
    keys.without(1).without(2);
    assertThatThrownBy(() -> seals.seal(NAME, HERE, VALUE))
        .isInstanceOf(SealingKeys.KeysUnavailable.class);
  }

  @Test
  void a_value_has_its_limits() {
    assertThat(SecretValue.of("\u00e9".repeat(8192)).reveal()).hasSize(8192);
    for (String wrong : List.of("", "\u00e9".repeat(8192) + "x", "\ud800")) {
      assertThatThrownBy(() -> SecretValue.of(wrong))
          .isInstanceOf(IllegalArgumentException.class)
          .hasNoCause();
    }
  }
}
