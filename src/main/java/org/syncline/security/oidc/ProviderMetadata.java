package org.syncline.security.oidc;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the hub needs of a provider's metadata, checked.
 *
 * @param endSession null where the provider has no log-out
 * @param introspection null where the provider can't be asked about tokens
 * @param namesItself whether answers to log-ins carry the issuer (RFC 9207)
 * @param secretInBody whether the provider takes the client secret in the body only
 */
record ProviderMetadata(
    URI authorization,
    URI token,
    URI keys,
    URI userInfo,
    @Nullable URI endSession,
    @Nullable URI introspection,
    boolean namesItself,
    boolean secretInBody) {

  static ProviderMetadata read(String json, OidcSettings settings) throws ProviderAwayException {
    OIDCProviderMetadata metadata = parse(json);
    if (!settings.issuer().equals(metadata.getIssuer().getValue())) {
      throw new ProviderAwayException(
          "metadata: the issuer there is not the one of syncline.oidc.issuer; they have to be equal"
              + " to the letter");
    }
    Endpoints endpoints = new Endpoints(settings);
    return new ProviderMetadata(
        endpoints.needed("authorization_endpoint", metadata.getAuthorizationEndpointURI()),
        endpoints.needed("token_endpoint", metadata.getTokenEndpointURI()),
        endpoints.needed("jwks_uri", metadata.getJWKSetURI()),
        endpoints.needed("userinfo_endpoint", metadata.getUserInfoEndpointURI()),
        endpoints.checked("end_session_endpoint", metadata.getEndSessionEndpointURI()),
        endpoints.checked("introspection_endpoint", metadata.getIntrospectionEndpointURI()),
        metadata.supportsAuthorizationResponseIssuerParam(),
        takesNoHeader(metadata.getTokenEndpointAuthMethods()));
  }

  private static OIDCProviderMetadata parse(String json) throws ProviderAwayException {
    try {
      return OIDCProviderMetadata.parse(json);
    } catch (ParseException | RuntimeException e) {
      throw new ProviderAwayException("metadata: not the metadata of an OpenID Connect provider");
    }
  }

  private static boolean takesNoHeader(@Nullable List<ClientAuthenticationMethod> methods) {
    return methods != null
        && !methods.contains(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
        && methods.contains(ClientAuthenticationMethod.CLIENT_SECRET_POST);
  }

  private record Endpoints(OidcSettings settings) {

    URI needed(String name, @Nullable URI endpoint) throws ProviderAwayException {
      URI found = checked(name, endpoint);
      if (found == null) {
        throw new ProviderAwayException("metadata: " + name + " is missing, and the hub needs it");
      }
      return found;
    }

    @Nullable URI checked(String name, @Nullable URI endpoint) throws ProviderAwayException {
      if (endpoint != null && !settings.allows(endpoint)) {
        throw new ProviderAwayException(
            "metadata: " + name + " is no plain https address, or leads into this machine");
      }
      return endpoint;
    }
  }
}
