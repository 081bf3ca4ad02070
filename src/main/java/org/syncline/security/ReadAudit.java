package org.syncline.security;

import java.util.List;
import org.syncline.platform.Actor;
import org.syncline.platform.Permission;
import org.syncline.platform.Transactions;

/** Reads the audit trail, for whoever may. */
public final class ReadAudit {
  private final Transactions transactions;
  private final AuditEntries entries;
  private final VerifyAudit verify;

  public ReadAudit(Transactions transactions, AuditEntries entries, VerifyAudit verify) {
    this.transactions = transactions;
    this.entries = entries;
    this.verify = verify;
  }

  /** The latest entries below a number, the latest first. */
  public List<AuditEntry> before(long number, int most, Actor who) {
    who.require(Permission.READ_AUDIT);
    return transactions.inNew(() -> entries.before(number, most));
  }

  /** Reads the whole trail and says whether it is what was kept. */
  public VerifyAudit.Verdict verify(Actor who) {
    who.require(Permission.READ_AUDIT);
    return verify.verify();
  }
}
