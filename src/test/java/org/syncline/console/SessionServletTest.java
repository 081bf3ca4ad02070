package org.syncline.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.syncline.platform.AuditTrail;
import org.syncline.platform.InMemoryTransactions;
import org.syncline.platform.RememberedAudit;
import org.syncline.platform.SteppingClock;
import org.syncline.security.Account;
import org.syncline.security.AccountQuery;
import org.syncline.security.Accounts;
import org.syncline.security.InMemoryTries;
import org.syncline.security.LogIn;
import org.syncline.security.Passwords;
import org.syncline.security.Role;
import org.syncline.security.TryLimit;
import org.syncline.security.VerifiedCredentials;
import org.syncline.security.oidc.Oidc;
import org.syncline.security.rest.SessionLogIn;

class SessionServletTest {
  private static final String PASSWORD = "correct horse battery";
  private final SecureRandom random = new SecureRandom();
  private final Passwords passwords = new Passwords(random, 10, 1);
  private final Book book = new Book();
  private final SteppingClock clock = new SteppingClock();
  private final RememberedAudit audit = new RememberedAudit();
  private final SessionLogIn sessions =
      new SessionLogIn(
          book,
          Oidc.off(),
          new SessionLogIn.Limits(Duration.ofMinutes(30), Duration.ofHours(12)),
          audit,
          random,
          clock);
  private final SessionServlet servlet =
      new SessionServlet(
          new LogIn(
              book,
              passwords,
              new VerifiedCredentials(random, clock),
              new TryLimit(
                  new InMemoryTransactions(),
                  new InMemoryTries(),
                  "log-in",
                  LogIn.FAILURES_OF_ADDRESS,
                  LogIn.WINDOW,
                  clock),
              audit,
              clock),
          sessions);

  private static final class Book implements Accounts {
    final List<Account> kept = new ArrayList<>();

    @Override
    public Optional<Account> find(String name) {
      return kept.stream().filter(account -> account.name().equals(name)).findFirst();
    }

    @Override
    public List<Account> all() {
      return kept;
    }

    @Override
    public List<Account> lockAll() {
      return kept;
    }

    @Override
    public void add(Account account) {
      kept.add(account);
    }

    @Override
    public boolean remove(String name) {
      return kept.removeIf(account -> account.name().equals(name));
    }

    @Override
    public boolean setPassword(String name, String passwordHash) {
      Account old = find(name).orElseThrow();
      kept.remove(old);
      return kept.add(
          new Account(
              name,
              passwordHash,
              old.standing(),
              old.createdAt(),
              0,
              null,
              old.signOuts(),
              old.block()));
    }

    @Override
    public boolean setStanding(String name, Account.Standing standing) {
      Account old = find(name).orElseThrow();
      kept.remove(old);
      return kept.add(
          new Account(
              name,
              old.passwordHash(),
              standing,
              old.createdAt(),
              0,
              null,
              old.signOuts(),
              old.block()));
    }

    @Override
    public List<Account> search(AccountQuery query, Instant now) {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean setBlock(String name, Account.@Nullable Block block) {
      Account old = find(name).orElseThrow();
      kept.remove(old);
      return kept.add(
          new Account(
              name,
              old.passwordHash(),
              old.standing(),
              old.createdAt(),
              0,
              null,
              old.signOuts(),
              block));
    }

    @Override
    public boolean signOut(String name) {
      Account old = find(name).orElseThrow();
      kept.remove(old);
      return kept.add(
          new Account(
              name,
              old.passwordHash(),
              old.standing(),
              old.createdAt(),
              0,
              null,
              old.signOuts() + 1,
              old.block()));
    }

    @Override
    public void countFailure(String name, int limit, Instant lockUntil) {}

    @Override
    public void forgetFailures(String name) {}
  }

  @BeforeEach
  void accounts() {
    book.add(account("ada", Role.ADMIN, null));
    book.add(account("erp-machine", Role.MACHINE, "erp"));
  }

  private Account account(String name, Role role, @Nullable String system) {
    return new Account(
        name,
        passwords.hash(PASSWORD),
        new Account.Standing(Set.of(role), system, Set.of(), Set.of()),
        Instant.EPOCH,
        0,
        null,
        0,
        null);
  }

  /** A browser that has seen the log-in page. */
  private FakeRequest form() {
    FakeRequest seen = new FakeRequest().at("/login.xhtml");
    String token = sessions.formToken(seen.request());
    return seen.next().at("/session/begin").with("token", token);
  }

  private FakeRequest post(FakeRequest request) throws IOException {
    servlet.doPost(request.request(), request.response());
    return request;
  }

  private FakeRequest loggedIn() throws IOException {
    return post(form().with("user", "ada").with("password", PASSWORD));
  }

  @Test
  void a_log_in_begins_a_session_under_a_new_id_and_goes_on_to_the_page() throws IOException {
    FakeRequest request =
        post(
            form()
                .with("user", "ada")
                .with("password", PASSWORD)
                .with("to", "message.xhtml?receipt=4"));

    assertThat(request.redirect).isEqualTo("/syncline/message.xhtml?receipt=4");
    assertThat(request.sessionChanges).isEqualTo(1);
    assertThat(sessions.caller(request.next().request()))
        .hasValueSatisfying(caller -> assertThat(caller.name()).isEqualTo("ada"));
  }

