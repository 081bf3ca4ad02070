package org.syncline.security.secret;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Seals values with AES in Galois/Counter Mode (NIST SP 800-38D) under a key of 256 bits, with a
 * random nonce of 96 bits and a tag of 128. Name, endpoint and version of the key are authenticated
 * with it: a seal that was copied to another row does not open.
 */
public final class SealSecrets {
  private static final String CIPHER = "AES/GCM/NoPadding";
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;
  private static final int KEY_BYTES = 32;

  private final SealingKeys keys;
  private final SecureRandom random;

  public SealSecrets(SealingKeys keys, SecureRandom random) {
    this.keys = keys;
    this.random = random;
  }

  /** What came of opening a seal. */
  public sealed interface Opened {
    record Value(SecretValue value) implements Opened {}

    /** The key it was sealed with is gone. */
    record KeyGone(int version) implements Opened {}

    /** It was changed, copied from elsewhere, or sealed with another key of this version. */
    record Damaged() implements Opened {}
  }

  int newestVersion() {
    return keys.newest().version();
  }

  Sealed seal(SecretName name, Endpoint endpoint, SecretValue value) {
    SealingKeys.Versioned newest = keys.newest();
    byte[] nonce = new byte[NONCE];
    random.nextBytes(nonce);
    try {
      Cipher cipher = cipher(Cipher.ENCRYPT_MODE, newest.key(), nonce);
      cipher.updateAAD(bound(newest.version(), name, endpoint));
      byte[] encrypted = cipher.doFinal(value.bytes());
      return new Sealed(
          newest.version(),
          ByteBuffer.allocate(NONCE + encrypted.length).put(nonce).put(encrypted).array());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("A value could not be sealed.", e);
    }
  }

  Opened open(SecretName name, Endpoint endpoint, Sealed sealed) {
    Optional<SecretKey> key = keys.version(sealed.keyVersion());
    if (key.isEmpty()) {
      return new Opened.KeyGone(sealed.keyVersion());
    }
    byte[] bytes = sealed.bytes();
    if (bytes.length < NONCE + TAG_BITS / 8) {
      return new Opened.Damaged();
    }
    try {
      Cipher cipher = cipher(Cipher.DECRYPT_MODE, key.get(), bytes);
      cipher.updateAAD(bound(sealed.keyVersion(), name, endpoint));
      return new Opened.Value(
          SecretValue.ofBytes(cipher.doFinal(bytes, NONCE, bytes.length - NONCE)));
    } catch (AEADBadTagException e) {
      return new Opened.Damaged();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("A value could not be opened.", e);
    }
  }

  private static Cipher cipher(int mode, SecretKey key, byte[] nonce)
      throws GeneralSecurityException {
    byte[] encoded = key.getEncoded();
    if (encoded != null && encoded.length != KEY_BYTES) {
      throw new SealingKeys.KeysUnavailable(
          "The key for secrets must have 256 bits, this one has " + encoded.length * 8 + ".");
    }
    Cipher cipher = Cipher.getInstance(CIPHER);
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce, 0, NONCE));
    return cipher;
  }

  /** Each text with its length, so that nothing can move from one to the next. */
  private static byte[] bound(int keyVersion, SecretName name, Endpoint endpoint) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeUTF("syncline secret 1");
      out.writeInt(keyVersion);
      out.writeUTF(name.system());
      out.writeUTF(name.name());
      out.writeUTF(endpoint.kind());
      out.writeUTF(endpoint.host());
      out.writeInt(endpoint.port());
      out.writeBoolean(endpoint.tls());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
