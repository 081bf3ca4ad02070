package org.syncline.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.syncline.platform.AuditTrail;

/**
 * Verifies a name and a password. Ten wrong passwords lock an account for a quarter of an hour, and
 * so many from one address close the log-in to that address for a while; both are stored, so they
 * hold on all nodes and after a restart.
 */
public final class LogIn {
  static final int FAILURES_ALLOWED = 10;
  static final Duration LOCKED = Duration.ofMinutes(15);

  /** Wrong log-ins of one address in a window, whatever the names. */
  public static final int FAILURES_OF_ADDRESS = 30;

  public static final Duration WINDOW = Duration.ofMinutes(5);
  private static final String ACTION = "log-in";
  private static final Logger LOG = Logger.getLogger(LogIn.class.getName());

  private final Accounts accounts;
  private final Passwords passwords;
  private final VerifiedCredentials verified;
  private final PendingVerifications pending = new PendingVerifications();
  private final TryLimit limit;
  private final AuditTrail audit;
  private final Clock clock;

  /**
   * @param limit of wrong log-ins from one address
   */
  public LogIn(
      Accounts accounts,
      Passwords passwords,
      VerifiedCredentials verified,
      TryLimit limit,
      AuditTrail audit,
      Clock clock) {
    this.accounts = accounts;
    this.passwords = passwords;
    this.verified = verified;
    this.limit = limit;
    this.audit = audit;
    this.clock = clock;
  }

  /** What came of it. */
  public sealed interface Result {

    /** The password is right. */
    record Welcome(Account account) implements Result {}

    /** Unknown name, wrong password, locked or blocked account: nobody learns which. */
    record Refused() implements Result {}

    /** Too many log-ins at once; nothing was decided. */
    record Busy() implements Result {}

    /** Too many wrong ones from this address; nothing was decided. */
    record TooManyTries(Duration retryAfter) implements Result {}
  }

  /**
   * Decides one log-in.
   *
   * @param from the address it comes from
   */
  public Result verify(String name, String password, String from) {
    Optional<Account> account = accounts.find(name);
    if (account.isPresent()
        && !account.get().blocked()
        && verified.knows(account.get(), password)) {
      return new Result.Welcome(account.get());
    }
    Optional<Duration> wait = limit.wait(from);
    if (wait.isPresent()) {
      return new Result.TooManyTries(wait.get());
    }
    try {
      Result result =
          pending.decide(
              verified.mark(name, password, account),
              () -> right(password, account),
              right -> decide(name, password, account, right));
      if (result instanceof Result.Refused) {
        limit.count(from);
      }
      return result;
    } catch (Passwords.BusyException e) {
      return new Result.Busy();
    }
  }

  private boolean right(String password, Optional<Account> account) throws Passwords.BusyException {
    if (password.length() > Passwords.LONGEST) {
      return false;
    }
    if (account.isEmpty()) {
      return passwords.matchNobody(password);
    }
    // Whoever verified it a moment ago may have come to an end since it was asked for.
    return verified.knows(account.get(), password)
        || passwords.match(password, account.get().passwordHash());
  }

  private Result decide(String name, String password, Optional<Account> found, boolean right) {
    Instant now = clock.instant();
    if (found.isPresent() && found.get().stateAt(now) != AccountState.ACTIVE) {
      audit.noteAlone(refused(name, found.get().stateAt(now).word()));
      return new Result.Refused();
    }
    if (!right) {
      // For an unknown name too, so that it costs the same.
      accounts.countFailure(name, FAILURES_ALLOWED, now.plus(LOCKED));
      if (found.isPresent() && found.get().failedAttempts() + 1 >= FAILURES_ALLOWED) {
        LOG.log(
            Level.WARNING,
            "account locked name={0} minutes={1}",
            new Object[] {name, LOCKED.toMinutes()});
      }
      // Who types a password where the name belongs is not to find it in the trail.
      audit.noteAlone(refused(found.isPresent() ? name : "?", "password"));
      return new Result.Refused();
    }
    Account account = found.orElseThrow();
    if (!verified.knows(account, password)) {
      if (account.failedAttempts() > 0) {
        accounts.forgetFailures(name);
      }
      // Noted first: what is remembered is in the trail.
      audit.noteAlone(AuditTrail.Act.done(name, ACTION, "account/" + name, ""));
      verified.remember(account, password);
    }
    return new Result.Welcome(account);
  }

  private static AuditTrail.Act refused(String name, String why) {
    return AuditTrail.Act.refused("", ACTION, "account/" + name, why);
  }
}
