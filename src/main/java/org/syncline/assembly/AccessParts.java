package org.syncline.assembly;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import org.syncline.platform.AuditTrail;
import org.syncline.platform.Transactions;
import org.syncline.platform.jpa.Sql;
import org.syncline.record.RightsOf;
import org.syncline.security.Accounts;
import org.syncline.security.AdministerAccounts;
import org.syncline.security.AnchorFile;
import org.syncline.security.ApiTokens;
import org.syncline.security.AuditEntries;
import org.syncline.security.ExportAccounts;
import org.syncline.security.ExportAudit;
import org.syncline.security.ExportTokens;
import org.syncline.security.FirstStart;
import org.syncline.security.KeepAudit;
import org.syncline.security.KeepTokens;
import org.syncline.security.LogIn;
import org.syncline.security.OwnPassword;
import org.syncline.security.OwnSessions;
import org.syncline.security.Passwords;
import org.syncline.security.ReadAudit;
import org.syncline.security.SetUp;
import org.syncline.security.SetupFile;
import org.syncline.security.SetupTokens;
import org.syncline.security.Tries;
import org.syncline.security.TryLimit;
import org.syncline.security.VerifiedCredentials;
import org.syncline.security.VerifyAudit;
import org.syncline.security.egress.OutboundHttp;
import org.syncline.security.jpa.SqlAccounts;
import org.syncline.security.jpa.SqlApiTokens;
import org.syncline.security.jpa.SqlAuditEntries;
import org.syncline.security.jpa.SqlSetupTokens;
import org.syncline.security.jpa.SqlTries;
import org.syncline.security.oidc.Oidc;
import org.syncline.security.oidc.OidcSessions;
import org.syncline.security.oidc.OidcSettings;
import org.syncline.security.rest.SessionLogIn;

/** Accounts, log-in and first start, with the ports they need. */
@ApplicationScoped
class AccessParts {
  private static final SecureRandom RANDOM = new SecureRandom();

  @Produces
  @Singleton
  Accounts accounts(Sql sql) {
    return new SqlAccounts(sql);
  }

  @Produces
  @Singleton
  AuditEntries auditEntries(Sql sql) {
    return new SqlAuditEntries(sql);
  }

  @Produces
  @Singleton
  AuditTrail auditTrail(Transactions transactions, AuditEntries entries, Clock clock) {
    return new KeepAudit(transactions, entries, clock);
  }

  @Produces
  @Singleton
  VerifyAudit verifyAudit(Transactions transactions, AuditEntries entries) {
    return new VerifyAudit(transactions, entries, new AnchorFile(Settings.auditAnchorFile()));
  }

  @Produces
  @Singleton
  ReadAudit readAudit(Transactions transactions, AuditEntries entries, VerifyAudit verify) {
    return new ReadAudit(transactions, entries, verify);
  }

  @Produces
  @Singleton
  ExportAudit exportAudit(Transactions transactions, AuditEntries entries, AuditTrail audit) {
    return new ExportAudit(transactions, entries, audit);
  }

  @Produces
  @Singleton
  SetupTokens setupTokens(Sql sql) {
    return new SqlSetupTokens(sql);
  }

  @Produces
  @Singleton
  SetupFile setupFile() {
    return new SetupFile(Settings.setupTokenFile());
  }

  @Produces
  @Singleton
  RightsOf rightsOf() {
    return CallerRights::of;
  }

  @Produces
  @Singleton
  Passwords passwords() {
    int half = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
    return new Passwords(RANDOM, Passwords.ITERATIONS, half);
  }

  @Produces
  @Singleton
  VerifiedCredentials verifiedCredentials(Clock clock) {
    return new VerifiedCredentials(RANDOM, clock);
  }

  @Produces
  @Singleton
  Tries tries(Sql sql) {
    return new SqlTries(sql);
  }

