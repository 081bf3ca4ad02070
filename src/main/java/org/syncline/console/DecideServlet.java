package org.syncline.console;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.syncline.platform.Permission;
import org.syncline.security.Caller;
import org.syncline.security.rest.CallerOfRequest;
import org.syncline.security.rest.SessionLogIn;
import org.syncline.sync.intake.DecideHeld;
import org.syncline.sync.intake.LedgerQuery;
import org.syncline.sync.intake.Status;

/** Where the buttons retry and dismiss are sent to, for one message or all of one reason. */
@WebServlet(name = "Decide", urlPatterns = "/decide")
public class DecideServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final int LONGEST_WHY = 500;
  private static final int PAGE = 200;

  @Inject private transient DecideHeld decide;
  @Inject private transient SessionLogIn sessions;

  /** For the container. */
  @NullUnmarked
  public DecideServlet() {}

  DecideServlet(DecideHeld decide, SessionLogIn sessions) {
    this.decide = decide;
    this.sessions = sessions;
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Optional<Caller> caller =
        CallerOfRequest.find(request).filter(c -> c.may(Permission.DECIDE_MESSAGES));
    if (caller.isEmpty() || !sessions.isOurs(request, request.getParameter("token"))) {
      response.sendError(HttpServletResponse.SC_FORBIDDEN);
      return;
    }
    String done = decided(request, caller.get());
    String back = ReturnAddress.checked(request.getParameter("to"));
    response.sendRedirect(request.getContextPath() + "/" + ReturnAddress.with(back, done));
  }

  private String decided(HttpServletRequest request, Caller who) {
    String why = text(request.getParameter("why"));
    if (why.isEmpty() || why.length() > LONGEST_WHY) {
      return "why-missing";
    }
    boolean retry = "retry".equals(request.getParameter("decision"));
    if (!retry && !"dismiss".equals(request.getParameter("decision"))) {
      return "not-understood";
    }
    String reason = text(request.getParameter("reason"));
    return reason.isEmpty()
        ? one(request, retry, who, why)
        : many(reason, text(request.getParameter("system")), retry, who, why);
  }

  private String one(HttpServletRequest request, boolean retry, Caller who, String why) {
    String receipt = text(request.getParameter("receipt"));
    if (!receipt.matches("[0-9]{1,18}")) {
      return "not-understood";
    }
    long id = Long.parseLong(receipt);
    String flow = text(request.getParameter("flow"));
    DecideHeld.Decided decided =
        retry ? decide.retry(id, flow, who, why) : decide.dismiss(id, flow, who, why);
    return switch (decided) {
      case DONE -> retry ? "retried" : "dismissed";
      case NOT_OPEN -> "not-open";
    };
  }

  private String many(String reason, String system, boolean retry, Caller who, String why) {
    LedgerQuery parked =
        new LedgerQuery(
            system.isEmpty() ? null : system,
            null,
            null,
            null,
            null,
            Status.PARKED,
            reason,
            null,
            null,
            null,
            null,
            PAGE);
    DecideHeld.DecidedMany decided =
        retry ? decide.retryAll(parked, who, why) : decide.dismissAll(parked, who, why);
    if (decided.done() == 0) {
      return "not-open";
    }
    return retry ? "retried" : "dismissed";
  }

  private static String text(@Nullable String parameter) {
    return parameter == null ? "" : parameter.strip();
  }
}
