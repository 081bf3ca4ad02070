package org.syncline.security.oidc;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.syncline.security.oidc.GroupRoles.Granted;

/** Makes an identity of what the provider claims about somebody. */
final class ReadIdentity {
  private static final int MOST_TEAMS = 200;

  private final OidcSettings settings;

  ReadIdentity(OidcSettings settings) {
    this.settings = settings;
  }

  /**
   * Reads an identity that has at least one role.
   *
   * @param otherwise the name of somebody about whom no name is claimed
   */
  OidcIdentity read(String subject, String otherwise, Map<String, Object> claims)
      throws NotTrustedException {
    Granted granted = settings.roles().of(settings.groupsClaim().textsIn(claims));
    ClaimChecks.require(!granted.roles().isEmpty(), Refusal.NO_ROLE);
    return new OidcIdentity(
        settings.issuer(),
        subject,
        name(claims, otherwise),
        granted.roles(),
        teams(claims),
        granted.system());
  }

  /** Whether they say anything about groups, if only that there are none. */
  boolean tellsGroups(Map<String, Object> claims) {
    return settings.groupsClaim().in(claims).isPresent();
  }

  String name(Map<String, Object> claims, String otherwise) {
    return settings.nameClaim().textsIn(claims).stream().findFirst().orElse(otherwise);
  }

  private Set<String> teams(Map<String, Object> claims) {
    ClaimPath path = settings.teamsClaim();
    if (path == null) {
      return Set.of();
    }
    return path.textsIn(claims).stream()
        .limit(MOST_TEAMS)
        .map(team -> CleanName.of(team, ""))
        .filter(team -> !team.isEmpty())
        .collect(Collectors.toUnmodifiableSet());
  }
}
