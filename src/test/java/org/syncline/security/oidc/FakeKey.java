package org.syncline.security.oidc;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.RSAKey;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** A real key of a provider, signing as Java itself signs. */
record FakeKey(String kid, String alg, KeyPair pair) {

  static FakeKey rsa(String kid, int bits) {
    return of(kid, "RS256", "RSA", generator -> generator.initialize(bits));
  }

  static FakeKey ec(String kid) {
    return of(
        kid, "ES256", "EC", generator -> generator.initialize(new ECGenParameterSpec("secp256r1")));
  }

  static FakeKey edwards(String kid) {
    return of(kid, "EdDSA", "Ed25519", generator -> {});
  }

  private interface Size {
    void of(KeyPairGenerator generator) throws GeneralSecurityException;
  }

  private static FakeKey of(String kid, String alg, String kind, Size size) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(kind);
      size.of(generator);
      return new FakeKey(kid, alg, generator.generateKeyPair());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** As the provider publishes it. */
  Map<String, Object> jwk() {
    Map<String, Object> jwk = new LinkedHashMap<>(bare());
    jwk.put("kid", kid);
    jwk.put("use", "sig");
    return jwk;
  }

  private Map<String, Object> bare() {
    if (pair.getPublic() instanceof RSAPublicKey rsa) {
      return new RSAKey.Builder(rsa).build().toJSONObject();
    }
    if (pair.getPublic() instanceof ECPublicKey ec) {
      return new ECKey.Builder(Curve.P_256, ec).build().toJSONObject();
    }
    byte[] encoded = pair.getPublic().getEncoded();
    byte[] x = Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
    String text = Base64.getUrlEncoder().withoutPadding().encodeToString(x);
    return Map.of("kty", "OKP", "crv", "Ed25519", "x", text);
  }

  byte[] sign(String algorithm, byte[] input) {
    try {
      Signature signature = signature(algorithm);
      signature.initSign(pair.getPrivate());
      signature.update(input);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Signature signature(String algorithm) throws GeneralSecurityException {
    return switch (algorithm) {
      case "RS256" -> Signature.getInstance("SHA256withRSA");
      case "RS512" -> Signature.getInstance("SHA512withRSA");
      case "ES256" -> Signature.getInstance("SHA256withECDSAinP1363Format");
      case "EdDSA", "Ed25519" -> Signature.getInstance("Ed25519");
      case "PS256" -> {
        Signature pss = Signature.getInstance("RSASSA-PSS");
        pss.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
        yield pss;
      }
      default -> throw new IllegalArgumentException(algorithm);
    };
  }
}
