package org.syncline.security;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.syncline.platform.Actor;
import org.syncline.platform.AuditTrail;
import org.syncline.platform.Permission;
import org.syncline.platform.Transactions;
import org.syncline.security.Account.Standing;

/**
 * What an administrator does with accounts. One administrator who may log in always remains.
 * Whoever may not administer gets a {@link org.syncline.platform.NotAllowedException}.
 */
public final class AdministerAccounts {
  private static final Logger LOG = Logger.getLogger(AdministerAccounts.class.getName());

  private final Transactions transactions;
  private final Accounts accounts;
  private final Passwords passwords;
  private final AuditTrail audit;
  private final Clock clock;

  public AdministerAccounts(
      Transactions transactions,
      Accounts accounts,
      Passwords passwords,
      AuditTrail audit,
      Clock clock) {
    this.transactions = transactions;
    this.accounts = accounts;
    this.passwords = passwords;
    this.audit = audit;
    this.clock = clock;
  }

  /** An account to be made. */
  public record Wanted(String name, String password, Standing standing) {

    /** Without the password, which must not get into any log. */
    @Override
    public String toString() {
      return "Wanted[" + name + " " + standing.roles() + "]";
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

  /**
   * Some of the accounts.
   *
   * @param next the cursor of the next page; null on the last one
   */
  public record Page(List<Account> accounts, @Nullable String next) {
    public Page {
      accounts = List.copyOf(accounts);
    }
  }

  /** Those that fit, page by page. */
  public Page page(AccountQuery query, Actor who) {
    who.require(Permission.ADMINISTER_ACCOUNTS);
    // One more than are wanted tells whether there is another page.
    AccountQuery andOneMore = query.page(query.behind(), query.limit() + 1);
    List<Account> found = transactions.inNew(() -> accounts.search(andOneMore, clock.instant()));
    boolean goesOn = found.size() > query.limit();
    List<Account> page = goesOn ? found.subList(0, query.limit()) : found;
    return new Page(page, goesOn ? page.get(page.size() - 1).name() : null);
  }

  /** The account of a name. */
  public Optional<Account> find(String name, Actor who) {
    who.require(Permission.ADMINISTER_ACCOUNTS);
    return accounts.find(name);
  }

  public Result create(Wanted wanted, Actor who) {
    who.require(Permission.ADMINISTER_ACCOUNTS);
    Optional<Result.Invalid> objection = AccountRules.objection(wanted);
    if (objection.isPresent()) {
      return objection.get();
    }
    String hash = passwords.hash(wanted.password());
    Result result =
        transactions.inNew(
            () -> {
              boolean taken =
                  accounts.lockAll().stream().anyMatch(a -> a.name().equals(wanted.name()));
              return taken ? new Result.NameTaken() : add(wanted, hash, who.getName());
            });
    tell("created", result, who);
    return result;
  }

  /** Adds a checked account in the running transaction. */
  Result.Done add(Wanted wanted, String hash, String who) {
    Account account = Account.made(wanted.name(), hash, wanted.standing(), clock.instant());
    accounts.add(account);
    note(who, "account.create", account.name(), said(wanted.standing()));
    return new Result.Done(account);
  }

  /** Gives an account other roles, owners and teams; in force with its next request. */
  public Result change(String name, Standing standing, Actor who) {
    who.require(Permission.ADMINISTER_ACCOUNTS);
    Optional<Result.Invalid> objection = AccountRules.objection(standing);
    if (objection.isPresent()) {
      return objection.get();
    }
    boolean staysAdministrator = standing.roles().contains(Role.ADMIN);
    Result result =
        transactions.inNew(
            () ->
                ofExisting(
                    name,
                    staysAdministrator,
                    found -> {
                      accounts.setStanding(name, standing);
                      note(who.getName(), "account.change", name, said(standing));
                    }));
    tell("changed", result, who);
    return result;
  }

  public Result changePassword(String name, String password, Actor who) {
    who.require(Permission.ADMINISTER_ACCOUNTS);
    Optional<String> weak = AccountRules.weakness(name, password);
    if (weak.isPresent()) {
      return new Result.Invalid("password", weak.get());
    }
    String hash = passwords.hash(password);
    Result result =
        transactions.inNew(
            () ->
                ofExisting(
                    name,
                    true,
                    found -> {
                      accounts.setPassword(name, hash);
                      note(who.getName(), "account.password", name, "");
                    }));
    tell("given another password", result, who);
    return result;
  }

  /**
   * Blocks an account: log-ins are refused as with a wrong password, sessions end, tokens are worth
   * nothing. One that is blocked stays blocked since it was.
   */
  public Result block(String name, Actor who) {
    who.require(Permission.ADMINISTER_ACCOUNTS);
    Result result =
        transactions.inNew(
            () ->
                ofExisting(
                    name,
                    false,
                    found -> {
                      if (!found.blocked()) {
                        accounts.setBlock(name, new Account.Block(clock.instant(), who.getName()));
                        accounts.signOut(name);
                        note(who.getName(), "account.block", name, "");
                      }
                    }));
    tell("blocked", result, who);
    return result;
  }

  /** Lets an account in again; its tokens are good again, its sessions are not. */
  public Result unblock(String name, Actor who) {
    who.require(Permission.ADMINISTER_ACCOUNTS);
    Result result =
        transactions.inNew(
            () ->
                ofExisting(
                    name,
                    true,
                    found -> {
                      if (found.blocked()) {
                        accounts.setBlock(name, null);
                        note(who.getName(), "account.unblock", name, "");
                      }
                    }));
    tell("let in again", result, who);
    return result;
  }

  /** Ends all sessions of an account; its tokens and its password stay. */
  public Result signOut(String name, Actor who) {
    who.require(Permission.ADMINISTER_ACCOUNTS);
    return transactions.inNew(
        () ->
            ofExisting(
                name,
                true,
                found -> {
                  accounts.signOut(name);
                  note(who.getName(), "account.sign-out", name, "");
                }));
  }

  public Result remove(String name, Actor who) {
    who.require(Permission.ADMINISTER_ACCOUNTS);
    Result result =
        transactions.inNew(
            () ->
                ofExisting(
                    name,
                    false,
                    found -> {
                      accounts.remove(name);
                      note(who.getName(), "account.remove", name, "");
                    }));
    tell("removed", result, who);
    return result;
  }

  /** What is done to an account that is there. */
  @FunctionalInterface
  private interface Deed {
    void to(Account found);
  }

  private Result ofExisting(String name, boolean staysAdministrator, Deed deed) {
    List<Account> all = accounts.lockAll();
    Optional<Account> found = all.stream().filter(a -> a.name().equals(name)).findFirst();
    if (found.isEmpty()) {
      return new Result.NoSuchAccount();
    }
    Predicate<Account> administers =
        account -> account.roles().contains(Role.ADMIN) && !account.blocked();
    boolean otherAdministrator =
        all.stream().filter(administers).anyMatch(account -> !account.name().equals(name));
    if (!staysAdministrator && !otherAdministrator && administers.test(found.get())) {
      return new Result.LastAdministrator();
    }
    deed.to(found.get());
    return new Result.Done(accounts.find(name).orElse(found.get()));
  }

  private static String said(Standing standing) {
    String system = standing.system();
    return "roles=" + standing.roles() + (system == null ? "" : " system=" + system);
  }

  private static void tell(String what, Result result, Actor who) {
    if (result instanceof Result.Done done) {
      LOG.log(
          Level.INFO,
          "account {0} name={1} roles={2} by={3}",
          new Object[] {what, done.account().name(), done.account().roles(), who.getName()});
    }
  }

  private void note(String who, String action, String account, String detail) {
    audit.note(AuditTrail.Act.done(who, action, "account/" + account, detail));
  }
}
