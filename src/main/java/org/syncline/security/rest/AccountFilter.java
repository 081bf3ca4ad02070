package org.syncline.security.rest;

import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.syncline.platform.rest.ProblemException;
import org.syncline.platform.rest.QueryParameters;
import org.syncline.security.AccountQuery;
import org.syncline.security.AccountState;
import org.syncline.security.Role;

/** What an address asks of the accounts. */
final class AccountFilter {
  static final Set<String> PARAMETERS = Set.of("name", "role", "state", "cursor", "limit");
  static final Set<String> OF_EXPORT = Set.of("name", "role", "state", "format");

  private AccountFilter() {}

  static AccountQuery of(QueryParameters query) {
    return new AccountQuery(
        query.text("name"),
        one("role", query.text("role"), Role::ofWord, AccountsResource.ROLES),
        one(
            "state",
            query.text("state"),
            AccountState::ofWord,
            "Use one of the states active, locked, blocked."),
        false,
        query.text("cursor"),
        query.count("limit", AccountQuery.MOST, AccountQuery.MOST));
  }

  private static <T> @Nullable T one(
      String name, @Nullable String word, Function<String, Optional<T>> read, String sentence) {
    return word == null
        ? null
        : read.apply(word).orElseThrow(() -> ProblemException.invalid(name, sentence));
  }
}
