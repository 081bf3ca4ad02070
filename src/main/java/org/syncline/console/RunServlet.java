package org.syncline.console;

import static org.syncline.console.DecisionForm.text;

import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.NullUnmarked;
import org.syncline.console.DecisionForm.Done;
import org.syncline.platform.Permission;
import org.syncline.security.Caller;
import org.syncline.security.rest.SessionLogIn;
import org.syncline.sync.bulk.RunJobs;
import org.syncline.sync.bulk.RunJobs.Answer;

/**
 * Where the forms are sent to that start, stop and restart a run. What can't be started is told at
 * its field of the page of runs; the guide is led back to, with a word.
 */
@WebServlet(name = "Run", urlPatterns = "/run")
public class RunServlet extends FormServlet {
  private static final long serialVersionUID = 1L;
  private static final String PAGE = "jobs.xhtml";

  @Inject private transient RunJobs jobs;

  /** For the container. */
  @NullUnmarked
  public RunServlet() {}

  RunServlet(RunJobs jobs, SessionLogIn sessions) {
    super(sessions);
    this.jobs = jobs;
  }

  @Override
  boolean isFor(Caller caller, HttpServletRequest request) {
    return caller.may(Permission.RUN_JOBS);
  }

  @Override
  void take(HttpServletRequest request, HttpServletResponse response, Caller who)
      throws IOException, ServletException {
    switch (text(request.getParameter("act"))) {
      case "start" -> start(request, response, who);
      case "stop" -> lead(request, response, jobs.stop(run(request), who), "run-stopping");
      case "restart" -> lead(request, response, jobs.restart(run(request), who), "run-restarted");
      default -> DecisionForm.lead(request, response, Done.nothing("not-understood"));
    }
  }

  private void start(HttpServletRequest request, HttpServletResponse response, Caller who)
      throws IOException, ServletException {
    Answer answer =
        jobs.start(text(request.getParameter("flow")), text(request.getParameter("file")), who);
    boolean guided = text(request.getParameter("back")).startsWith(Guide.PAGE);
    if (answer instanceof Answer.Done done && !guided) {
      response.sendRedirect(
          request.getContextPath()
              + "/"
              + ReturnAddress.with("run.xhtml?id=" + done.run(), "run-started"));
    } else if (answer instanceof Answer.Refused refused && !guided) {
      String mistake =
          refused.field().equals(RunJobs.FLOW) ? "mistake.noflow" : "mistake.norunfile";
      new FormRefusal(refused.field(), mistake).show(PAGE, request, response);
    } else {
      lead(request, response, answer, "run-started");
    }
  }

  private static void lead(
      HttpServletRequest request, HttpServletResponse response, Answer answer, String done)
      throws IOException {
    DecisionForm.lead(request, response, Done.nothing(word(answer, done)));
  }

  private static String word(Answer answer, String done) {
    if (answer instanceof Answer.Done) {
      return done;
    }
    if (answer instanceof Answer.Refused) {
      return "run-refused";
    }
    return answer instanceof Answer.NotNow ? "run-not-now" : "run-unknown";
  }

  private static long run(HttpServletRequest request) {
    String run = text(request.getParameter("run"));
    return run.matches("[0-9]{1,18}") ? Long.parseLong(run) : -1;
  }
}
