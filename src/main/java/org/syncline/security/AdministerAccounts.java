package org.syncline.security;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.syncline.platform.AuditTrail;
import org.syncline.platform.Transactions;

/** What an administrator does with accounts. One administrator always remains. */
public final class AdministerAccounts {
  private static final Logger LOG = Logger.getLogger(AdministerAccounts.class.getName());
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._@-]{0,59}");

  private final Transactions transactions;
  private final Accounts accounts;
  private final Passwords passwords;
  private final VerifiedCredentials verified;
  private final AuditTrail audit;
  private final Clock clock;

  public AdministerAccounts(
      Transactions transactions,
      Accounts accounts,
      Passwords passwords,
      VerifiedCredentials verified,
      AuditTrail audit,
      Clock clock) {
    this.transactions = transactions;
    this.accounts = accounts;
    this.passwords = passwords;
    this.verified = verified;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * An account to be made.
   *
   * @param system the system of a machine; null for people
   */
  public record Wanted(String name, String password, Set<Role> roles, @Nullable String system) {
    public Wanted {
      roles = Set.copyOf(roles);
    }

    /** Without the password, which must not get into any log. */
    @Override
    public String toString() {
      return "Wanted[" + name + " " + roles + "]";
    }
  }

  /** What came of it. */
  public sealed interface Result {
    record Done(Account account) implements Result {}

    /** There is an account of that name. */
    record NameTaken() implements Result {}

    record NoSuchAccount() implements Result {}

    /** Nobody could administer the hub any more. */
    record LastAdministrator() implements Result {}

    /** A member of the wish is not usable; the sentence says what to do. */
    record Invalid(String field, String sentence) implements Result {}
  }

  public List<Account> all() {
    return accounts.all();
  }

  public Result create(Wanted wanted, String who) {
    Optional<Result.Invalid> objection = objection(wanted);
    if (objection.isPresent()) {
      return objection.get();
    }
    String hash = passwords.hash(wanted.password());
    Result result =
        transactions.inNew(
            () -> {
              boolean taken =
                  accounts.lockAll().stream().anyMatch(a -> a.name().equals(wanted.name()));
              return taken ? new Result.NameTaken() : add(wanted, hash, who);
            });
    if (result instanceof Result.Done) {
      LOG.log(
          Level.INFO,
          "account created name={0} roles={1} by={2}",
          new Object[] {wanted.name(), wanted.roles(), who});
    }
    return result;
  }

  /** Adds a checked account in the running transaction. */
  Result.Done add(Wanted wanted, String hash, String who) {
    Account account =
        new Account(wanted.name(), hash, wanted.roles(), wanted.system(), clock.instant(), 0, null);
    accounts.add(account);
    note(who, "account.create", account.name(), "roles=" + account.roles());
    return new Result.Done(account);
  }

  Optional<Result.Invalid> objection(Wanted wanted) {
    if (!NAME.matcher(wanted.name()).matches()) {
      return Optional.of(
          new Result.Invalid(
              "user",
              "Use lower-case letters, digits and . _ @ - for a user name, 60 characters at most,"
                  + " beginning with a letter or digit."));
    }
    Optional<String> weak = Passwords.objection(wanted.password());
    if (weak.isPresent()) {
      return Optional.of(new Result.Invalid("password", weak.get()));
    }
    if (wanted.roles().isEmpty()) {
      return Optional.of(new Result.Invalid("roles", "Name at least one role."));
    }
    boolean machine = wanted.roles().contains(Role.MACHINE);
    if (machine && wanted.roles().size() > 1) {
      return Optional.of(
          new Result.Invalid("roles", "A machine has no other role: make a second account."));
    }
    if (machine != (wanted.system() != null)) {
      return Optional.of(
          new Result.Invalid(
              "system",
              machine
                  ? "Name the system that this machine speaks for."
                  : "Only accounts with the role machine belong to a system: leave it out."));
    }
    return Optional.empty();
  }

  public Result changePassword(String name, String password, String who) {
    Optional<String> weak = Passwords.objection(password);
    if (weak.isPresent()) {
      return new Result.Invalid("password", weak.get());
    }
    String hash = passwords.hash(password);
    Optional<Account> changed =
        transactions.inNew(
            () -> {
              if (!accounts.setPassword(name, hash)) {
                return Optional.empty();
              }
              note(who, "account.password", name, "");
              return accounts.find(name);
            });
    verified.forget(name);
    if (changed.isEmpty()) {
      return new Result.NoSuchAccount();
    }
    LOG.log(Level.INFO, "password changed name={0} by={1}", new Object[] {name, who});
    return new Result.Done(changed.get());
  }

  public Result remove(String name, String who) {
    Result result = transactions.inNew(() -> removeHere(name, who));
    verified.forget(name);
    if (result instanceof Result.Done) {
      LOG.log(Level.INFO, "account removed name={0} by={1}", new Object[] {name, who});
    }
    return result;
  }

  private Result removeHere(String name, String who) {
    List<Account> all = accounts.lockAll();
    Optional<Account> found = all.stream().filter(a -> a.name().equals(name)).findFirst();
    if (found.isEmpty()) {
      return new Result.NoSuchAccount();
    }
    boolean otherAdministrator =
        all.stream().anyMatch(a -> !a.name().equals(name) && a.roles().contains(Role.ADMIN));
    if (!otherAdministrator && found.get().roles().contains(Role.ADMIN)) {
      return new Result.LastAdministrator();
    }
    accounts.remove(name);
    note(who, "account.remove", name, "");
    return new Result.Done(found.get());
  }

  private void note(String who, String action, String account, String detail) {
    audit.note(AuditTrail.Act.done(who, action, "account/" + account, detail));
  }
}
