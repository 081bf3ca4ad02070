package org.syncline.security.oidc;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jwt.EncryptedJWT;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Opens tokens that the provider signed, and no others. */
final class SignedTokens {
  /** Most characters of a token. */
  static final int LONGEST = 8 * 1024;

  private static final Pattern PARTS = Pattern.compile("^[A-Za-z0-9_-]*(\\.[A-Za-z0-9_-]*){2,4}$");
  private static final String NO_TYPE = "";

  private final SigningKeys keys;

  SignedTokens(SigningKeys keys) {
    this.keys = keys;
  }

  /** What stands in a token whose signature is right. */
  record Opened(JWSHeader header, JWTClaimsSet claims) {

    /** The {@code typ} of the header in lower case; empty where there is none. */
    String type() {
      return typeOf(header);
    }
  }

  /**
   * Checks form, header and signature.
   *
   * @param types allowed values of the header's {@code typ}, in lower case; the empty text is the
   *     absence of it
   */
  Opened open(String token, Set<String> types) throws NotTrustedException, ProviderAwayException {
    SignedJWT signed = read(token);
    check(signed.getHeader(), types);
    JWTClaimsSet claims = claims(signed);
    if (!Signatures.isRight(signed, keys.find(signed.getHeader()))) {
      throw new NotTrustedException(Refusal.SIGNATURE);
    }
    return new Opened(signed.getHeader(), claims);
  }

  private static SignedJWT read(String token) throws NotTrustedException {
    if (token.length() > LONGEST) {
      throw new NotTrustedException(Refusal.TOO_LONG);
    }
    if (!PARTS.matcher(token).matches()) {
      throw new NotTrustedException(Refusal.UNREADABLE);
    }
    JWT jwt = parse(token);
    if (jwt instanceof EncryptedJWT) {
      throw new NotTrustedException(Refusal.ENCRYPTED);
    }
    if (!(jwt instanceof SignedJWT signed)) {
      throw new NotTrustedException(Refusal.ALGORITHM);
    }
    return signed;
  }

  private static JWT parse(String token) throws NotTrustedException {
    try {
      return JWTParser.parse(token);
    } catch (ParseException | RuntimeException e) {
      throw new NotTrustedException(Refusal.UNREADABLE);
    }
  }

  private static JWTClaimsSet claims(SignedJWT signed) throws NotTrustedException {
    try {
      return signed.getJWTClaimsSet();
    } catch (ParseException | RuntimeException e) {
      throw new NotTrustedException(Refusal.UNREADABLE);
    }
  }

  private static void check(JWSHeader header, Set<String> types) throws NotTrustedException {
    refuse(!SigningKeys.ALLOWED.contains(header.getAlgorithm()), Refusal.ALGORITHM);
    refuse(
        header.getCriticalParams() != null || !header.isBase64URLEncodePayload(), Refusal.CRITICAL);
    refuse(
        header.getJWK() != null
            || header.getJWKURL() != null
            || header.getX509CertURL() != null
            || header.getX509CertChain() != null,
        Refusal.HEADER_KEY);
    refuse(header.getContentType() != null, Refusal.NESTED);
    refuse(!types.contains(typeOf(header)), Refusal.TYPE);
  }

  private static void refuse(boolean bad, Refusal why) throws NotTrustedException {
    if (bad) {
      throw new NotTrustedException(why);
    }
  }

  private static String typeOf(JWSHeader header) {
    JOSEObjectType type = header.getType();
    if (type == null) {
      return NO_TYPE;
    }
    return type.getType().toLowerCase(Locale.ROOT).replaceFirst("^application/", "");
  }
}
