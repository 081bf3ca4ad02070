package org.syncline.console;

import static org.syncline.console.DecisionForm.text;

import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;
import org.syncline.console.DecisionForm.Done;
import org.syncline.platform.Permission;
import org.syncline.security.Account.Standing;
import org.syncline.security.AdministerAccounts;
import org.syncline.security.AdministerAccounts.Result;
import org.syncline.security.Caller;
import org.syncline.security.rest.SessionLogIn;

/**
 * Where the forms of an account's page are sent to: other roles, another password, block and
 * unblock, an end of all sessions, removal.
 */
@WebServlet(name = "User", urlPatterns = "/user")
public class UserServlet extends FormServlet {
  private static final long serialVersionUID = 1L;
  private static final String PAGE = "user.xhtml";

  @Inject private transient AdministerAccounts accounts;

  /** For the container. */
  @NullUnmarked
  public UserServlet() {}

  UserServlet(AdministerAccounts accounts, SessionLogIn sessions) {
    super(sessions);
    this.accounts = accounts;
  }

  @Override
  boolean isFor(Caller caller, HttpServletRequest request) {
    return caller.may(Permission.ADMINISTER_ACCOUNTS);
  }

  @Override
  void take(HttpServletRequest request, HttpServletResponse response, Caller who)
      throws IOException, ServletException {
    String name = text(request.getParameter("name"));
    UserForm form = new UserForm(request);
    switch (text(request.getParameter("decision"))) {
      case "change" -> {
        Optional<Standing> standing = form.standing();
        if (standing.isEmpty()) {
          new FormRefusal("roles", "mistake.roles").show(PAGE, request, response);
        } else {
          Result result = accounts.change(name, standing.get(), who);
          answer(result, "user-changed", request, response);
        }
      }
      case "password" -> {
        if (form.isSaidTwice()) {
          Result result = accounts.changePassword(name, form.password(), who);
          answer(result, "user-password", request, response);
        } else {
          UserForm.saidOnce().show(PAGE, request, response);
        }
      }
      case "sessions" -> answer(accounts.signOut(name, who), "user-out", request, response);
      case "block" -> answer(accounts.block(name, who), "user-blocked", request, response);
      case "unblock" -> answer(accounts.unblock(name, who), "user-unblocked", request, response);
      case "remove" -> {
        if (text(request.getParameter("sure")).equals("yes")) {
          answer(accounts.remove(name, who), "user-removed", request, response);
        } else {
          DecisionForm.lead(request, response, Done.nothing("not-sure"));
        }
      }
      default -> DecisionForm.lead(request, response, Done.nothing("not-understood"));
    }
  }

  private static void answer(
      Result result, String done, HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    if (result instanceof Result.Invalid invalid) {
      UserForm.of(invalid).show(PAGE, request, response);
    } else {
      DecisionForm.lead(request, response, Done.nothing(word(result, done)));
    }
  }

  private static String word(Result result, String done) {
    if (result instanceof Result.Done) {
      return done;
    }
    return result instanceof Result.LastAdministrator ? "last-administrator" : "user-unknown";
  }
}
