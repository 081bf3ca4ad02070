package org.syncline.security.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.syncline.security.Account;
import org.syncline.security.Role;

/** An account as the API shows it: never its password hash. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AccountView(
    String user,
    List<String> roles,
    @Nullable String system,
    @Nullable List<String> owners,
    @Nullable List<String> teams,
    Instant created,
    @Nullable Instant lockedUntil,
    @Nullable Instant blockedAt,
    @Nullable String blockedBy) {

  static AccountView of(Account account) {
    Account.Block block = account.block();
    return new AccountView(
        account.name(),
        account.roles().stream().map(Role::word).sorted().toList(),
        account.standing().system(),
        orNull(account.standing().owners()),
        orNull(account.standing().teams()),
        account.createdAt(),
        account.lockedUntil(),
        block == null ? null : block.since(),
        block == null ? null : block.by());
  }

  private static @Nullable List<String> orNull(Set<String> values) {
    return values.isEmpty() ? null : values.stream().sorted().toList();
  }
}
