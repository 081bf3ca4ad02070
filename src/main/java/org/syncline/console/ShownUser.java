package org.syncline.console;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.syncline.security.Account;
import org.syncline.security.AccountState;
import org.syncline.security.Role;

/**
 * An account as pages show it.
 *
 * @param roles their words, in the order of the list of roles
 * @param state whether it can be used
 * @param system the one that a machine speaks for; empty for people
 * @param lockedUntil null where it is not locked now
 */
public record ShownUser(
    String name,
    List<String> roles,
    String state,
    String system,
    List<String> owners,
    List<String> teams,
    Instant created,
    @Nullable Instant lockedUntil,
    Account.@Nullable Block block) {

  public ShownUser {
    roles = List.copyOf(roles);
    owners = List.copyOf(owners);
    teams = List.copyOf(teams);
  }

  static ShownUser of(Account account, Instant now) {
    AccountState state = account.stateAt(now);
    String system = account.standing().system();
    return new ShownUser(
        account.name(),
        Arrays.stream(Role.values()).filter(account.roles()::contains).map(Role::word).toList(),
        state.word(),
        system == null ? "" : system,
        account.standing().owners().stream().sorted().toList(),
        account.standing().teams().stream().sorted().toList(),
        account.createdAt(),
        state == AccountState.LOCKED ? account.lockedUntil() : null,
        account.block());
  }

  /** The name as a part of an address. */
  public String coded() {
    return coded(name);
  }

  static String coded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
