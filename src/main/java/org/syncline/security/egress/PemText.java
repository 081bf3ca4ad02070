package org.syncline.security.egress;

import java.io.ByteArrayInputStream;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Blocks of PEM (RFC 7468); what stands between them is passed over. */
final class PemText {
  private static final String BEGIN = "-----BEGIN ";
  private static final String END = "-----END ";
  private static final String DASHES = "-----";
  private static final String CERTIFICATE = "CERTIFICATE";
  private static final String KEY = "PRIVATE KEY";

  private record Block(String label, byte[] content) {}

  private final List<Block> blocks;

  private PemText(List<Block> blocks) {
    this.blocks = blocks;
  }

  /** Says what is wrong and what to do; nothing of what the text holds. */
  static final class Unusable extends Exception {
    private static final long serialVersionUID = 1L;

    Unusable(String sentence) {
      super(sentence);
    }
  }

  static PemText of(String text) throws Unusable {
    List<Block> blocks = new ArrayList<>();
    for (int begin = text.indexOf(BEGIN); begin >= 0; begin = text.indexOf(BEGIN, begin)) {
      int label = begin + BEGIN.length();
      int content = text.indexOf(DASHES, label);
      if (content < 0) {
        throw brokenOff();
      }
      String name = text.substring(label, content);
      int end = text.indexOf(END + name + DASHES, content);
      if (end < 0) {
        throw brokenOff();
      }
      blocks.add(new Block(name, decoded(name, text.substring(content + DASHES.length(), end))));
      begin = end + END.length() + name.length() + DASHES.length();
    }
    return new PemText(blocks);
  }

  private static Unusable brokenOff() {
    return new Unusable(
        "A block of it has a begin and no end: set the whole text, with all its lines.");
  }

  private static byte[] decoded(String label, String content) throws Unusable {
    if (!label.equals(CERTIFICATE) && !label.equals(KEY)) {
      throw new Unusable(
          "It holds a block that is neither CERTIFICATE nor PRIVATE KEY: bring keys of other forms"
              + " and keys with a password into PKCS#8 without one (openssl pkcs8 -topk8 -nocrypt),"
              + " and leave out the rest.");
    }
    try {
      return Base64.getMimeDecoder().decode(content);
    } catch (IllegalArgumentException e) {
      throw new Unusable("A block of it is no Base64: set the text as it was exported.");
    }
  }

  private List<byte[]> all(String label) {
    return blocks.stream()
        .filter(block -> block.label().equals(label))
        .map(Block::content)
        .toList();
  }

  /** At least one, in their order. */
  List<X509Certificate> certificates() throws Unusable {
    List<X509Certificate> certificates = new ArrayList<>();
    for (byte[] content : all(CERTIFICATE)) {
      try {
        certificates.add(
            (X509Certificate)
                CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(content)));
      } catch (CertificateException e) {
        throw new Unusable(
            "The certificate at place "
                + (certificates.size() + 1)
                + " can't be read: export it again, as X.509 in PEM.");
      }
    }
    if (certificates.isEmpty()) {
      throw new Unusable(
          "It holds no certificate: give a text with the lines -----BEGIN CERTIFICATE----- to"
              + " -----END CERTIFICATE-----, and the private key beside it.");
    }
    return certificates;
  }

  /** The one that is there. */
  PrivateKey key() throws Unusable {
    List<byte[]> keys = all(KEY);
    if (keys.size() != 1) {
      throw new Unusable(
          "It holds "
              + (keys.isEmpty() ? "no private key" : "more than one private key")
              + ": give one, with the lines -----BEGIN PRIVATE KEY----- to -----END PRIVATE"
              + " KEY-----.");
    }
    for (String algorithm : List.of("RSA", "EC")) {
      try {
        return KeyFactory.getInstance(algorithm)
            .generatePrivate(new PKCS8EncodedKeySpec(keys.get(0)));
      } catch (InvalidKeySpecException e) {
        // Of the other algorithm, or of none.
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("Every Java platform has keys of " + algorithm + ".");
      }
    }
    throw new Unusable(
        "The private key can't be read: give one of RSA or EC, as PKCS#8 without a password.");
  }
}
