package org.syncline.security.oidc;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.syncline.security.RandomText;

/**
 * Log-in of a person at a browser: authorization code with state, nonce and PKCE (S256), as RFC
 * 9700 recommends it.
 */
final class CodeFlow {
  static final Duration PENDING = Duration.ofMinutes(10);
  private static final int LONGEST_CODE = 4096;

  private final OidcSettings settings;
  private final Provider provider;
  private final ClientAccess client;
  private final IdTokens idTokens;
  private final ReadIdentity identities;
  private final SecureRandom random;
  private final Clock clock;

  /** States that were used; they are of no use again, even where a session still holds one. */
  private final Recent used = new Recent();

  CodeFlow(
      OidcSettings settings,
      Provider provider,
      ClientAccess client,
      IdTokens idTokens,
      ReadIdentity identities,
      SecureRandom random,
      Clock clock) {
    this.settings = settings;
    this.provider = provider;
    this.client = client;
    this.idTokens = idTokens;
    this.identities = identities;
    this.random = random;
    this.clock = clock;
  }

  PendingLogIn pending(String returnPage) {
    return new PendingLogIn(
        secret(), secret(), secret(), returnPage, clock.instant().plus(PENDING));
  }

  URI address(PendingLogIn pending) throws ProviderAwayException {
    return new AuthenticationRequest.Builder(
            ResponseType.CODE,
            new Scope(settings.scopes().toArray(String[]::new)),
            new ClientID(settings.clientId()),
            settings.redirectUri())
        .endpointURI(provider.metadata().authorization())
        .state(new State(pending.state()))
        .nonce(new Nonce(pending.nonce()))
        .codeChallenge(new CodeVerifier(pending.verifier()), CodeChallengeMethod.S256)
        .build()
        .toURI();
  }

  OidcSession finish(Map<String, List<String>> parameters, @Nullable PendingLogIn pending)
      throws NotTrustedException, ProviderAwayException {
    Answer answer = new Answer(parameters);
    PendingLogIn own = own(answer, pending);
    checkIssuer(answer.one("iss"));
    ClaimChecks.require(answer.one("error") == null, Refusal.DENIED);
    String code = answer.one("code");
    if (code == null || code.length() > LONGEST_CODE) {
      throw new NotTrustedException(Refusal.PARAMETERS);
    }
    IssuedTokens tokens = client.exchange(code, own.verifier());
    String id = tokens.id();
    if (id == null) {
      throw new NotTrustedException(Refusal.NO_ID_TOKEN);
    }
    return session(tokens, idTokens.verify(id, tokens.access(), own.nonce()));
  }

  /** The log-in that this browser began, used for the first time, in time. */
  private PendingLogIn own(Answer answer, @Nullable PendingLogIn pending)
      throws NotTrustedException {
    String state = answer.one("state");
    if (pending == null || state == null || !RandomText.isSame(state, pending.state())) {
      throw new NotTrustedException(Refusal.STATE);
    }
    ClaimChecks.require(used.isNew(state), Refusal.STATE);
    ClaimChecks.require(clock.instant().isBefore(pending.expires()), Refusal.TOO_LATE);
    return pending;
  }

  /** An answer of another provider is told by its issuer (RFC 9207). */
  private void checkIssuer(@Nullable String issuer)
      throws NotTrustedException, ProviderAwayException {
    ClaimChecks.require(
        issuer == null
            ? !provider.metadata().namesItself()
            : RandomText.isSame(issuer, settings.issuer()),
        Refusal.ISSUER);
  }

  private OidcSession session(IssuedTokens tokens, JWTClaimsSet idClaims)
      throws NotTrustedException, ProviderAwayException {
    String subject = ClaimChecks.subject(idClaims);
    Instant now = clock.instant();
    // Asked even where the ID token has the groups: it will be asked again every few seconds.
    Map<String, Object> userInfo =
        client
            .userInfo(tokens.access())
            .orElseThrow(() -> new NotTrustedException(Refusal.DISABLED));
    ClaimChecks.require(subject.equals(userInfo.get("sub")), Refusal.SUBJECT);
    boolean inIdToken = !identities.tellsGroups(userInfo);
    Map<String, Object> claims = new HashMap<>(inIdToken ? idClaims.getClaims() : Map.of());
    claims.putAll(userInfo);
    String name = identities.name(idClaims.getClaims(), subject);
    OidcIdentity identity = identities.read(subject, name, claims);
    ClaimChecks.require(identity.system() == null, Refusal.MACHINE);
    // What can't be asked again can't be kept true.
    ClaimChecks.require(!inIdToken || tokens.refresh() != null, Refusal.GROUPS);
    Object sid = idClaims.getClaim("sid");
    return new OidcSession(
        secret(), identity, sid instanceof String text ? text : null, tokens, now, now, inIdToken);
  }

  private String secret() {
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** The parameters that the browser brings back. */
  private record Answer(Map<String, List<String>> parameters) {

    /** The only value, null where there is none; two would let a reader choose. */
    @Nullable String one(String name) throws NotTrustedException {
      List<String> values = parameters.getOrDefault(name, List.of());
      ClaimChecks.require(values.size() <= 1, Refusal.PARAMETERS);
      return values.isEmpty() ? null : values.get(0);
    }
  }
}
