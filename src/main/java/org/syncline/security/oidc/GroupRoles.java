package org.syncline.security.oidc;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.syncline.security.Role;

/** What membership in the provider's groups gives here; a group that is not named gives nothing. */
record GroupRoles(Map<String, List<GroupRoles.Grant>> grants) {
  private static final Pattern BETWEEN = Pattern.compile("(?<!\\\\),");
  private static final Pattern SYSTEM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

  GroupRoles {
    grants = Map.copyOf(grants);
  }

  /**
   * What one group gives.
   *
   * @param system the system of a machine; null for all other roles
   */
  record Grant(Role role, @Nullable String system) {}

  /**
   * What somebody may do.
   *
   * @param system the one system of a machine; null for people
   */
  record Granted(Set<Role> roles, @Nullable String system) {}

  /**
   * Reads {@code group=role,group2=machine:system}. A comma that belongs to a group's name is
   * written {@code \,}; of several equals signs the last one counts.
   *
   * @throws IllegalArgumentException with a sentence about what is wrong
   */
  static GroupRoles read(String text) {
    Map<String, List<Grant>> grants = new LinkedHashMap<>();
    for (String part : BETWEEN.split(text, -1)) {
      String pair = part.strip().replace("\\,", ",");
      int equals = pair.lastIndexOf('=');
      if (equals < 1) {
        throw new IllegalArgumentException(
            "'" + pair + "' is not a group, '=' and a role, such as hub-operators=operator.");
      }
      grants
          .computeIfAbsent(pair.substring(0, equals).strip(), group -> new ArrayList<>())
          .add(grant(pair.substring(equals + 1).strip()));
    }
    return new GroupRoles(grants);
  }

  private static Grant grant(String text) {
    int colon = text.indexOf(':');
    String word = colon < 0 ? text : text.substring(0, colon);
    String system = colon < 0 ? null : text.substring(colon + 1);
    Role role = Role.ofWord(word).orElseThrow(() -> unknown(word));
    if ((role == Role.MACHINE) != (system != null)) {
      throw new IllegalArgumentException(
          "'"
              + text
              + "' is no role: a machine belongs to one system, as in machine:erp, and nobody else"
              + " does.");
    }
    if (system != null && !SYSTEM.matcher(system).matches()) {
      throw new IllegalArgumentException("'" + system + "' is no id of a system.");
    }
    return new Grant(role, system);
  }

  private static IllegalArgumentException unknown(String word) {
    return new IllegalArgumentException(
        "'"
            + word
            + "' is no role: use "
            + Arrays.stream(Role.values()).map(Role::word).collect(Collectors.joining(", "))
            + ".");
  }

  /** The roles of a member of these groups; none is an answer too. */
  Granted of(Collection<String> groups) throws NotTrustedException {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    List<String> systems =
        groups.stream()
            .flatMap(group -> grants.getOrDefault(group, List.of()).stream())
            .peek(grant -> roles.add(grant.role()))
            .map(Grant::system)
            .filter(Objects::nonNull)
            .distinct()
            .toList();
    // A machine has one system and no other role, as with local accounts.
    if (systems.size() > 1 || (!systems.isEmpty() && roles.size() > 1)) {
      throw new NotTrustedException(Refusal.ROLES);
    }
    return new Granted(Set.copyOf(roles), systems.isEmpty() ? null : systems.get(0));
  }
}
