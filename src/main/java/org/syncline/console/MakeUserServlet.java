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
import org.syncline.platform.Permission;
import org.syncline.security.Account.Standing;
import org.syncline.security.AdministerAccounts;
import org.syncline.security.AdministerAccounts.Result;
import org.syncline.security.AdministerAccounts.Wanted;
import org.syncline.security.Caller;
import org.syncline.security.rest.SessionLogIn;

/**
 * Where the form is sent to that makes an account. What is not usable is told by the page of the
 * form itself.
 */
@WebServlet(name = "MakeUser", urlPatterns = "/make-user")
public class MakeUserServlet extends FormServlet {
  private static final long serialVersionUID = 1L;
  private static final String PAGE = "new-user.xhtml";

  @Inject private transient AdministerAccounts accounts;

  /** For the container. */
  @NullUnmarked
  public MakeUserServlet() {}

  MakeUserServlet(AdministerAccounts accounts, SessionLogIn sessions) {
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
    UserForm form = new UserForm(request);
    Optional<Standing> standing = form.standing();
    if (standing.isEmpty()) {
      new FormRefusal("roles", "mistake.roles").show(PAGE, request, response);
    } else if (!form.isSaidTwice()) {
      UserForm.saidOnce().show(PAGE, request, response);
    } else {
      Wanted wanted =
          new Wanted(text(request.getParameter("user")), form.password(), standing.get());
      answer(accounts.create(wanted, who), request, response);
    }
  }

  private static void answer(
      Result result, HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    if (result instanceof Result.Done done) {
      response.sendRedirect(
          request.getContextPath()
              + "/"
              + ReturnAddress.with(
                  "user.xhtml?name=" + ShownUser.coded(done.account().name()), "user-made"));
    } else if (result instanceof Result.Invalid invalid) {
      UserForm.of(invalid).show(PAGE, request, response);
    } else {
      UserForm.taken().show(PAGE, request, response);
    }
  }
}
