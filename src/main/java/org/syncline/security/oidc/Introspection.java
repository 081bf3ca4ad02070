package org.syncline.security.oidc;

import com.nimbusds.oauth2.sdk.TokenIntrospectionRequest;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.syncline.platform.Sha256;

/** Asks the provider whether a token still counts (RFC 7662), each token every few seconds. */
final class Introspection {
  private final Provider provider;
  private final OidcHttp http;
  private final ClientAccess client;
  private final Complaints complaints;
  private final Rechecks<Map<String, Object>> answers;

  Introspection(
      OidcSettings settings,
      Provider provider,
      OidcHttp http,
      ClientAccess client,
      Complaints complaints,
      Clock clock) {
    this.complaints = complaints;
    this.provider = provider;
    this.http = http;
    this.client = client;
    this.answers = new Rechecks<>(settings.recheck(), clock);
  }

  /** What the provider says about a token that counts; nothing where it can't be asked at all. */
  Map<String, Object> ask(String token) throws NotTrustedException, ProviderAwayException {
    URI endpoint = provider.metadata().introspection();
    if (endpoint == null) {
      return Map.of();
    }
    Rechecks.Answer<Map<String, Object>> answer =
        answers.ask(Sha256.hex(token), null, last -> question(endpoint, token));
    if (answer instanceof Rechecks.Answer.Good<Map<String, Object>> good) {
      return good.value();
    }
    if (answer instanceof Rechecks.Answer.Gone<Map<String, Object>> gone) {
      throw new NotTrustedException(gone.why());
    }
    throw new ProviderAwayException("introspection: no answer for a minute");
  }

  private Rechecks.Answer<Map<String, Object>> question(URI endpoint, String token) {
    try {
      @Nullable Map<String, Object> claims = active(endpoint, token);
      return claims == null
          ? new Rechecks.Answer.Gone<>(Refusal.REVOKED)
          : new Rechecks.Answer.Good<>(claims);
    } catch (ProviderAwayException e) {
      complaints.note(e);
      return new Rechecks.Answer.Away<>(null);
    }
  }

  private @Nullable Map<String, Object> active(URI endpoint, String token)
      throws ProviderAwayException {
    Optional<ClientAuthentication> authentication = client.authentication();
    if (authentication.isEmpty()) {
      throw new ProviderAwayException(
          "introspection: it needs syncline.oidc.client-secret, which is not set");
    }
    HTTPResponse answer =
        http.send(
            "introspection",
            new TokenIntrospectionRequest(
                    endpoint, authentication.get(), new BearerAccessToken(token))
                .toHTTPRequest());
    if (answer.getStatusCode() != 200) {
      throw new ProviderAwayException("introspection: status " + answer.getStatusCode());
    }
    Map<String, Object> claims = ClientAccess.object("introspection", answer);
    return Boolean.TRUE.equals(claims.get("active")) ? claims : null;
  }
}
