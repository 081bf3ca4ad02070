package org.syncline.console;

import static org.syncline.console.DecisionForm.text;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;
import org.syncline.console.DecisionForm.Done;
import org.syncline.platform.Permission;
import org.syncline.security.Caller;
import org.syncline.sync.delivery.PauseTarget;

/** Where the forms are sent to that pause a target, and let it go on. */
@WebServlet(name = "Pause", urlPatterns = "/pause")
public class PauseServlet extends FormServlet {
  private static final long serialVersionUID = 1L;

  @Inject private transient PauseTarget pause;

  /** For the container. */
  @NullUnmarked
  public PauseServlet() {}

  @Override
  boolean isFor(Caller caller, HttpServletRequest request) {
    return caller.may(Permission.DECIDE_MESSAGES);
  }

  @Override
  void take(HttpServletRequest request, HttpServletResponse response, Caller who)
      throws IOException {
    DecisionForm.lead(request, response, Done.nothing(steered(request, who)));
  }

  private String steered(HttpServletRequest request, Caller who) {
    String target = text(request.getParameter("target"));
    switch (text(request.getParameter("decision"))) {
      case "pause" -> {
        Optional<String> why = new DecisionForm(request).why();
        return why.isEmpty() ? "why-missing" : word(pause.pause(target, who, why.get()), true);
      }
      case "resume" -> {
        return word(pause.resume(target, who), false);
      }
      default -> {
        return "not-understood";
      }
    }
  }

  private static String word(PauseTarget.Steered steered, boolean paused) {
    return switch (steered) {
      case DONE -> paused ? "target-paused" : "target-resumed";
      case AS_BEFORE -> "target-same";
      case NO_SUCH_TARGET -> "target-unknown";
    };
  }
}
