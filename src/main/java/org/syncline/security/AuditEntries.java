package org.syncline.security;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The audit trail as it is stored: entries are added and read, nothing else. */
public interface AuditEntries {

  /**
   * Where the trail ends.
   *
   * @param number of the last entry, 0 = there is none
   * @param seal of the last entry
   */
  record End(long number, String seal) {}

  /** The end, for whoever adds: until the transaction is over nobody else can. */
  End lockEnd();

  End end();

  /** Adds the entry after the end, which it becomes itself. */
  void add(AuditEntry entry);

  /** Entries after a number, in their order. */
  List<AuditEntry> after(long number, int limit);

  /** Entries before a number, the latest first. */
  List<AuditEntry> before(long number, int limit);

  /**
   * Entries of a period after a number, in their order.
   *
   * @param last number of the last entry that is meant
   * @param from first moment; null = since the first entry
   * @param to moment after the last one; null = until the last entry
   */
  List<AuditEntry> between(
      long after, long last, @Nullable Instant from, @Nullable Instant to, int limit);

  /** How many acts of an account are kept that were not refused, since a moment. */
  int count(String actor, String action, Instant since);
}
