package org.syncline.security;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The API tokens. Takes part in the running transaction. */
public interface ApiTokens {

  Optional<ApiToken> find(String hash);

  /** Those of an account, the newest first. */
  List<ApiToken> of(String account);

  /**
   * Those that fit, in the order in which they end.
   *
   * @param now those that have ended by then are not found
   */
  List<ApiToken> search(TokenQuery query, Instant now);

  void add(ApiToken token);

  /** False where the account has no such token. */
  boolean remove(String account, String id);

  void removeExpired(Instant now);
}
