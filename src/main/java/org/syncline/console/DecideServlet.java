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

/**
 * Where the buttons retry and dismiss are sent to, for one message or all that a filter finds. A
 * script asks for the latter part by part, so that it can show how far it is, and gets numbers in
 * JSON; a form alone waits for all of it.
 */
@WebServlet(name = "Decide", urlPatterns = "/decide")
public class DecideServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final int LONGEST_WHY = 500;
  private static final int PAGE = 200;
  private static final String RETRY = "retry";
  private static final String DISMISS = "dismiss";

  @Inject private transient DecideHeld decide;
  @Inject private transient SessionLogIn sessions;
  @Inject private transient Taste taste;

  /** For the container. */
  @NullUnmarked
  public DecideServlet() {}

  DecideServlet(DecideHeld decide, SessionLogIn sessions, Taste taste) {
    this.decide = decide;
    this.sessions = sessions;
    this.taste = taste;
  }

  /** What came of a form: the word for it, and how many messages it was about. */
  private record Done(String word, long number) {
    static Done nothing(String why) {
      return new Done(why, 0);
    }
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Optional<Caller> caller =
        CallerOfRequest.find(request).filter(c -> c.may(Permission.DECIDE_MESSAGES));
    if (caller.isEmpty() || !sessions.isOurs(request, request.getParameter("token"))) {
      ForgedForm.refuse(request, response);
      return;
    }
    if ("application/json".equals(request.getHeader("Accept"))) {
      part(request, response, caller.get());
      return;
    }
    Done done = decided(request, caller.get());
    String back = ReturnAddress.checked(request.getParameter("back"));
    response.sendRedirect(
        request.getContextPath() + "/" + ReturnAddress.with(back, done.word(), done.number()));
  }

  private static boolean understood(HttpServletRequest request) {
    String decision = request.getParameter("decision");
    return RETRY.equals(decision) || DISMISS.equals(decision);
  }

  private static boolean retries(HttpServletRequest request) {
    return RETRY.equals(request.getParameter("decision"));
  }

  /** Why it is done; empty where that is missing or too long. */
  private static Optional<String> why(HttpServletRequest request) {
    return Optional.of(text(request.getParameter("why")))
        .filter(why -> !why.isEmpty() && why.length() <= LONGEST_WHY);
  }

  /**
   * What the form's filter asks for; empty where it is not understood, or asks for settled ones.
   */
  private Optional<LedgerQuery> filter(HttpServletRequest request) {
    MessageSearch search = new MessageSearch(request::getParameter, taste.getZone());
    return search.isDecidable() ? Optional.of(search.query(PAGE)) : Optional.empty();
  }

  private Done decided(HttpServletRequest request, Caller who) {
    Optional<String> why = why(request);
    if (why.isEmpty()) {
      return Done.nothing("why-missing");
    }
    if (!understood(request)) {
      return Done.nothing("not-understood");
    }
    return request.getParameter("receipt") == null
        ? many(request, who, why.get())
        : one(request, who, why.get());
  }

  private Done one(HttpServletRequest request, Caller who, String why) {
    String receipt = text(request.getParameter("receipt"));
    if (!receipt.matches("[0-9]{1,18}")) {
      return Done.nothing("not-understood");
    }
    long id = Long.parseLong(receipt);
    String flow = text(request.getParameter("flow"));
    boolean retry = retries(request);
    DecideHeld.Decided decided =
        retry ? decide.retry(id, flow, who, why) : decide.dismiss(id, flow, who, why);
    return switch (decided) {
      case DONE -> new Done(retry ? "retried" : "dismissed", 1);
      case NOT_OPEN -> Done.nothing("not-open");
    };
  }

  private Done many(HttpServletRequest request, Caller who, String why) {
    Optional<LedgerQuery> filter = filter(request);
    if (filter.isEmpty()) {
      return Done.nothing("not-understood");
    }
    boolean retry = retries(request);
    DecideHeld.DecidedMany decided =
        retry ? decide.retryAll(filter.get(), who, why) : decide.dismissAll(filter.get(), who, why);
    return decided.done() == 0
        ? Done.nothing("not-open")
        : new Done(retry ? "retried-many" : "dismissed-many", decided.done());
  }

  private void part(HttpServletRequest request, HttpServletResponse response, Caller who)
      throws IOException {
    Optional<String> why = why(request);
    Optional<LedgerQuery> filter = filter(request);
    if (why.isEmpty() || filter.isEmpty() || !understood(request)) {
      response.sendError(HttpServletResponse.SC_BAD_REQUEST);
      return;
    }
    DecideHeld.DecidedPart part =
        retries(request)
            ? decide.retryPart(filter.get(), who, why.get())
            : decide.dismissPart(filter.get(), who, why.get());
    response.setContentType("application/json");
    response
        .getWriter()
        .write(
            "{\"selected\": %d, \"done\": %d, \"next\": %s}"
                .formatted(part.counts().selected(), part.counts().done(), part.next()));
  }

  private static String text(@Nullable String parameter) {
    return parameter == null ? "" : parameter.strip();
  }
}
