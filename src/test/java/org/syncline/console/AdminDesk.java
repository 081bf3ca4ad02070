package org.syncline.console;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.syncline.assembly.Migrated;
import org.syncline.platform.AuditTrail;
import org.syncline.platform.GivenActor;
import org.syncline.platform.LocalTransactions;
import org.syncline.platform.RememberedAudit;
import org.syncline.platform.SteppingClock;
import org.syncline.platform.jpa.Sql;
import org.syncline.security.Account.Standing;
import org.syncline.security.Accounts;
import org.syncline.security.AdministerAccounts;
import org.syncline.security.AdministerAccounts.Wanted;
import org.syncline.security.Caller;
import org.syncline.security.KeepTokens;
import org.syncline.security.OwnSessions;
import org.syncline.security.Passwords;
import org.syncline.security.Role;
import org.syncline.security.jpa.SqlAccounts;
import org.syncline.security.jpa.SqlApiTokens;
import org.syncline.security.oidc.Oidc;
import org.syncline.security.rest.SessionLogIn;

/** A hub whose one administrator is Ada, as far as forms about accounts and tokens need it. */
final class AdminDesk {
  static final String PASSWORD = "correct horse battery";
  static final Caller ADA = Caller.of("ada", Set.of(Role.ADMIN), null);
  static final Caller BOB = Caller.of("bob", Set.of(Role.OPERATOR), null);

  final LocalTransactions transactions = new LocalTransactions(Migrated.h2());
  final Sql sql = Sql.on(transactions.source());
  final RememberedAudit audit = new RememberedAudit();
  final SteppingClock clock = new SteppingClock();
  final Accounts accounts = new SqlAccounts(sql);
  final AdministerAccounts administer;
  final KeepTokens tokens;
  final OwnSessions ownSessions = new OwnSessions(transactions, accounts, audit);
  final SessionLogIn sessions;

  AdminDesk() {
    SecureRandom random = new SecureRandom();
    // Few iterations: the tests ask what is decided, not how long guessing takes.
    Passwords passwords = new Passwords(random, 10, 1);
    administer = new AdministerAccounts(transactions, accounts, passwords, audit, clock);
    tokens = new KeepTokens(transactions, accounts, new SqlApiTokens(sql), audit, random, clock);
    sessions =
        new SessionLogIn(
            accounts,
            Oidc.off(),
            new SessionLogIn.Limits(Duration.ofMinutes(30), Duration.ofHours(12)),
            audit,
            random,
            clock);
    with("ada", Standing.of(Role.ADMIN));
  }

  AdminDesk with(String name, Standing standing) {
    administer.create(new Wanted(name, PASSWORD, standing), GivenActor.everything("test"));
    return this;
  }

  /** A form of a page of the caller's session. */
  FakeRequest form(String path, Caller caller) {
    FakeRequest form = new FakeRequest().at(path).by(caller);
    return form.with("token", sessions.formToken(form.request()));
  }

  /** What was done, but for what the desk needed itself. */
  Set<AuditTrail.Act> acts() {
    return audit.acts().stream()
        .filter(act -> !act.actor().equals("test"))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }
}