  /** Of bearer tokens that are nobody's. */
  @Produces
  @Singleton
  TryLimit wrongTokens(Transactions transactions, Tries tries, Clock clock) {
    return new TryLimit(
        transactions, tries, "token", LogIn.FAILURES_OF_ADDRESS, LogIn.WINDOW, clock);
  }

  @Produces
  @Singleton
  ApiTokens apiTokens(Sql sql) {
    return new SqlApiTokens(sql);
  }

  @Produces
  @Singleton
  LogIn logIn(
      Transactions transactions,
      Accounts accounts,
      Passwords passwords,
      VerifiedCredentials verified,
      Tries tries,
      AuditTrail audit,
      Clock clock) {
    TryLimit limit =
        new TryLimit(transactions, tries, "log-in", LogIn.FAILURES_OF_ADDRESS, LogIn.WINDOW, clock);
    return new LogIn(accounts, passwords, verified, limit, audit, clock);
  }

  @Produces
  @Singleton
  AdministerAccounts administerAccounts(
      Transactions transactions,
      Accounts accounts,
      Passwords passwords,
      AuditTrail audit,
      Clock clock) {
    return new AdministerAccounts(transactions, accounts, passwords, audit, clock);
  }

  @Produces
  @Singleton
  ExportAccounts exportAccounts(
      Transactions transactions, Accounts accounts, AuditTrail audit, Clock clock) {
    return new ExportAccounts(transactions, accounts, audit, clock);
  }

  @Produces
  @Singleton
  OwnSessions ownSessions(Transactions transactions, Accounts accounts, AuditTrail audit) {
    return new OwnSessions(transactions, accounts, audit);
  }

  @Produces
  @Singleton
  OwnPassword ownPassword(
      Transactions transactions,
      Accounts accounts,
      Passwords passwords,
      LogIn logIn,
      AuditTrail audit) {
    return new OwnPassword(transactions, accounts, passwords, logIn, audit);
  }

  @Produces
  @Singleton
  KeepTokens keepTokens(
      Transactions transactions,
      Accounts accounts,
      ApiTokens tokens,
      AuditTrail audit,
      Clock clock) {
    return new KeepTokens(transactions, accounts, tokens, audit, RANDOM, clock);
  }

  @Produces
  @Singleton
  ExportTokens exportTokens(
      Transactions transactions, ApiTokens tokens, AuditTrail audit, Clock clock) {
    return new ExportTokens(transactions, tokens, audit, clock);
  }

  @Produces
  @Singleton
  FirstStart firstStart(
      Transactions transactions,
      Accounts accounts,
      SetupTokens tokens,
      SetupFile file,
      Clock clock) {
    String node = Settings.nodeName();
    return new FirstStart(transactions, accounts, tokens, file, node, RANDOM, clock);
  }

  @Produces
  @Singleton
  SetUp setUp(
      Transactions transactions,
      Accounts accounts,
      SetupTokens tokens,
      AdministerAccounts administer,
      Passwords passwords,
      SetupFile file,
      Tries tries,
      Clock clock) {
    TryLimit limit = new TryLimit(transactions, tries, "set-up", SetUp.TRIES, SetUp.WINDOW, clock);
    return new SetUp(transactions, accounts, tokens, administer, passwords, file, limit);
  }

  @Produces
  @Singleton
  Oidc oidc(OutboundHttp out, TryLimit wrongTokens, AuditTrail audit, Clock clock) {
    // A session asks with its next request, so those who were logged out need not be looked for.
    OidcSessions asking = who -> {};
    return OidcSettings.read(Settings::givenText)
        .map(
            settings ->
                Oidc.with(
                    settings,
                    out,
                    () -> OidcSettings.clientSecret(Settings::givenText),
                    asking,
                    wrongTokens,
                    RANDOM,
                    audit,
                    clock))
        .orElseGet(Oidc::off);
  }

  @Produces
  @Singleton
  SessionLogIn sessionLogIn(Accounts accounts, Oidc oidc, AuditTrail audit, Clock clock) {
    return new SessionLogIn(accounts, oidc, Settings.sessions(), audit, RANDOM, clock);
  }
}
