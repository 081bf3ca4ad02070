package org.syncline.sync.sweep.rest;

import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.syncline.platform.rest.ProblemException;
import org.syncline.security.Caller;
import org.syncline.sync.sweep.RunSweeps;
import org.syncline.sync.sweep.RunSweeps.Answer;

/** What became of a wish, in HTTP. */
final class SweepAnswers {
  private SweepAnswers() {}

  static Response accepted(RunSweeps sweeps, Answer answer, Caller caller) {
    if (answer instanceof Answer.NotNow now) {
      throw ProblemException.conflict(now.why());
    }
    if (answer instanceof Answer.NoSuchTarget) {
      throw ProblemException.notFound(
          "There is no such target: name a flow that goes out and is switched on.");
    }
    if (answer instanceof Answer.Done done) {
      return Response.accepted(view(sweeps, done.sweep(), caller))
          .location(URI.create("sweeps/" + done.sweep()))
          .build();
    }
    throw noSuchSweep();
  }

  static SweepView view(RunSweeps sweeps, long sweep, Caller caller) {
    return sweeps.sweep(sweep, caller).map(SweepView::of).orElseThrow(SweepAnswers::noSuchSweep);
  }

  static ProblemException noSuchSweep() {
    return ProblemException.notFound("There is no such backfill or mirror.");
  }
}
