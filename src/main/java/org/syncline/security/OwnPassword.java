package org.syncline.security;

import java.util.Optional;
import org.syncline.platform.Actor;
import org.syncline.platform.AuditTrail;
import org.syncline.platform.Permission;
import org.syncline.platform.Transactions;

/**
 * Changes one's own password, for whoever knows the present one. All sessions of the account end
 * with it; its API tokens go on.
 */
public final class OwnPassword {
  private final Transactions transactions;
  private final Accounts accounts;
  private final Passwords passwords;
  private final LogIn logIn;
  private final AuditTrail audit;

  public OwnPassword(
      Transactions transactions,
      Accounts accounts,
      Passwords passwords,
      LogIn logIn,
      AuditTrail audit) {
    this.transactions = transactions;
    this.accounts = accounts;
    this.passwords = passwords;
    this.logIn = logIn;
    this.audit = audit;
  }

  /** What came of it. */
  public sealed interface Result {
    record Done() implements Result {}

    /** The present password is another one, or the account is locked. */
    record WrongPassword() implements Result {}

    /** The new one is not usable; the sentence says why. */
    record Invalid(String sentence) implements Result {}

    /** The account is not kept here but by the identity provider. */
    record KeptElsewhere() implements Result {}

    /** Nothing was decided: try again later. */
    record TryLater() implements Result {}
  }

  /**
   * Changes it.
   *
   * @param from the address that the wish comes from: wrong passwords are counted as at a log-in
   */
  public Result change(Actor who, String present, String wanted, String from) {
    who.require(Permission.KEEP_OWN_ACCOUNT);
    if (accounts.find(who.getName()).isEmpty()) {
      return new Result.KeptElsewhere();
    }
    LogIn.Result verdict = logIn.verify(who.getName(), present, from);
    if (verdict instanceof LogIn.Result.Refused) {
      return new Result.WrongPassword();
    }
    if (!(verdict instanceof LogIn.Result.Welcome)) {
      return new Result.TryLater();
    }
    if (present.equals(wanted)) {
      return new Result.Invalid("Choose another password than the present one.");
    }
    Optional<String> weak = AccountRules.weakness(who.getName(), wanted);
    if (weak.isPresent()) {
      return new Result.Invalid(weak.get());
    }
    String hash = passwords.hash(wanted);
    return transactions.inNew(
        () -> {
          if (!accounts.setPassword(who.getName(), hash)) {
            return new Result.KeptElsewhere();
          }
          audit.note(
              AuditTrail.Act.done(
                  who.getName(), "account.password", "account/" + who.getName(), "own"));
          return new Result.Done();
        });
  }
}
