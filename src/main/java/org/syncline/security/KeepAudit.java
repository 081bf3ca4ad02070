package org.syncline.security;

import java.time.Clock;
import org.syncline.platform.AuditTrail;
import org.syncline.platform.Transactions;

/** Seals each act with those before it. */
public final class KeepAudit implements AuditTrail {
  private static final int ACTOR = 100;
  private static final int ACTION = 60;
  private static final int SUBJECT = 200;
  private static final int DETAIL = 2_000;

  private final Transactions transactions;
  private final AuditEntries entries;
  private final Clock clock;

  public KeepAudit(Transactions transactions, AuditEntries entries, Clock clock) {
    this.transactions = transactions;
    this.entries = entries;
    this.clock = clock;
  }

  @Override
  public void note(Act act) {
    AuditEntries.End end = entries.lockEnd();
    entries.add(AuditEntry.after(end.number(), end.seal(), clock.instant(), fitted(act)));
  }

  @Override
  public void noteAlone(Act act) {
    transactions.inNew(
        () -> {
          note(act);
          return true;
        });
  }

  /** What a caller could choose must neither fail for its length nor forge lines. */
  private static Act fitted(Act act) {
    return new Act(
        fitted(act.actor(), ACTOR),
        fitted(act.action(), ACTION),
        fitted(act.subject(), SUBJECT),
        act.refused(),
        fitted(act.detail(), DETAIL));
  }

  private static String fitted(String text, int most) {
    StringBuilder fitted = new StringBuilder();
    text.codePoints()
        .limit(most)
        .map(c -> Character.isISOControl(c) || isHalf(c) ? '?' : c)
        .forEach(fitted::appendCodePoint);
    while (fitted.length() > most) {
      fitted.setLength(fitted.offsetByCodePoints(fitted.length(), -1));
    }
    return fitted.toString();
  }

  private static boolean isHalf(int c) {
    return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
  }
}
