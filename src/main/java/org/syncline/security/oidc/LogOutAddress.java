package org.syncline.security.oidc;

import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.openid.connect.sdk.LogoutRequest;
import java.net.URI;
import java.text.ParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a browser goes to end its session at the provider too (RP-Initiated Logout 1.0). */
final class LogOutAddress {
  private final OidcSettings settings;
  private final Provider provider;

  LogOutAddress(OidcSettings settings, Provider provider) {
    this.settings = settings;
    this.provider = provider;
  }

  /**
   * Empty where the provider has no such address or is away: then the log-out is the hub's alone.
   */
  Optional<URI> of(OidcSession session) {
    try {
      URI end = provider.metadata().endSession();
      return end == null ? Optional.empty() : Optional.of(address(end, session));
    } catch (ProviderAwayException e) {
      return Optional.empty();
    }
  }

  private URI address(URI end, OidcSession session) {
    return new LogoutRequest(
            end,
            hint(session),
            null,
            new ClientID(settings.clientId()),
            settings.afterLogOut(),
            null,
            null)
        .toURI();
  }

  private static @Nullable JWT hint(OidcSession session) {
    String id = session.tokens().id();
    try {
      return id == null ? null : JWTParser.parse(id);
    } catch (ParseException e) {
      throw new IllegalStateException("An ID token that was verified reads well.", e);
    }
  }
}
