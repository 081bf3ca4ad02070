package org.syncline.sync.intake;

import java.util.Optional;
import org.syncline.platform.Actor;
import org.syncline.platform.AuditTrail.Act;
import org.syncline.platform.Permission;
import org.syncline.platform.Transactions;

/**
 * Shows the body of a message as it was sent, which may be full of personal data. The note is
 * committed before the body is handed out.
 */
public final class RevealBody {
  private final Transactions transactions;
  private final Stores stores;

  public RevealBody(Transactions transactions, Stores stores) {
    this.transactions = transactions;
    this.stores = stores;
  }

  /** Empty where there is no such message; then nothing is noted. */
  public Optional<StoredBody> body(long receipt, Actor who) {
    who.require(Permission.READ_BODIES);
    return transactions.inNew(
        () -> {
          Optional<StoredBody> body = stores.receipts().body(receipt);
          if (body.isPresent()) {
            stores
                .audit()
                .note(Act.done(who.getName(), "message.reveal", "message/" + receipt, ""));
          }
          return body;
        });
  }
}
