package org.syncline.console;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.syncline.security.TokenQuery;

/** What is asked of the API tokens. */
public final class TokenSearch extends PageSearch {
  private static final List<String> FILTERS = List.of("account", "ending");

  /** Within how long they end, by the word in addresses. */
  private static final Map<String, Duration> ENDING = new LinkedHashMap<>();

  static {
    ENDING.put("P7D", Duration.ofDays(7));
    ENDING.put("P30D", Duration.ofDays(30));
    ENDING.put("P90D", Duration.ofDays(90));
  }

  private final @Nullable Duration ending;
  private final TokenQuery.@Nullable Place behind;
  private final @Nullable String only;

  /**
   * Reads it.
   *
   * @param parameter by name; null where it is missing
   * @param only the one account that may be asked about; null = all may
   */
  TokenSearch(Function<String, @Nullable String> parameter, ZoneId zone, @Nullable String only) {
    super("tokens.xhtml", FILTERS, parameter, zone, Usually.RISING);
    this.only = only;
    ending = oneOf("ending", ENDING, "mistake.choice");
    behind = place(TokenQuery.Place::read);
    if (only != null && !asked("account").isEmpty() && !asked("account").equals(only)) {
      mistaken("account", "mistake.others");
    }
  }

  /** The words for within how long they end. */
  static List<String> endings() {
    return List.copyOf(ENDING.keySet());
  }

  /** The account that is asked about; null = all. */
  @Nullable String account() {
    return only == null ? given("account") : only;
  }

  /**
   * The query.
   *
   * @throws IllegalStateException where it is not usable
   */
  TokenQuery query(Instant now, int limit) {
    requireUsable();
    return new TokenQuery(
        account(), ending == null ? null : now.plus(ending), isFalling(), behind, limit);
  }
}
