package org.syncline.security.secret.elytron;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;
import org.syncline.security.secret.SealingKeys;
import org.wildfly.security.credential.SecretKeyCredential;
import org.wildfly.security.credential.store.CredentialStore;
import org.wildfly.security.credential.store.CredentialStoreException;
import org.wildfly.security.credential.store.WildFlyElytronCredentialStoreProvider;

/** Keys in a file of Elytron's kind {@code PropertiesCredentialStore}, as {@code secrets-<n>}. */
public final class KeyStoreFile implements SealingKeys {
  private static final Logger LOG = Logger.getLogger(KeyStoreFile.class.getName());
  private static final Pattern ALIAS = Pattern.compile("secrets-([1-9][0-9]{0,8})");

  private final Path file;

  public KeyStoreFile(Path file) {
    this.file = file;
  }

  @Override
  public Versioned newest() {
    Map.Entry<Integer, SecretKey> newest = read().lastEntry();
    if (newest == null) {
      throw unavailable("has no key named secrets-1, secrets-2, ...", null);
    }
    return new Versioned(newest.getKey(), newest.getValue());
  }

  @Override
  public Optional<SecretKey> version(int version) {
    return Optional.ofNullable(read().get(version));
  }

  private NavigableMap<Integer, SecretKey> read() {
    if (!Files.isRegularFile(file)) {
      throw unavailable("is not there", null);
    }
    try {
      CredentialStore store =
          CredentialStore.getInstance(
              "PropertiesCredentialStore", WildFlyElytronCredentialStoreProvider.getInstance());
      store.initialize(Map.of("location", file.toString(), "create", "false"));
      NavigableMap<Integer, SecretKey> keys = new TreeMap<>();
      for (String alias : store.getAliases()) {
        Matcher version = ALIAS.matcher(alias);
        SecretKeyCredential credential =
            version.matches() ? store.retrieve(alias, SecretKeyCredential.class) : null;
        if (credential != null) {
          keys.put(Integer.parseInt(version.group(1)), credential.getSecretKey());
        }
      }
      return keys;
    } catch (NoSuchAlgorithmException | CredentialStoreException e) {
      throw unavailable("can't be read", e);
    }
  }

  private KeysUnavailable unavailable(String what, @Nullable Exception e) {
    // Not the exception's words: they may hold a piece of the file.
    LOG.log(
        Level.SEVERE,
        "Keys for secrets: {0} {1}{2}. Run wildfly-config/30-security.cli, or set"
            + " syncline.secret.keys.file.",
        new Object[] {file, what, e == null ? "" : " (" + e.getClass().getSimpleName() + ")"});
    return new KeysUnavailable(
        "The server's key store for secrets "
            + what
            + ": run wildfly-config/30-security.cli on the server; the log names the file.");
  }
}
