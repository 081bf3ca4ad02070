package org.syncline.security.rest;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.syncline.security.Account;
import org.syncline.security.Accounts;
import org.syncline.security.Caller;

/**
 * Log-in that lasts for a session of the pages, and the token that each form of the session must
 * bring back.
 *
 * <p>Each request asks for the account again: a session ends at once with its account or its
 * password, and a change of roles is in force at once.
 */
public final class SessionLogIn {
  private static final String TICKET = "org.syncline.ticket";
  private static final String FORM_TOKEN = "org.syncline.form-token";

  private final Accounts accounts;
  private final SecureRandom random;

  public SessionLogIn(Accounts accounts, SecureRandom random) {
    this.accounts = accounts;
    this.random = random;
  }

  /**
   * What a session remembers.
   *
   * @param salt of the password hash: a new password has a new one
   */
  private record Ticket(String name, String salt) implements Serializable {
    private static final long serialVersionUID = 1L;

    static Ticket of(Account account) {
      return new Ticket(account.name(), account.passwordHash().split("\\$", -1)[2]);
    }
  }

  /** Begins a logged-in session under a new id, so that an id planted before is worth nothing. */
  public void begin(HttpServletRequest request, Caller caller) {
    HttpSession session = request.getSession();
    request.changeSessionId();
    accounts
        .find(caller.name())
        .ifPresent(account -> session.setAttribute(TICKET, Ticket.of(account)));
    session.setAttribute(FORM_TOKEN, newToken());
  }

  public void end(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    if (session != null) {
      session.invalidate();
    }
  }

  public Optional<Caller> caller(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    if (session == null || !(session.getAttribute(TICKET) instanceof Ticket ticket)) {
      return Optional.empty();
    }
    return accounts
        .find(ticket.name())
        .filter(account -> Ticket.of(account).equals(ticket))
        .map(Account::caller);
  }

  /** The token for the forms of this session; begins a session where there is none. */
  public String formToken(HttpServletRequest request) {
    HttpSession session = request.getSession();
    if (session.getAttribute(FORM_TOKEN) instanceof String token) {
      return token;
    }
    String token = newToken();
    session.setAttribute(FORM_TOKEN, token);
    return token;
  }

  /** Whether a form was made by a page of this very session. */
  public boolean isOurs(HttpServletRequest request, @Nullable String token) {
    HttpSession session = request.getSession(false);
    return session != null
        && token != null
        && session.getAttribute(FORM_TOKEN) instanceof String wanted
        && MessageDigest.isEqual(
            wanted.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
  }

  private String newToken() {
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
