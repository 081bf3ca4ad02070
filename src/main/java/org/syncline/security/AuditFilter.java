package org.syncline.security;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is looked for in the audit trail; null = whatever.
 *
 * @param actor the account, whole
 * @param action the act, whole, such as {@code record.change}
 * @param subject what it was done to, whole, such as {@code record/4711}; with a slash at its end
 *     all of that kind, such as {@code record/}
 * @param refused only what was refused, or only what was not
 * @param from first moment
 * @param to moment after the last one
 */
public record AuditFilter(
    @Nullable String actor,
    @Nullable String action,
    @Nullable String subject,
    @Nullable Boolean refused,
    @Nullable Instant from,
    @Nullable Instant to) {
  /** Every entry. */
  public static final AuditFilter ALL = new AuditFilter(null, null, null, null, null, null);

  /** Those of a period. */
  public static AuditFilter of(@Nullable Instant from, @Nullable Instant to) {
    return new AuditFilter(null, null, null, null, from, to);
  }

  /** Whether the subject means all of a kind. */
  public boolean ofKind() {
    return subject != null && subject.endsWith("/");
  }
}
