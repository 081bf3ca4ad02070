package org.syncline.security;

import org.syncline.platform.Actor;
import org.syncline.platform.AuditTrail;
import org.syncline.platform.Permission;
import org.syncline.platform.Transactions;

/** Ends all sessions of one's own account, wherever they were begun; its API tokens go on. */
public final class OwnSessions {
  private final Transactions transactions;
  private final Accounts accounts;
  private final AuditTrail audit;

  public OwnSessions(Transactions transactions, Accounts accounts, AuditTrail audit) {
    this.transactions = transactions;
    this.accounts = accounts;
    this.audit = audit;
  }

  /** False where the account is not kept here but by the identity provider. */
  public boolean endAll(Actor who) {
    who.require(Permission.KEEP_OWN_ACCOUNT);
    return transactions.inNew(
        () -> {
          boolean here = accounts.signOut(who.getName());
          if (here) {
            audit.note(
                AuditTrail.Act.done(
                    who.getName(), "account.sign-out", "account/" + who.getName(), "own"));
          }
          return here;
        });
  }
}
