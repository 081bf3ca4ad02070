package org.syncline.security;

import java.time.Duration;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.syncline.platform.Transactions;

/** Makes the first administrator from the set-up token, once. */
public final class SetUp {
  private static final Logger LOG = Logger.getLogger(SetUp.class.getName());

  /** Tries of one address in a window. */
  public static final int TRIES = 10;

  public static final Duration WINDOW = Duration.ofMinutes(1);

  private final Transactions transactions;
  private final Accounts accounts;
  private final SetupTokens tokens;
  private final AdministerAccounts administer;
  private final Passwords passwords;
  private final SetupFile file;
  private final TryLimit limit;

  /** Once there is an account there is always one. */
  private volatile boolean over;

  public SetUp(
      Transactions transactions,
      Accounts accounts,
      SetupTokens tokens,
      AdministerAccounts administer,
      Passwords passwords,
      SetupFile file,
      TryLimit limit) {
    this.transactions = transactions;
    this.accounts = accounts;
    this.tokens = tokens;
    this.administer = administer;
    this.passwords = passwords;
    this.file = file;
    this.limit = limit;
  }

  /** What came of it. */
  public sealed interface Result {
    record Done(Account administrator) implements Result {}

    /** Wrong token, used token, or a hub that has accounts: nobody learns which. */
    record Refused() implements Result {}

    /** The token is right, and still is; the sentence says what else to do. */
    record Invalid(String field, String sentence) implements Result {}

    record TooManyTries(Duration retryAfter) implements Result {}
  }

  /** Whether the hub waits for its first administrator. */
  public boolean isOpen() {
    if (!over) {
      over = !transactions.inNew(accounts::all).isEmpty();
    }
    return !over;
  }

  /**
   * Tries a token.
   *
   * @param from the address of whoever tries, for the limit of tries
   */
  public Result run(String token, String user, String password, String from) {
    Optional<Duration> wait = limit.wait(from);
    if (wait.isPresent()) {
      return new Result.TooManyTries(wait.get());
    }
    limit.count(from);
    String hash = new SetupToken(token).hash();
    Result result = transactions.inNew(() -> runHere(hash, user, password));
    if (result instanceof Result.Done) {
      file.delete();
      LOG.log(Level.INFO, "first administrator created name={0}", user);
    }
    return result;
  }

  private Result runHere(String hash, String user, String password) {
    // The lock on the tokens lets one set-up through, whatever token it brings.
    boolean right = false;
    for (String known : tokens.lockAll()) {
      right |= RandomText.isSame(known, hash);
    }
    if (!right || !accounts.all().isEmpty()) {
      return new Result.Refused();
    }
    var wanted = new AdministerAccounts.Wanted(user, password, Account.Standing.of(Role.ADMIN));
    Optional<AdministerAccounts.Result.Invalid> objection = AccountRules.objection(wanted);
    if (objection.isPresent()) {
      return new Result.Invalid(objection.get().field(), objection.get().sentence());
    }
    tokens.clear();
    return new Result.Done(administer.add(wanted, passwords.hash(password), user).account());
  }
}
