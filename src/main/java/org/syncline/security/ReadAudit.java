package org.syncline.security;

import java.util.List;
import org.syncline.platform.Actor;
import org.syncline.platform.Permission;
import org.syncline.platform.Transactions;

/** Reads the audit trail, for whoever may. */
public final class ReadAudit {
  /** Entries that a part of a verification looks at: some tenths of a second. */
  private static final long PART = 10_000;

  private final Transactions transactions;
  private final AuditEntries entries;
  private final VerifyAudit verify;

  public ReadAudit(Transactions transactions, AuditEntries entries, VerifyAudit verify) {
    this.transactions = transactions;
    this.entries = entries;
    this.verify = verify;
  }

  /** The latest entries that fit below a number, the latest first. */
  public List<AuditEntry> before(AuditFilter filter, long number, int most, Actor who) {
    who.require(Permission.READ_AUDIT);
    return transactions.inNew(() -> entries.latest(filter, number, most));
  }

  /** The earliest entries that fit above a number, the earliest first. */
  public List<AuditEntry> after(AuditFilter filter, long number, int most, Actor who) {
    who.require(Permission.READ_AUDIT);
    return transactions.inNew(() -> entries.earliest(filter, number, Long.MAX_VALUE, most));
  }

  /** How many entries there are. */
  public long size(Actor who) {
    who.require(Permission.READ_AUDIT);
    return transactions.inNew(() -> entries.end().number());
  }

  /** Reads the whole trail and says whether it is what was kept. */
  public VerifyAudit.Verdict verify(Actor who) {
    who.require(Permission.READ_AUDIT);
    return verify.verify();
  }

  /**
   * Reads a part of the trail, for whoever shows how far it is.
   *
   * @param after number of the last entry of the part before; 0 for the first one
   */
  public VerifyAudit.Part verifyPart(long after, Actor who) {
    who.require(Permission.READ_AUDIT);
    return verify.part(after, PART);
  }
}