  @Test
  void a_wrong_password_leads_back_and_leaves_nobody_logged_in() throws IOException {
    FakeRequest request = post(form().with("user", "ada").with("password", "wrong password"));

    assertThat(request.redirect).startsWith("/syncline/login.xhtml?log-in=refused");
    assertThat(sessions.caller(request.next().request())).isEmpty();
  }

  @Test
  void a_form_that_is_not_of_this_session_is_not_taken() throws IOException {
    FakeRequest foreign =
        new FakeRequest()
            .at("/session/begin")
            .with("token", "made up")
            .with("user", "ada")
            .with("password", PASSWORD);

    post(foreign);

    assertThat(foreign.redirect).startsWith("/syncline/login.xhtml?log-in=stale");
    assertThat(sessions.caller(foreign.next().request())).isEmpty();
  }

  @Test
  void a_machine_has_no_business_here() throws IOException {
    FakeRequest request = post(form().with("user", "erp-machine").with("password", PASSWORD));

    assertThat(request.redirect).startsWith("/syncline/login.xhtml?log-in=refused");
  }

  @Test
  void log_in_never_leads_to_another_site() throws IOException {
    FakeRequest request =
        post(
            form()
                .with("user", "ada")
                .with("password", PASSWORD)
                .with("to", "https://evil.example/"));

    assertThat(request.redirect).isEqualTo("/syncline/index.xhtml");
  }

  @Test
  void the_token_of_the_time_before_the_log_in_is_worth_nothing_after() throws IOException {
    FakeRequest before = form();
    String old = before.parameters.get("token");

    post(before.with("user", "ada").with("password", PASSWORD));

    assertThat(sessions.isOurs(before.next().request(), old)).isFalse();
  }

  @Test
  void a_new_password_or_no_account_any_more_ends_the_session() throws IOException {
    FakeRequest first = loggedIn();
    book.setPassword("ada", passwords.hash("another long one"));
    assertThat(sessions.caller(first.next().request())).isEmpty();
    book.setPassword("ada", passwords.hash(PASSWORD));

    FakeRequest second = loggedIn();
    book.remove("ada");
    assertThat(sessions.caller(second.next().request())).isEmpty();
  }

  @Test
  void a_sign_out_everywhere_ends_each_session_that_was_begun_before() throws IOException {
    FakeRequest first = loggedIn();
    FakeRequest second = loggedIn();

    book.signOut("ada");

    assertThat(sessions.caller(first.next().request())).isEmpty();
    assertThat(sessions.caller(second.next().request())).isEmpty();
    assertThat(sessions.caller(loggedIn().next().request())).isPresent();
  }

  @Test
  void a_blocked_account_has_no_session_and_begins_none() throws IOException {
    FakeRequest session = loggedIn();

    book.setBlock("ada", new Account.Block(Instant.EPOCH, "eve"));

    assertThat(sessions.caller(session.next().request())).isEmpty();
    assertThat(loggedIn().redirect).startsWith("/syncline/login.xhtml?log-in=refused");
  }

  @Test
  void a_session_ends_after_its_hours_whatever_it_does() throws IOException {
    FakeRequest session = loggedIn();
    clock.step(Duration.ofHours(12).minusSeconds(1));
    assertThat(sessions.caller(session.next().request())).isPresent();

    clock.step(Duration.ofSeconds(1));

    assertThat(sessions.caller(session.next().request())).isEmpty();
    assertThat(session.idleSeconds).isEqualTo(1800);
  }

  @Test
  void nothing_of_the_session_before_the_log_in_is_left_in_it() throws IOException {
    FakeRequest planted = form();
    planted.request().getSession().setAttribute("planted", "by somebody else");

    FakeRequest loggedIn = post(planted.with("user", "ada").with("password", PASSWORD));

    assertThat(loggedIn.next().request().getSession().getAttribute("planted")).isNull();
    assertThat(loggedIn.sessionChanges).isEqualTo(1);
  }

  @Test
  void other_roles_are_in_force_with_the_next_request() throws IOException {
    FakeRequest session = loggedIn();

    book.setStanding("ada", Account.Standing.of(Role.AUDITOR));

    assertThat(sessions.caller(session.next().request()).orElseThrow().roles())
        .containsExactly(Role.AUDITOR);
  }

  @Test
  void a_log_out_needs_the_token_of_the_session() throws IOException {
    FakeRequest session = loggedIn();

    FakeRequest forged = post(session.next().at("/session/end").with("token", "made up"));
    assertThat(forged.error).isEqualTo(403);
    assertThat(sessions.caller(session.next().request())).isPresent();

    String token = sessions.formToken(session.next().request());
    FakeRequest ended = post(session.next().at("/session/end").with("token", token));
    assertThat(sessions.caller(ended.next().request())).isEmpty();
    assertThat(audit.acts()).contains(AuditTrail.Act.done("ada", "log-out", "account/ada", ""));
  }
}
