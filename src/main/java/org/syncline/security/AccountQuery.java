package org.syncline.security;

import org.jspecify.annotations.Nullable;

/**
 * What is looked for among the accounts; null = any.
 *
 * @param name a part of the name
 * @param role one of its roles
 * @param falling whether the last name comes first
 * @param behind the cursor: only names that come behind this one
 * @param limit most of them, 1 to {@value #MOST}, or one more to see whether there is another page
 */
public record AccountQuery(
    @Nullable String name,
    @Nullable Role role,
    @Nullable AccountState state,
    boolean falling,
    @Nullable String behind,
    int limit) {
  public static final int MOST = 500;

  /**
   * @throws IllegalArgumentException where the limit is not usable
   */
  public AccountQuery {
    if (limit < 1 || limit > MOST + 1) {
      throw new IllegalArgumentException("Limit " + limit + ": choose 1 to " + MOST + ".");
    }
  }

  /** The same from another place on. */
  AccountQuery page(@Nullable String cursor, int most) {
    return new AccountQuery(name, role, state, falling, cursor, most);
  }
}
