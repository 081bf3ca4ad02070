package org.syncline.security.secret;

/**
 * A value as it is stored.
 *
 * @param keyVersion of the key it was sealed with
 * @param bytes nonce, encrypted value and tag
 */
public record Sealed(int keyVersion, byte[] bytes) {
  public Sealed {
    bytes = bytes.clone();
  }

  @Override
  public byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public String toString() {
    return "Sealed[" + keyVersion + "]";
  }
}
