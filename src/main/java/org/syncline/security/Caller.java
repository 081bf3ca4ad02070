package org.syncline.security;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.syncline.platform.Actor;
import org.syncline.platform.Permission;

/**
 * Who is asking, once the log-in is verified.
 *
 * @param permissions what the log-in may do: all that the roles allow, or what its token is kept to
 * @param system the one system that a machine speaks for; null for people
 * @param owners values of a record's field {@code owner} that mean this person
 * @param teams values of a record's field {@code team} that mean this person's teams
 */
public record Caller(
    String name,
    Set<Role> roles,
    Set<Permission> permissions,
    @Nullable String system,
    Set<String> owners,
    Set<String> teams)
    implements Actor {

  public Caller {
    roles = Set.copyOf(roles);
    permissions = Set.copyOf(permissions);
    owners = Set.copyOf(owners);
    teams = Set.copyOf(teams);
  }

  /** Of somebody who owns what bears their name. */
  public static Caller of(String name, Set<Role> roles, @Nullable String system) {
    return new Caller(name, roles, permissionsOf(roles), system, Set.of(name), Set.of());
  }

  /** All that the roles allow together; those that stand alone count only where they do. */
  public static Set<Permission> permissionsOf(Set<Role> roles) {
    Set<Permission> all = EnumSet.noneOf(Permission.class);
    for (Role role : roles) {
      if (roles.size() == 1 || !role.standsAlone()) {
        all.addAll(role.permissions());
      }
    }
    return all;
  }

  /** The same caller, kept to some of its permissions. */
  public Caller keptTo(Set<Permission> some) {
    Set<Permission> both = EnumSet.noneOf(Permission.class);
    both.addAll(permissions);
    both.retainAll(some);
    return new Caller(name, roles, both, system, owners, teams);
  }

  @Override
  public String getName() {
    return name;
  }

  @Override
  public boolean may(Permission permission) {
    return permissions.contains(permission);
  }

  @Override
  public boolean speaksFor(String otherSystem) {
    return system == null || system.equals(otherSystem);
  }

  /** Whether only own records and those of the teams may be seen. */
  public boolean seesOwnRecordsOnly() {
    return roles.equals(Set.of(Role.AGENT));
  }

  public Set<String> roleWords() {
    return roles.stream().map(Role::word).collect(Collectors.toUnmodifiableSet());
  }
}
