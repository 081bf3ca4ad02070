package org.syncline.metrics.alert;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A change of the state of a rule.
 *
 * @param told what people are told of it: a JSON object of ids and figures
 * @param notices what became of telling it, by destination
 */
public record AlertChange(
    long id, String rule, boolean raised, Instant at, String told, List<Told> notices) {
  public AlertChange {
    notices = List.copyOf(notices);
  }

  /** A notice to one destination. */
  public record Told(
      String id,
      Destination destination,
      NoticeState state,
      int tries,
      Instant due,
      @Nullable Instant settledAt,
      @Nullable String sentence) {}
}
