package org.syncline.console;

import static org.syncline.console.DecisionForm.text;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;
import org.syncline.console.DecisionForm.Done;
import org.syncline.platform.Permission;
import org.syncline.security.Caller;
import org.syncline.security.rest.SessionLogIn;
import org.syncline.sync.sweep.DecideMirrors;
import org.syncline.sync.sweep.Kind;
import org.syncline.sync.sweep.RunSweeps;
import org.syncline.sync.sweep.Wish;

/**
 * Where the forms are sent to that send a target what it was never sent, look it through for rows
 * that no record has, and say what becomes of these.
 */
@WebServlet(name = "Sweep", urlPatterns = "/sweep")
public class SweepServlet extends FormServlet {
  private static final long serialVersionUID = 1L;

  @Inject private transient RunSweeps sweeps;
  @Inject private transient DecideMirrors mirrors;

  /** For the container. */
  @NullUnmarked
  public SweepServlet() {}

  SweepServlet(RunSweeps sweeps, DecideMirrors mirrors, SessionLogIn sessions) {
    super(sessions);
    this.sweeps = sweeps;
    this.mirrors = mirrors;
  }

  @Override
  boolean isFor(Caller caller, HttpServletRequest request) {
    return caller.may(Permission.RUN_JOBS);
  }

  @Override
  void take(HttpServletRequest request, HttpServletResponse response, Caller who)
      throws IOException {
    DecisionForm.lead(request, response, Done.nothing(done(request, who)));
  }

  private String done(HttpServletRequest request, Caller who) {
    String flow = text(request.getParameter("flow"));
    return switch (text(request.getParameter("act"))) {
      case "backfill" -> backfill(flow, text(request.getParameter(Wish.RECORDS)), who);
      case "mirror" -> word(sweeps.start(Wish.mirror(flow), who), "sweep-started");
      case "stop" -> word(sweeps.stop(sweep(request), who), "sweep-stopping");
      case "restart" -> word(sweeps.restart(sweep(request), who), "sweep-started");
      case "approve" -> decided(request, who, true);
      case "dismiss" -> decided(request, who, false);
      default -> "not-understood";
    };
  }

  private String backfill(String flow, String records, Caller who) {
    try {
      Wish wish = Wish.read(Kind.BACKFILL, Map.of(Wish.FLOW, flow, Wish.RECORDS, records));
      return word(sweeps.start(wish, who), "sweep-started");
    } catch (Wish.UnreadableException e) {
      return "not-understood";
    }
  }

  private static long sweep(HttpServletRequest request) {
    String sweep = text(request.getParameter("sweep"));
    return sweep.matches("[0-9]{1,18}") ? Long.parseLong(sweep) : -1;
  }

  private static String word(RunSweeps.Answer answer, String done) {
    if (answer instanceof RunSweeps.Answer.Done) {
      return done;
    }
    return answer instanceof RunSweeps.Answer.NotNow ? "sweep-not-now" : "sweep-unknown";
  }

  private String decided(HttpServletRequest request, Caller who, boolean approved) {
    Optional<String> why = new DecisionForm(request).why();
    if (why.isEmpty()) {
      return "why-missing";
    }
    long sweep = sweep(request);
    DecideMirrors.Decided decided =
        approved ? mirrors.approve(sweep, who, why.get()) : mirrors.dismiss(sweep, who, why.get());
    return switch (decided) {
      case DONE -> approved ? "sweep-approved" : "sweep-dismissed";
      case NO_SUCH_SWEEP -> "sweep-unknown";
      case NOT_WAITING, NO_MIRROR -> "sweep-not-now";
    };
  }
}
