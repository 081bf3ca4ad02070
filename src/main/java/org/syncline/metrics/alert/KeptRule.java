package org.syncline.metrics.alert;

import java.time.Instant;

/**
 * A rule as it is stored, and where it stands.
 *
 * @param content the rule as somebody wrote it
 * @param version counts from 1
 * @param changedBy the account that put it
 */
public record KeptRule(
    String id,
    String content,
    AlertRule rule,
    int version,
    Instant changedAt,
    String changedBy,
    Standing standing) {

  /** How a rule stands, in a word. */
  public enum State {
    RAISED,
    QUIET,
    /** Nobody judges it. */
    OFF
  }

  public State state() {
    if (!rule.enabled()) {
      return State.OFF;
    }
    return standing.raised() ? State.RAISED : State.QUIET;
  }

  /** One as it comes out of a store. */
  public static KeptRule stored(
      String id,
      byte[] content,
      int version,
      Instant changedAt,
      String changedBy,
      Standing standing) {
    return new KeptRule(
        id,
        new String(content, java.nio.charset.StandardCharsets.UTF_8),
        AlertRuleDocument.stored(content),
        version,
        changedAt,
        changedBy,
        standing);
  }
}
