package org.syncline.security.oidc;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyOperation;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the provider's key for a token. The header of a token may name a key; it can't bring one.
 */
final class SigningKeys {
  static final Set<JWSAlgorithm> EDWARDS = Set.of(JWSAlgorithm.EdDSA, JWSAlgorithm.Ed25519);

  /** What the hub verifies; anything else, and nothing at all, is no signature here. */
  static final Set<JWSAlgorithm> ALLOWED =
      Set.of(
          JWSAlgorithm.RS256,
          JWSAlgorithm.RS384,
          JWSAlgorithm.RS512,
          JWSAlgorithm.PS256,
          JWSAlgorithm.PS384,
          JWSAlgorithm.PS512,
          JWSAlgorithm.ES256,
          JWSAlgorithm.ES384,
          JWSAlgorithm.ES512,
          JWSAlgorithm.EdDSA,
          JWSAlgorithm.Ed25519);

  private static final int FEWEST_RSA_BITS = 2048;

  private final Provider provider;

  SigningKeys(Provider provider) {
    this.provider = provider;
  }

  JWK find(JWSHeader header) throws NotTrustedException, ProviderAwayException {
    Optional<JWK> known = pick(provider.keys(), header);
    if (known.isPresent()) {
      return known.get();
    }
    return pick(provider.newerKeys(), header)
        .orElseThrow(() -> new NotTrustedException(Refusal.KEY_UNKNOWN));
  }

  private static Optional<JWK> pick(JWKSet set, JWSHeader header) throws NotTrustedException {
    String id = header.getKeyID();
    List<JWK> named =
        set.getKeys().stream().filter(key -> id == null || id.equals(key.getKeyID())).toList();
    List<JWK> fitting = named.stream().filter(key -> fits(key, header.getAlgorithm())).toList();
    if (fitting.size() == 1) {
      return Optional.of(fitting.get(0));
    }
    if (named.isEmpty() || (id == null && fitting.isEmpty())) {
      return Optional.empty();
    }
    throw new NotTrustedException(Refusal.KEY_UNFIT);
  }

  private static boolean fits(JWK key, JWSAlgorithm algorithm) {
    boolean toVerify =
        (key.getKeyUse() == null || KeyUse.SIGNATURE.equals(key.getKeyUse()))
            && (key.getKeyOperations() == null
                || key.getKeyOperations().contains(KeyOperation.VERIFY));
    boolean meant =
        key.getAlgorithm() == null || key.getAlgorithm().getName().equals(algorithm.getName());
    return toVerify && meant && isOfKind(key, algorithm);
  }

  private static boolean isOfKind(JWK key, JWSAlgorithm algorithm) {
    if (JWSAlgorithm.Family.RSA.contains(algorithm)) {
      return key instanceof RSAKey && key.size() >= FEWEST_RSA_BITS;
    }
    if (EDWARDS.contains(algorithm)) {
      return key instanceof OctetKeyPair pair && Curve.Ed25519.equals(pair.getCurve());
    }
    return key instanceof ECKey ec && Curve.forJWSAlgorithm(algorithm).contains(ec.getCurve());
  }
}
