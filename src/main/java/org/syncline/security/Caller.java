package org.syncline.security;

import java.security.Principal;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who is asking, once the log-in is verified.
 *
 * @param system the one system that a machine speaks for; null for people
 */
public record Caller(String name, Set<Role> roles, @Nullable String system) implements Principal {

  public Caller {
    roles = Set.copyOf(roles);
  }

  @Override
  public String getName() {
    return name;
  }

  public boolean is(Role role) {
    return roles.contains(role);
  }

  /** Whether any of these roles, given by their words, is the caller's. */
  public boolean isAny(String... words) {
    for (String word : words) {
      if (Role.ofWord(word).filter(roles::contains).isPresent()) {
        return true;
      }
    }
    return false;
  }

  /** Whether messages of this system are this caller's business. */
  public boolean mayAskAbout(String otherSystem) {
    return system == null || system.equals(otherSystem);
  }

  /** Whether field values of the classes personal and sensitive are shown as they are. */
  public boolean seesPersonalData() {
    return is(Role.ADMIN) || is(Role.INTEGRATOR);
  }

  public Set<String> roleWords() {
    return roles.stream().map(Role::word).collect(Collectors.toUnmodifiableSet());
  }
}
