package org.syncline.security.rest;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.syncline.platform.rest.ProblemException;
import org.syncline.platform.rest.QueryParameters;
import org.syncline.security.TokenQuery;

/** What an address asks of the API tokens. */
final class TokenFilter {
  static final Set<String> PARAMETERS = Set.of("user", "endingBefore", "cursor", "limit");
  static final Set<String> OF_EXPORT = Set.of("user", "endingBefore", "format");

  private TokenFilter() {}

  static TokenQuery of(QueryParameters query) {
    return new TokenQuery(
        query.text("user"),
        query.instant("endingBefore"),
        false,
        place(query.text("cursor")),
        query.count("limit", TokenQuery.MOST, TokenQuery.MOST));
  }

  private static TokenQuery.@Nullable Place place(@Nullable String cursor) {
    return cursor == null
        ? null
        : TokenQuery.Place.read(cursor)
            .orElseThrow(
                () ->
                    ProblemException.invalid(
                        "cursor", "Take it from the address 'next' of the page before."));
  }
}
