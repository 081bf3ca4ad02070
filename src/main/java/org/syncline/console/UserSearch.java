package org.syncline.console;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.syncline.security.AccountQuery;
import org.syncline.security.AccountState;
import org.syncline.security.Role;

/** What is asked of the accounts. */
public final class UserSearch extends PageSearch {
  private static final List<String> FILTERS = List.of("name", "role", "state");

  private static final Map<String, Role> ROLES =
      Arrays.stream(Role.values()).collect(Collectors.toMap(Role::word, role -> role));

  private static final Map<String, AccountState> STATES =
      Arrays.stream(AccountState.values())
          .collect(Collectors.toMap(AccountState::word, state -> state));

  private final @Nullable Role role;
  private final @Nullable AccountState state;
  private final @Nullable String behind;

  /**
   * Reads it.
   *
   * @param parameter by name; null where it is missing
   */
  UserSearch(Function<String, @Nullable String> parameter, ZoneId zone) {
    super("users.xhtml", FILTERS, parameter, zone, Usually.RISING);
    role = oneOf("role", ROLES, "mistake.choice");
    state = oneOf("state", STATES, "mistake.choice");
    behind = place(UserName::read);
  }

  /**
   * The query.
   *
   * @throws IllegalStateException where it is not usable
   */
  AccountQuery query(int limit) {
    requireUsable();
    String name = given("name");
    return new AccountQuery(
        name == null ? null : name.toLowerCase(Locale.ROOT),
        role,
        state,
        isFalling(),
        behind,
        limit);
  }
}
