package org.syncline.security.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.SignedJWT;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;

/** Verifies signatures with a key that was found fit for them. */
final class Signatures {
  /** What stands before the 32 bytes of an Ed25519 key in its X.509 form (RFC 8410). */
  private static final byte[] ED25519_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

  private Signatures() {}

  static boolean isRight(SignedJWT token, JWK key) {
    try {
      // The library needs a further library for Ed25519; Java itself can do it.
      return key instanceof OctetKeyPair pair
          ? edwards(token, pair)
          : verifier(key).verify(token.getHeader(), token.getSigningInput(), token.getSignature());
    } catch (JOSEException | GeneralSecurityException e) {
      return false;
    }
  }

  private static JWSVerifier verifier(JWK key) throws JOSEException {
    return key instanceof RSAKey rsa
        ? new RSASSAVerifier(rsa.toRSAPublicKey())
        : new ECDSAVerifier(key.toECKey().toECPublicKey());
  }

  private static boolean edwards(SignedJWT token, OctetKeyPair pair)
      throws GeneralSecurityException {
    byte[] x = pair.getDecodedX();
    byte[] encoded =
        ByteBuffer.allocate(ED25519_PREFIX.length + x.length).put(ED25519_PREFIX).put(x).array();
    PublicKey key =
        KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
    Signature signature = Signature.getInstance("Ed25519");
    signature.initVerify(key);
    signature.update(token.getSigningInput());
    return signature.verify(token.getSignature().decode());
  }
}
