package org.syncline.security.oidc;

import com.nimbusds.oauth2.sdk.AccessTokenResponse;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.AuthorizationGrant;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import com.nimbusds.openid.connect.sdk.UserInfoRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the hub asks of the provider in its own name: tokens, and who somebody is. */
final class ClientAccess {
  private static final String INVALID_GRANT = "invalid_grant";

  private final OidcSettings settings;
  private final Provider provider;
  private final OidcHttp http;
  private final Supplier<Optional<String>> secret;
  private final Clock clock;

  ClientAccess(
      OidcSettings settings,
      Provider provider,
      OidcHttp http,
      Supplier<Optional<String>> secret,
      Clock clock) {
    this.settings = settings;
    this.provider = provider;
    this.http = http;
    this.secret = secret;
    this.clock = clock;
  }

  /** The tokens for a code. */
  IssuedTokens exchange(String code, String verifier)
      throws NotTrustedException, ProviderAwayException {
    return tokens(
        new AuthorizationCodeGrant(
            new AuthorizationCode(code), settings.redirectUri(), new CodeVerifier(verifier)),
        Refusal.CODE);
  }

  /** New tokens; the old refresh token is worth nothing from now on. */
  IssuedTokens renew(String refreshToken) throws NotTrustedException, ProviderAwayException {
    return tokens(new RefreshTokenGrant(new RefreshToken(refreshToken)), Refusal.DISABLED);
  }

  private IssuedTokens tokens(AuthorizationGrant grant, Refusal refusal)
      throws NotTrustedException, ProviderAwayException {
    Optional<ClientAuthentication> authentication = authentication();
    TokenRequest request =
        authentication.isPresent()
            ? new TokenRequest.Builder(provider.metadata().token(), authentication.get(), grant)
                .build()
            : new TokenRequest.Builder(
                    provider.metadata().token(), new ClientID(settings.clientId()), grant)
                .build();
    TokenResponse response = parse(http.send("token", request.toHTTPRequest()));
    if (response instanceof AccessTokenResponse success) {
      return tokens(success);
    }
    String error = response.toErrorResponse().getErrorObject().getCode();
    if (INVALID_GRANT.equals(error)) {
      throw new NotTrustedException(refusal);
    }
    throw new ProviderAwayException(
        "token: the provider refuses the hub itself; compare syncline.oidc.client-id and the client"
            + " secret with what the provider knows");
  }

  private static TokenResponse parse(HTTPResponse answer) throws ProviderAwayException {
    try {
      return TokenResponse.parse(answer);
    } catch (ParseException | RuntimeException e) {
      throw new ProviderAwayException("token: not an answer of a token endpoint");
    }
  }

  private IssuedTokens tokens(AccessTokenResponse success) throws ProviderAwayException {
    if (!(success.getTokens().getAccessToken() instanceof BearerAccessToken access)) {
      throw new ProviderAwayException("token: not a bearer token");
    }
    RefreshToken refresh = success.getTokens().getRefreshToken();
    Object id = success.getCustomParameters().get("id_token");
    return new IssuedTokens(
        access.getValue(),
        expiry(access.getLifetime()),
        refresh == null ? null : refresh.getValue(),
        id instanceof String text ? text : null);
  }

  private @Nullable Instant expiry(long seconds) {
    return seconds <= 0 ? null : clock.instant().plusSeconds(Math.min(seconds, 1L << 31));
  }

  /** What the provider says about the holder of a token; empty where it takes it no longer. */
  Optional<Map<String, Object>> userInfo(String accessToken) throws ProviderAwayException {
    HTTPRequest request =
        new UserInfoRequest(provider.metadata().userInfo(), new BearerAccessToken(accessToken))
            .toHTTPRequest();
    HTTPResponse answer = http.send("userinfo", request);
    return switch (answer.getStatusCode()) {
      case 200 -> Optional.of(object("userinfo", answer));
      case 400, 401, 403 -> Optional.empty();
      default -> throw new ProviderAwayException("userinfo: status " + answer.getStatusCode());
    };
  }

  static Map<String, Object> object(String what, HTTPResponse answer) throws ProviderAwayException {
    try {
      return answer.getBodyAsJSONObject();
    } catch (ParseException | RuntimeException e) {
      throw new ProviderAwayException(what + ": not a JSON object");
    }
  }

  /** How the hub shows who it is; empty for a public client. */
  Optional<ClientAuthentication> authentication() throws ProviderAwayException {
    ClientID id = new ClientID(settings.clientId());
    boolean inBody = provider.metadata().secretInBody();
    return secret
        .get()
        .map(Secret::new)
        .map(known -> inBody ? new ClientSecretPost(id, known) : new ClientSecretBasic(id, known));
  }
}
