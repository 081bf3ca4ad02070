package org.syncline.security.oidc;

import java.net.URI;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How the hub knows its provider. The same names stand in {@code wildfly-config/README.md}.
 *
 * @param issuer {@code syncline.oidc.issuer}: exactly as the provider's metadata says it; https, or
 *     http on this machine
 * @param clientId {@code syncline.oidc.client-id}: the hub's name at the provider
 * @param audience {@code syncline.oidc.audience}: whom bearer tokens have to be meant for, default
 *     the client id
 * @param groupsClaim {@code syncline.oidc.groups-claim}: default {@code groups}; dots lead into
 *     objects
 * @param roles {@code syncline.oidc.roles}: what groups give, {@code group=role,group2=machine:erp}
 * @param nameClaim {@code syncline.oidc.name-claim}: default {@code preferred_username}
 * @param teamsClaim {@code syncline.oidc.teams-claim}: null = nobody has a team
 * @param recheck {@code syncline.oidc.recheck}: how long an answer about a person holds, PT1S to
 *     PT5S, default PT4S
 * @param publicUrl {@code syncline.oidc.public-url}: the hub as browsers see it, without a slash at
 *     its end
 * @param scopes {@code syncline.oidc.scopes}: default {@code openid profile}
 * @param introspect {@code syncline.oidc.introspect}: whether the provider is asked about bearer
 *     tokens too
 */
public record OidcSettings(
    String issuer,
    String clientId,
    String audience,
    ClaimPath groupsClaim,
    GroupRoles roles,
    ClaimPath nameClaim,
    @Nullable ClaimPath teamsClaim,
    Duration recheck,
    URI publicUrl,
    List<String> scopes,
    boolean introspect) {

  public OidcSettings {
    scopes = List.copyOf(scopes);
  }

  /**
   * Reads the settings.
   *
   * @param properties the value of a name, null where there is none
   * @return empty where no issuer is set: then there is no log-in by OpenID Connect
   * @throws IllegalStateException with the name of a setting that can't be used
   */
  public static Optional<OidcSettings> read(Function<String, @Nullable String> properties) {
    Reader reader = new Reader(properties);
    if (reader.text("syncline.oidc.issuer", "").isEmpty()) {
      return Optional.empty();
    }
    String clientId =
        reader.needed("syncline.oidc.client-id", "Give the hub's name at the provider.");
    String teams = reader.text("syncline.oidc.teams-claim", "");
    return Optional.of(
        new OidcSettings(
            reader.address("syncline.oidc.issuer").toString(),
            clientId,
            reader.text("syncline.oidc.audience", clientId),
            new ClaimPath(reader.text("syncline.oidc.groups-claim", "groups")),
            reader.roles(),
            new ClaimPath(reader.text("syncline.oidc.name-claim", "preferred_username")),
            teams.isEmpty() ? null : new ClaimPath(teams),
            reader.recheck(),
            reader.publicUrl(),
            reader.scopes(),
            reader.yesOrNo("syncline.oidc.introspect")));
  }

  /**
   * The hub's secret at the provider, {@code syncline.oidc.client-secret}; empty for a public
   * client. It is no part of the settings, so that nothing keeps or shows it.
   */
  public static Optional<String> clientSecret(Function<String, @Nullable String> properties) {
    String secret = new Reader(properties).text("syncline.oidc.client-secret", "");
    return secret.isEmpty() ? Optional.empty() : Optional.of(secret);
  }

  /** Where the provider sends a browser back to. */
  public URI redirectUri() {
    return URI.create(publicUrl + "/session/oidc");
  }

  /** Where the provider sends a browser to after a log-out. */
  public URI afterLogOut() {
    return URI.create(publicUrl + "/login.xhtml");
  }

  /** Whether this address may be one of the provider's endpoints. */
  boolean allows(URI endpoint) {
    return WebAddress.isSafe(endpoint)
        || (WebAddress.isLoopback(endpoint) && WebAddress.isLoopback(URI.create(issuer)));
  }

  private record Reader(Function<String, @Nullable String> properties) {

    String text(String name, String absent) {
      String value = properties.apply(name);
      return value == null || value.isBlank() ? absent : value.strip();
    }

    String needed(String name, String sentence) {
      String value = text(name, "");
      if (value.isEmpty()) {
        throw wrong(name, "is missing, but syncline.oidc.issuer is set. " + sentence);
      }
      return value;
    }

    URI address(String name) {
      String value = needed(name, "Give an https address.");
      Optional<URI> uri = WebAddress.read(value).filter(found -> found.getRawQuery() == null);
      return uri.orElseThrow(
          () ->
              wrong(
                  name,
                  "can't be used: give an https address without user, query and fragment; http only"
                      + " for localhost, 127.0.0.1 and [::1]."));
    }

    URI publicUrl() {
      String url = address("syncline.oidc.public-url").toString();
      int end = url.length();
      while (url.charAt(end - 1) == '/') {
        end--;
      }
      return URI.create(url.substring(0, end));
    }

    GroupRoles roles() {
      String text =
          needed("syncline.oidc.roles", "Say what groups give, such as hub-admins=admin.");
      try {
        return GroupRoles.read(text);
      } catch (IllegalArgumentException e) {
        throw wrong("syncline.oidc.roles", "can't be used: " + e.getMessage());
      }
    }

    Duration recheck() {
      try {
        Duration value = Duration.parse(text("syncline.oidc.recheck", "PT4S"));
        if (value.compareTo(Duration.ofSeconds(1)) >= 0
            && value.compareTo(Duration.ofSeconds(5)) <= 0) {
          return value;
        }
      } catch (DateTimeParseException e) {
        // Refused below, in the same words.
      }
      throw wrong("syncline.oidc.recheck", "can't be used: give a duration from PT1S to PT5S.");
    }

    List<String> scopes() {
      List<String> scopes =
          new ArrayList<>(
              Arrays.asList(text("syncline.oidc.scopes", "openid profile").split("[ ,]+")));
      if (!scopes.contains("openid")) {
        throw wrong("syncline.oidc.scopes", "can't be used: 'openid' has to be among them.");
      }
      return scopes;
    }

    boolean yesOrNo(String name) {
      String value = text(name, "false");
      if (!value.equals("true") && !value.equals("false")) {
        throw wrong(name, "can't be used: give true or false.");
      }
      return value.equals("true");
    }

    private static IllegalStateException wrong(String name, String sentence) {
      return new IllegalStateException("Setting " + name + " " + sentence);
    }
  }
}
