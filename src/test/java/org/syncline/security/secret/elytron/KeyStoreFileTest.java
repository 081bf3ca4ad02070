package org.syncline.security.secret.elytron;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.syncline.security.secret.SealingKeys.KeysUnavailable;
import org.wildfly.security.credential.SecretKeyCredential;
import org.wildfly.security.credential.store.CredentialStore;
import org.wildfly.security.credential.store.WildFlyElytronCredentialStoreProvider;

class KeyStoreFileTest {
  @TempDir private Path folder;

  /** As the server's command line does it. */
  private Path with(String... aliases) throws Exception {
    Path file = folder.resolve("keys.cs");
    CredentialStore store =
        CredentialStore.getInstance(
            "PropertiesCredentialStore", WildFlyElytronCredentialStoreProvider.getInstance());
    store.initialize(Map.of("location", file.toString(), "create", "true"));
    for (String alias : aliases) {
      store.store(alias, new SecretKeyCredential(key(alias)));
    }
    store.flush();
    return file;
  }

  private static SecretKey key(String alias) {
    byte[] bytes = new byte[32];
    bytes[0] = (byte) alias.charAt(alias.length() - 1);
    return new SecretKeySpec(bytes, "AES");
  }

  @Test
  void the_highest_number_is_the_newest_key_and_others_are_left_alone() throws Exception {
    KeyStoreFile keys = new KeyStoreFile(with("key", "secrets-2", "secrets-10", "secrets-09"));

    assertThat(keys.newest().version()).isEqualTo(10);
    assertThat(keys.newest().key().getEncoded()).isEqualTo(key("secrets-10").getEncoded());
    assertThat(keys.version(2).orElseThrow().getEncoded()).isEqualTo(key("secrets-2").getEncoded());
    assertThat(keys.version(9)).isEmpty();
  }

  @Test
  void a_key_that_is_added_serves_at_once() throws Exception {
    KeyStoreFile keys = new KeyStoreFile(with("secrets-1"));
    assertThat(keys.newest().version()).isEqualTo(1);

    with("secrets-2");

    assertThat(keys.newest().version()).isEqualTo(2);
    assertThat(keys.version(1)).isPresent();
  }

  @Test
  void a_missing_file_is_told_with_what_to_do() {
    assertThatThrownBy(() -> new KeyStoreFile(folder.resolve("none.cs")).newest())
        .isInstanceOf(KeysUnavailable.class)
        .hasMessageContaining("is not there")
        .hasMessageContaining("wildfly-config/30-security.cli");
  }

  @Test
  void a_file_without_our_keys_is_told() throws Exception {
    assertThatThrownBy(() -> new KeyStoreFile(with("key")).newest())
        .isInstanceOf(KeysUnavailable.class)
        .hasMessageContaining("has no key");
  }

  @Test
  void a_file_that_is_none_is_told_without_a_piece_of_it() throws Exception {
    Path file = folder.resolve("broken.cs");
    Files.writeString(file, "secrets-1=not-a-key\n");

    assertThatThrownBy(() -> new KeyStoreFile(file).newest())
        .isInstanceOf(KeysUnavailable.class)
        .hasMessageNotContaining("not-a-key");
  }
}
