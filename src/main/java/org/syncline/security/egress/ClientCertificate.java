package org.syncline.security.egress;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.syncline.platform.Sha256;

/**
 * What the hub shows of itself by TLS: a chain of certificates, its own first, and the private key
 * of that one. Two are equal that were made of the same text. It never prints itself.
 */
public final class ClientCertificate {
  private final String fingerprint;
  private final List<X509Certificate> chain;
  private final PrivateKey key;

  private ClientCertificate(String fingerprint, List<X509Certificate> chain, PrivateKey key) {
    this.fingerprint = fingerprint;
    this.chain = List.copyOf(chain);
    this.key = key;
  }

  /** What came of reading one. */
  public sealed interface Read {
    record Usable(ClientCertificate certificate) implements Read {}

    /** Why not and what to do, for people; nothing of what it holds. */
    record Unusable(String sentence) implements Read {}
  }

  /**
   * Reads certificates and their key.
   *
   * @param pem the hub's certificate, then those who signed it, each the one before; before,
   *     between or behind them the key by PKCS#8, without a password, of RSA or EC (RFC 7468)
   */
  public static Read read(String pem) {
    try {
      PemText text = PemText.of(pem);
      List<X509Certificate> chain = text.certificates();
      PrivateKey key = text.key();
      checkOrder(chain);
      checkUse(chain.get(0));
      checkBelongs(key, chain.get(0).getPublicKey());
      return new Read.Usable(new ClientCertificate(Sha256.hex(pem), chain, key));
    } catch (PemText.Unusable e) {
      return new Read.Unusable("The client certificate can't be used. " + e.getMessage());
    }
  }

  private static void checkOrder(List<X509Certificate> chain) throws PemText.Unusable {
    for (int i = 1; i < chain.size(); i++) {
      X509Certificate signed = chain.get(i - 1);
      X509Certificate signer = chain.get(i);
      try {
        signed.verify(signer.getPublicKey());
      } catch (java.security.GeneralSecurityException e) {
        throw new PemText.Unusable(
            "The certificate at place "
                + i
                + " is not signed by the one after it: give the hub's own first, then who signed"
                + " it, and so on, and no others.");
      }
    }
  }

  /** A certificate that says what it is for has to be for clients (RFC 5280, 4.2.1.12). */
  private static void checkUse(X509Certificate own) throws PemText.Unusable {
    try {
      List<String> uses = own.getExtendedKeyUsage();
      if (uses != null && !uses.contains("1.3.6.1.5.5.7.3.2") && !uses.contains("2.5.29.37.0")) {
        throw new PemText.Unusable(
            "The first certificate is not for clients: have one made with the extended key usage"
                + " clientAuth.");
      }
    } catch (java.security.cert.CertificateParsingException e) {
      throw new PemText.Unusable("The first certificate can't be read: export it again.");
    }
  }

  private static void checkBelongs(PrivateKey key, PublicKey of) throws PemText.Unusable {
    if (!key.getAlgorithm().equals(of.getAlgorithm()) || !signsFor(key, of)) {
      throw new PemText.Unusable(
          "The private key is not that of the first certificate: give both of one pair, the hub's"
              + " own certificate first.");
    }
  }

  private static boolean signsFor(PrivateKey key, PublicKey of) {
    String algorithm = key.getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
    byte[] said = "Do both belong together?".getBytes(StandardCharsets.US_ASCII);
    try {
      Signature signing = Signature.getInstance(algorithm);
      signing.initSign(key);
      signing.update(said);
      byte[] signature = signing.sign();
      Signature verifying = Signature.getInstance(algorithm);
      verifying.initVerify(of);
      verifying.update(said);
      return verifying.verify(signature);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has " + algorithm + ".");
    } catch (InvalidKeyException | SignatureException e) {
      return false;
    }
  }

  /** Why it must not be shown now, for people; empty where it may. */
  public Optional<String> troubleAt(Instant now) {
    try {
      chain.get(0).checkValidity(Date.from(now));
      return Optional.empty();
    } catch (CertificateExpiredException e) {
      return Optional.of("The client certificate has run out: set a new one, with its key.");
    } catch (CertificateNotYetValidException e) {
      return Optional.of(
          "The client certificate is not valid yet: set one that is, or look whether the server's"
              + " clock is right.");
    }
  }

  X509Certificate[] chain() {
    return chain.toArray(X509Certificate[]::new);
  }

  PrivateKey key() {
    return key;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ClientCertificate that && fingerprint.equals(that.fingerprint);
  }

  @Override
  public int hashCode() {
    return fingerprint.hashCode();
  }

  @Override
  public String toString() {
    return "ClientCertificate";
  }
}
