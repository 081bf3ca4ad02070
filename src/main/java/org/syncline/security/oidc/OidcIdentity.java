package org.syncline.security.oidc;

import java.io.Serializable;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.syncline.platform.Sha256;
import org.syncline.security.Role;

/**
 * Somebody whom the provider vouches for. Issuer and subject say who it is; the name is for people.
 *
 * @param name without control characters, at most 100 characters; providers let people change it
 * @param teams what the teams claim says; empty without such a claim
 * @param system the one system that a machine speaks for; null for people
 */
public record OidcIdentity(
    String issuer,
    String subject,
    String name,
    Set<Role> roles,
    Set<String> teams,
    @Nullable String system)
    implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final String PREFIX = "oidc:";
  private static final int DIGITS = 12;
  private static final int LONGEST_ACCOUNT = 100;

  public OidcIdentity {
    name = CleanName.of(name, subject);
    roles = Set.copyOf(roles);
    teams = Set.copyOf(teams);
  }

  /**
   * The name under which acts are kept, at most 100 characters. The digits are those of issuer and
   * subject, so that nobody takes over somebody else's account by taking over the name; local
   * accounts have no colon.
   */
  public String account() {
    String digits = Sha256.hex(issuer.length() + ":" + issuer + subject).substring(0, DIGITS);
    return PREFIX
        + CleanName.cut(name, LONGEST_ACCOUNT - PREFIX.length() - 1 - DIGITS)
        + "~"
        + digits;
  }

  /** Whether it is the same person or machine, whatever they are called and may do. */
  public boolean isSameAs(OidcIdentity other) {
    return issuer.equals(other.issuer) && subject.equals(other.subject);
  }

  /** Neither name nor subject: logs are no place for persons. */
  @Override
  public String toString() {
    return "OidcIdentity" + roles;
  }
}
