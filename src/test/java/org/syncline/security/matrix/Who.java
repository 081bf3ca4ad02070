package org.syncline.security.matrix;

import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.syncline.platform.Permission;
import org.syncline.security.Role;

/** Everybody who asks: one account of each role, tokens of some, and those that are nobody. */
enum Who {
  ADMIN(Role.ADMIN),
  INTEGRATOR(Role.INTEGRATOR),
  OPERATOR(Role.OPERATOR),
  AGENT(Role.AGENT),
  AUDITOR(Role.AUDITOR),
  MACHINE(Role.MACHINE),
  ADMIN_TOKEN(ADMIN, null),
  AGENT_TOKEN(AGENT, null),
  MACHINE_TOKEN(MACHINE, null),
  /** Of the administrator, who may more. */
  READER_TOKEN(
      ADMIN,
      EnumSet.of(
          Permission.READ_MESSAGES,
          Permission.READ_RECORDS,
          Permission.READ_CONFIGURATION,
          Permission.READ_API)),
  NOBODY,
  /** With a header that holds no log-in at all. */
  UNREADABLE;

  /** Those who see own records only. */
  static final Set<Who> AGENTS = EnumSet.of(AGENT, AGENT_TOKEN);

  /** Those who speak for one system only. */
  static final Set<Who> MACHINES = EnumSet.of(MACHINE, MACHINE_TOKEN);

  static final Set<Who> ACCOUNTS = EnumSet.range(ADMIN, MACHINE);

  /** What no token may do, as src/docs/access.md has it. */
  private static final Set<Permission> NOT_BY_TOKEN =
      EnumSet.of(Permission.KEEP_OWN_ACCOUNT, Permission.ADMINISTER_ACCOUNTS);

  private final @Nullable Role role;
  private final @Nullable Who owner;
  private final @Nullable Set<Permission> scopes;

  Who(Role role) {
    this.role = role;
    this.owner = null;
    this.scopes = null;
  }

  Who(Who owner, @Nullable Set<Permission> scopes) {
    this.role = owner.role;
    this.owner = owner;
    this.scopes = scopes;
  }

  Who() {
    this.role = null;
    this.owner = null;
    this.scopes = null;
  }

  /** The account's name. */
  String user() {
    return owner == null ? name().toLowerCase(java.util.Locale.ROOT) : owner.user();
  }

  boolean known() {
    return role != null;
  }

  boolean isToken() {
    return owner != null;
  }

  Role role() {
    if (role == null) {
      throw new IllegalStateException(this + " has no role.");
    }
    return role;
  }

  /** The scopes that its token is asked for with; empty = all that it may have. */
  Set<String> scopeWords() {
    return scopes == null
        ? Set.of()
        : scopes.stream().map(Permission::word).collect(Collectors.toCollection(TreeSet::new));
  }

  boolean mayAsk(Operation operation) {
    if (this == UNREADABLE) {
      return false;
    }
    if (operation.permission().isEmpty()) {
      return true;
    }
    Permission needed = operation.permission().get();
    return role != null
        && operation.roles().contains(role.word())
        && (!isToken() || !NOT_BY_TOKEN.contains(needed))
        && (scopes == null || scopes.contains(needed));
  }
}
