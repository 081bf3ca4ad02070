package org.syncline.security;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is looked for among the API tokens that are not expired, in the order in which they end;
 * null = any.
 *
 * @param account of this account
 * @param endingBefore only those that end before this moment
 * @param falling whether the last to end comes first
 * @param behind the cursor: only those that come behind this one
 * @param limit most of them, 1 to {@value #MOST}, or one more to see whether there is another page
 */
public record TokenQuery(
    @Nullable String account,
    @Nullable Instant endingBefore,
    boolean falling,
    @Nullable Place behind,
    int limit) {
  public static final int MOST = 500;

  /**
   * @throws IllegalArgumentException where the limit is not usable
   */
  public TokenQuery {
    if (limit < 1 || limit > MOST + 1) {
      throw new IllegalArgumentException("Limit " + limit + ": choose 1 to " + MOST + ".");
    }
  }

  /** Where a token stands in the order, be it there still or not. */
  public record Place(Instant expiresAt, String id) {
    private static final Pattern WORD =
        Pattern.compile("([12][0-9]{3}-[0-9TZ:.-]{15,25})_([A-Za-z0-9_-]{1,20})");

    static Place of(ApiToken token) {
      return new Place(token.expiresAt(), token.id());
    }

    /** In a word, for addresses. */
    public String word() {
      return expiresAt + "_" + id;
    }

    /** Reads the word; empty where it is none. */
    public static Optional<Place> read(String word) {
      Matcher parts = WORD.matcher(word);
      if (!parts.matches()) {
        return Optional.empty();
      }
      try {
        return Optional.of(new Place(Instant.parse(parts.group(1)), parts.group(2)));
      } catch (DateTimeParseException e) {
        return Optional.empty();
      }
    }
  }

  /** The same from another place on. */
  TokenQuery page(@Nullable Place place, int most) {
    return new TokenQuery(account, endingBefore, falling, place, most);
  }
}
