package org.syncline.security.oidc;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import java.net.URI;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;

/** The provider's metadata and keys, kept so that it may be away for a day. */
final class Provider {
  static final Duration METADATA_FRESH = Duration.ofHours(1);

  /** A key that the provider takes back is believed no longer than this while it can be asked. */
  static final Duration KEYS_FRESH = Duration.ofMinutes(5);

  private final OidcSettings settings;
  private final OidcHttp http;
  private final Kept<ProviderMetadata> metadata;
  private final Kept<JWKSet> keys;

  Provider(OidcSettings settings, OidcHttp http, Complaints complaints, Clock clock) {
    this.settings = settings;
    this.http = http;
    this.metadata = new Kept<>(this::fetchMetadata, METADATA_FRESH, complaints, clock);
    this.keys = new Kept<>(this::fetchKeys, KEYS_FRESH, complaints, clock);
  }

  ProviderMetadata metadata() throws ProviderAwayException {
    return metadata.get();
  }

  JWKSet keys() throws ProviderAwayException {
    return keys.get();
  }

  /** The keys of now, asked for again where the last time is five seconds ago. */
  JWKSet newerKeys() throws ProviderAwayException {
    return keys.newer();
  }

  private ProviderMetadata fetchMetadata() throws ProviderAwayException {
    String base = settings.issuer().replaceAll("/$", "");
    return ProviderMetadata.read(
        get("metadata", URI.create(base + "/.well-known/openid-configuration")), settings);
  }

  private JWKSet fetchKeys() throws ProviderAwayException {
    try {
      return JWKSet.parse(get("keys", metadata().keys()));
    } catch (ParseException | RuntimeException e) {
      throw new ProviderAwayException("keys: not a set of keys");
    }
  }

  private String get(String what, URI uri) throws ProviderAwayException {
    HTTPResponse answer = http.send(what, new HTTPRequest(HTTPRequest.Method.GET, uri));
    if (answer.getStatusCode() != 200) {
      throw new ProviderAwayException(what + ": status " + answer.getStatusCode());
    }
    return String.valueOf(answer.getBody());
  }
}
