package org.syncline.security.rest;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.syncline.platform.AuditTrail;
import org.syncline.security.Account;
import org.syncline.security.Accounts;
import org.syncline.security.Caller;
import org.syncline.security.RandomText;
import org.syncline.security.oidc.Oidc;
import org.syncline.security.oidc.OidcResult;
import org.syncline.security.oidc.OidcSession;

/**
 * Log-in that lasts for a session of the pages, and the token that each form of the session must
 * bring back.
 *
 * <p>Each request asks for the account again: a session ends at once with its account or its
 * password, and where the account is blocked or signed out everywhere; a change of roles is in
 * force at once; of people whom the identity provider vouches for, the provider is asked every few
 * seconds. It ends after some time without a request, and after some hours whatever happens.
 */
public final class SessionLogIn {
  private static final String TICKET = "org.syncline.ticket";
  private static final String VOUCHED = "org.syncline.vouched";
  private static final String FORM_TOKEN = "org.syncline.form-token";

  private final Accounts accounts;
  private final Oidc oidc;
  private final Limits limits;
  private final AuditTrail audit;
  private final SecureRandom random;
  private final Clock clock;

  /**
   * How long a session lasts.
   *
   * @param idle without a request
   * @param longest in all
   */
  public record Limits(Duration idle, Duration longest) {}

  public SessionLogIn(
      Accounts accounts,
      Oidc oidc,
      Limits limits,
      AuditTrail audit,
      SecureRandom random,
      Clock clock) {
    this.accounts = accounts;
    this.oidc = oidc;
    this.limits = limits;
    this.audit = audit;
    this.random = random;
    this.clock = clock;
  }

  /**
   * What a session remembers.
   *
   * @param passwordMark a new password has a new one
   * @param signOuts of the account when the session began
   */
  private record Ticket(String name, String passwordMark, int signOuts, Instant begun)
      implements Serializable {
    private static final long serialVersionUID = 3L;

    boolean isOf(Account account) {
      return account.passwordMark().equals(passwordMark)
          && account.signOuts() == signOuts
          && !account.blocked();
    }
  }

  /** Begins a logged-in session, with nothing in it of the one before, its id included. */
  public void begin(HttpServletRequest request, Account account) {
    begin(
        request,
        TICKET,
        new Ticket(account.name(), account.passwordMark(), account.signOuts(), clock.instant()));
  }

  /** Begins one of somebody whom the identity provider vouches for. */
  public void begin(HttpServletRequest request, OidcSession vouched) {
    begin(request, VOUCHED, vouched);
  }

  private void begin(HttpServletRequest request, String attribute, Serializable who) {
    HttpSession before = request.getSession(false);
    if (before != null) {
      before.invalidate();
    }
    HttpSession session = request.getSession();
    // The server may take the id that the browser brought for the new one.
    request.changeSessionId();
    session.setMaxInactiveInterval((int) limits.idle().toSeconds());
    session.setAttribute(attribute, who);
    session.setAttribute(FORM_TOKEN, RandomText.of(random));
  }

  /**
   * Ends the session.
   *
   * @return where the browser has to go to end the identity provider's session too
   */
  public Optional<URI> end(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    Optional<URI> further = Optional.empty();
    if (session != null) {
      if (session.getAttribute(VOUCHED) instanceof OidcSession vouched && oidc.enabled()) {
        further = oidc.logOut(vouched);
      }
      if (session.getAttribute(TICKET) instanceof Ticket ticket) {
        String name = ticket.name();
        audit.noteAlone(AuditTrail.Act.done(name, "log-out", "account/" + name, ""));
      }
      session.invalidate();
    }
    return further;
  }

  /** Who is logged in; empty where nobody is, or not any more. */
  public Optional<Caller> caller(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    if (session == null) {
      return Optional.empty();
    }
    if (session.getAttribute(VOUCHED) instanceof OidcSession vouched) {
      return vouched(session, vouched);
    }
    if (!(session.getAttribute(TICKET) instanceof Ticket ticket)) {
      return Optional.empty();
    }
    Optional<Caller> caller =
        isOver(ticket.begun())
            ? Optional.empty()
            : accounts.find(ticket.name()).filter(ticket::isOf).map(Account::caller);
    if (caller.isEmpty()) {
      session.invalidate();
    }
    return caller;
  }

  private boolean isOver(Instant begun) {
    return !clock.instant().isBefore(begun.plus(limits.longest()));
  }

  /** While the provider is away, nobody is logged in, but the session goes on when it is back. */
  private Optional<Caller> vouched(HttpSession session, OidcSession vouched) {
    if (!oidc.enabled() || isOver(vouched.began())) {
      session.invalidate();
      return Optional.empty();
    }
    OidcResult<OidcSession> now = oidc.recheck(vouched);
    if (now instanceof OidcResult.Accepted<OidcSession> accepted) {
      keep(session, vouched, accepted.value());
      return Optional.of(OidcCaller.of(accepted.value().identity()));
    }
    if (now instanceof OidcResult.Refused<OidcSession>) {
      session.invalidate();
    }
    return Optional.empty();
  }

  private static void keep(HttpSession session, OidcSession before, OidcSession now) {
    try {
      if (!now.equals(before)) {
        session.setAttribute(VOUCHED, now);
      }
    } catch (IllegalStateException e) {
      // Another request of the browser has just logged out.
    }
  }

  /** The token for the forms of this session; begins a session where there is none. */
  public String formToken(HttpServletRequest request) {
    HttpSession session = request.getSession();
    if (session.getAttribute(FORM_TOKEN) instanceof String token) {
      return token;
    }
    String token = RandomText.of(random);
    session.setAttribute(FORM_TOKEN, token);
    return token;
  }

  /** Whether a form was made by a page of this very session. */
  public boolean isOurs(HttpServletRequest request, @Nullable String token) {
    HttpSession session = request.getSession(false);
    return session != null
        && token != null
        && session.getAttribute(FORM_TOKEN) instanceof String wanted
        && RandomText.isSame(wanted, token);
  }
}
