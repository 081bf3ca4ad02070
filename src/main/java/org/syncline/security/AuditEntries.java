package org.syncline.security;

import java.time.Instant;
import java.util.List;

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

  /** Those that fit with a number below this one, the latest first. */
  List<AuditEntry> latest(AuditFilter filter, long before, int limit);

  /**
   * Those that fit with a number above this one, in their order.
   *
   * @param last the highest number that is meant
   */
  List<AuditEntry> earliest(AuditFilter filter, long after, long last, int limit);

  /** How many acts of an account are kept that were not refused, since a moment. */
  int count(String actor, String action, Instant since);
}
