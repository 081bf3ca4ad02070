package org.syncline.console;

import static org.syncline.console.DecisionForm.text;

import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.syncline.platform.Permission;
import org.syncline.security.Caller;
import org.syncline.security.rest.SessionLogIn;
import org.syncline.sync.delivery.DryRun;
import org.syncline.sync.delivery.DryRun.Tried;

/**
 * Where the form is sent to that asks what a flow would do with records. The answer is the flow's
 * page with what came of it: it holds values of records, so no address and no session does.
 */
@WebServlet(name = "DryRun", urlPatterns = "/dry-run")
public class DryRunServlet extends FormServlet {
  /** Records that are tried where none are named. */
  static final int FIRST = 20;

  private static final long serialVersionUID = 1L;
  private static final String PAGE = "flow.xhtml";
  private static final String DONE = Tried.Done.class.getName();

  @Inject private transient DryRun run;

  /** For the container. */
  @NullUnmarked
  public DryRunServlet() {}

  DryRunServlet(DryRun run, SessionLogIn sessions) {
    super(sessions);
    this.run = run;
  }

  /** What would be done, as the form of this request asked; null where none did. */
  static Tried.@Nullable Done done(HttpServletRequest request) {
    return (Tried.Done) request.getAttribute(DONE);
  }

  @Override
  boolean isFor(Caller caller, HttpServletRequest request) {
    return caller.may(Permission.DECIDE_MESSAGES);
  }

  @Override
  void take(HttpServletRequest request, HttpServletResponse response, Caller who)
      throws IOException, ServletException {
    List<String> records =
        Stream.of(text(request.getParameter("records")).split("[,\\s]+"))
            .filter(word -> !word.isEmpty())
            .toList();
    if (records.size() > DryRun.MOST
        || !records.stream().allMatch(word -> word.matches("[0-9]{1,18}"))) {
      new FormRefusal("records", "mistake.records").show(PAGE, request, response);
      return;
    }
    Tried tried = run.inForce(text(request.getParameter("id")), which(request, records), who);
    if (!(tried instanceof Tried.Done done)) {
      new FormRefusal("records", "mistake.off").show(PAGE, request, response);
      return;
    }
    request.setAttribute(DONE, done);
    response.setHeader("Cache-Control", "no-store");
    request.getRequestDispatcher("/" + PAGE).forward(request, response);
  }

  /** Those that are named; else the first ones behind those that were tried before. */
  private static DryRun.Which which(HttpServletRequest request, List<String> records) {
    if (!records.isEmpty()) {
      return new DryRun.Which.Named(records.stream().map(Long::valueOf).toList());
    }
    String after = text(request.getParameter("after"));
    return new DryRun.Which.After(after.matches("[0-9]{1,18}") ? Long.parseLong(after) : 0, FIRST);
  }
}
