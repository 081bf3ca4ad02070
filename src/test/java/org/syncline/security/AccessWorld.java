package org.syncline.security;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.h2.jdbcx.JdbcDataSource;
import org.syncline.assembly.Migrations;
import org.syncline.platform.AuditTrail;
import org.syncline.platform.GivenActor;
import org.syncline.platform.RememberedAudit;
import org.syncline.platform.SteppingClock;
import org.syncline.platform.Transactions;
import org.syncline.platform.jpa.Sql;
import org.syncline.security.AdministerAccounts.Wanted;
import org.syncline.security.jpa.SqlAccounts;
import org.syncline.security.jpa.SqlApiTokens;
import org.syncline.security.jpa.SqlSetupTokens;
import org.syncline.security.jpa.SqlTries;

/** Accounts in a database of their own, with everything that works on them. */
final class AccessWorld {
  static final String PASSWORD = "correct horse battery";

  final SteppingClock clock = new SteppingClock();
  final SecureRandom random = new SecureRandom();
  final Sql sql;
  final Accounts accounts;
  final SetupTokens tokens;
  final SetupFile file;
  final RememberedAudit audit = new RememberedAudit();
  final VerifiedCredentials verified = new VerifiedCredentials(random, clock);
  // Few iterations: the tests ask what is decided, not how long guessing takes.
  final Passwords passwords = new Passwords(random, 10, 2);
  final AdministerAccounts administer;
  final LogIn logIn;
  final SetUp setUp;
  final OwnPassword ownPassword;
  final KeepTokens keepTokens;
  final ExportTokens exportTokens;
  final ExportAccounts exportAccounts;
  final OwnSessions ownSessions;

  private final Transactions transactions =
      new Transactions() {
        @Override
        public <T> T inNew(Supplier<T> work) {
          return work.get();
        }
      };

  AccessWorld(Path folder) {
    JdbcDataSource source = new JdbcDataSource();
    source.setURL(
        "jdbc:h2:mem:"
            + UUID.randomUUID()
            + ";DB_CLOSE_DELAY=-1;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE");
    Migrations.run(source);
    sql = Sql.on(source);
    accounts = new SqlAccounts(sql);
    tokens = new SqlSetupTokens(sql);
    file = new SetupFile(folder.resolve("data").resolve("setup-token"));
    administer = new AdministerAccounts(transactions, accounts, passwords, audit, clock);
    logIn = logIn(verified);
    ownPassword = new OwnPassword(transactions, accounts, passwords, logIn, audit);
    keepTokens =
        new KeepTokens(transactions, accounts, new SqlApiTokens(sql), audit, random, clock);
    exportTokens = new ExportTokens(transactions, new SqlApiTokens(sql), audit, clock);
    exportAccounts = new ExportAccounts(transactions, accounts, audit, clock);
    ownSessions = new OwnSessions(transactions, accounts, audit);
    setUp =
        new SetUp(
            transactions,
            accounts,
            tokens,
            administer,
            passwords,
            file,
            limit("set-up", SetUp.TRIES, SetUp.WINDOW));
  }

  /** Log-in as another process has it, which remembers nothing. */
  LogIn logIn(VerifiedCredentials remembered) {
    return logIn(remembered, audit);
  }

  LogIn logIn(VerifiedCredentials remembered, AuditTrail trail) {
    return new LogIn(
        accounts,
        passwords,
        remembered,
        limit("log-in", LogIn.FAILURES_OF_ADDRESS, LogIn.WINDOW),
        trail,
        clock);
  }

  private TryLimit limit(String purpose, int most, Duration window) {
    return new TryLimit(transactions, new SqlTries(sql), purpose, most, window, clock);
  }

  FirstStart firstStart(String node) {
    return new FirstStart(transactions, accounts, tokens, file, node, random, clock);
  }

  AccessWorld with(String name, Role role) {
    administer.create(
        new Wanted(
            name,
            PASSWORD,
            new Account.Standing(
                Set.of(role), role == Role.MACHINE ? "erp" : null, Set.of(), Set.of())),
        GivenActor.everything("test"));
    return this;
  }

  boolean welcomes(String name, String password) {
    return logIn.verify(name, password, "127.0.0.1") instanceof LogIn.Result.Welcome;
  }
}
