package org.syncline.console;

import static org.syncline.console.DecisionForm.text;

import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.syncline.platform.Permission;
import org.syncline.security.Caller;
import org.syncline.security.KeepTokens;
import org.syncline.security.KeepTokens.Result;
import org.syncline.security.rest.SessionLogIn;

/**
 * Where the form is sent to that makes an API token. The answer is the page itself with the token,
 * once: neither an address nor the session ever holds it.
 */
@WebServlet(name = "MakeToken", urlPatterns = "/make-token")
public class MakeTokenServlet extends FormServlet {
  private static final long serialVersionUID = 1L;
  private static final String PAGE = "new-token.xhtml";
  private static final String MADE = Result.Done.class.getName();

  @Inject private transient KeepTokens tokens;

  /** For the container. */
  @NullUnmarked
  public MakeTokenServlet() {}

  MakeTokenServlet(KeepTokens tokens, SessionLogIn sessions) {
    super(sessions);
    this.tokens = tokens;
  }

  /** The token that the form of this request made; null where it made none. */
  static Result.@Nullable Done made(HttpServletRequest request) {
    return (Result.Done) request.getAttribute(MADE);
  }

  @Override
  boolean isFor(Caller caller, HttpServletRequest request) {
    return mayKeep(account(request, caller), caller);
  }

  @Override
  void take(HttpServletRequest request, HttpServletResponse response, Caller who)
      throws IOException, ServletException {
    String account = account(request, who);
    Set<Permission> scopes = scopes(request);
    String days = text(request.getParameter("days"));
    if (scopes.isEmpty()) {
      // Without any, the token would have all that its account may.
      new FormRefusal("scopes", "mistake.scopes").show(PAGE, request, response);
    } else if (!days.matches("[0-9]{1,4}")) {
      new FormRefusal("days", "mistake.days").show(PAGE, request, response);
    } else {
      KeepTokens.Wanted wanted =
          new KeepTokens.Wanted(
              text(request.getParameter("label")), scopes, Integer.parseInt(days));
      answer(tokens.make(account, wanted, who), request, response);
    }
  }

  /** The account that a form is about: one's own where it names none. */
  static String account(HttpServletRequest request, Caller caller) {
    String account = text(request.getParameter("account"));
    return account.isEmpty() ? caller.name() : account;
  }

  /** One's own, and for administrators those of all. */
  static boolean mayKeep(String account, Caller caller) {
    return caller.may(
        account.equals(caller.name())
            ? Permission.KEEP_OWN_ACCOUNT
            : Permission.ADMINISTER_ACCOUNTS);
  }

  private static Set<Permission> scopes(HttpServletRequest request) {
    Set<Permission> scopes = EnumSet.noneOf(Permission.class);
    GivenForm.values(request, "scope")
        .forEach(word -> Permission.ofWord(word).ifPresent(scopes::add));
    return scopes;
  }

  private static void answer(
      Result result, HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    if (result instanceof Result.Done done) {
      request.setAttribute(MADE, done);
      response.setHeader("Cache-Control", "no-store");
      request.getRequestDispatcher("/" + PAGE).forward(request, response);
    } else if (result instanceof Result.Invalid invalid) {
      new FormRefusal(invalid.field(), mistake(invalid.field())).show(PAGE, request, response);
    } else {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }
  }

  private static String mistake(String field) {
    return switch (field) {
      case "days" -> "mistake.days";
      case "scopes" -> "mistake.scopes";
      default -> "mistake.label";
    };
  }
}
