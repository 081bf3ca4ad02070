package org.syncline.sync.bulk.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.syncline.platform.Permission;
import org.syncline.platform.rest.Needs;
import org.syncline.platform.rest.ProblemException;
import org.syncline.platform.rest.QueryParameters;
import org.syncline.security.Caller;
import org.syncline.security.rest.HubSecurityContext;
import org.syncline.sync.bulk.Run;
import org.syncline.sync.bulk.RunJobs;
import org.syncline.sync.bulk.RunJobs.Answer;
import org.syncline.sync.bulk.RunQuery;
import org.syncline.sync.bulk.RunState;

/** Runs of bulk mapping: start, stop, restart, watch. */
@Path("jobs")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class JobsResource {
  private static final String RUN = "runs/{run: [0-9]{1,18}}";
  private static final int ROWS = 50;
  private static final int MOST_ROWS = 200;

  @Inject private RunJobs jobs;

  /** What is to be run. */
  public record Wish(@Nullable String flow, @Nullable String file) {}

  /** Starts a run; answers 202 as soon as the server has taken it. */
  @POST
  @Path("bulk-mapping/runs")
  @Consumes(MediaType.APPLICATION_JSON)
  @Needs(Permission.RUN_JOBS)
  public Response start(Wish wish, @Context SecurityContext security) {
    String flow = wish.flow();
    String file = wish.file();
    if (flow == null || flow.isBlank()) {
      throw ProblemException.invalid("flow", "Name the flow that reads the file.");
    }
    if (file == null || file.isBlank()) {
      throw ProblemException.invalid("file", "Name a file of the hub's folder of files.");
    }
    Caller caller = HubSecurityContext.callerOf(security);
    return accepted(jobs.start(flow, file, caller), caller);
  }

  /**
   * Newest first, of a flow, with a part of the file's name, or in a state; {@code next} is the
   * address of the next page.
   */
  @GET
  @Path("runs")
  @Needs(Permission.READ_JOBS)
  public Map<String, Object> runs(@Context UriInfo uri, @Context SecurityContext security) {
    QueryParameters query =
        QueryParameters.of(uri, Set.of("flow", "file", "state", "limit", "cursor"));
    int limit = query.count("limit", ROWS, MOST_ROWS);
    Long cursor = query.number("cursor");
    RunQuery asked =
        new RunQuery(
            query.text("flow"),
            query.text("file"),
            state(query.text("state")),
            cursor == null ? Long.MAX_VALUE : cursor,
            limit);
    List<Run> found = jobs.runs(asked, HubSecurityContext.callerOf(security));
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("runs", found.stream().map(RunView::of).toList());
    if (found.size() == limit) {
      answer.put("next", page(uri, found.get(limit - 1).id()));
    }
    return answer;
  }

  private static @Nullable RunState state(@Nullable String word) {
    return word == null
        ? null
        : RunState.ofWord(word)
            .orElseThrow(
                () ->
                    ProblemException.invalid(
                        "state", "Use one of " + String.join(", ", RunState.words()) + "."));
  }

  @GET
  @Path(RUN)
  @Needs(Permission.READ_JOBS)
  public RunView run(@PathParam("run") long run, @Context SecurityContext security) {
    return view(run, HubSecurityContext.callerOf(security));
  }

  /**
   * Records that were parked or waiting when the run took them, by number; what became of each
   * since then says its message.
   */
  @GET
  @Path(RUN + "/failures")
  @Needs(Permission.READ_JOBS)
  public Map<String, Object> failures(
      @PathParam("run") long run, @Context UriInfo uri, @Context SecurityContext security) {
    Caller caller = HubSecurityContext.callerOf(security);
    QueryParameters query = QueryParameters.of(uri, Set.of("limit", "cursor"));
    int limit = query.count("limit", ROWS, MOST_ROWS);
    Long cursor = query.number("cursor");
    RunView of = view(run, caller);
    List<RunJobs.Failure> found = jobs.failures(run, cursor == null ? 0 : cursor, limit, caller);
    List<Map<String, Object>> failures = new ArrayList<>();
    for (RunJobs.Failure failure : found) {
      failures.add(failure(of.file(), failure));
    }
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("failures", failures);
    if (found.size() == limit) {
      answer.put("next", page(uri, found.get(limit - 1).record()));
    }
    return answer;
  }

  private static Map<String, Object> failure(String file, RunJobs.Failure failure) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("file", file);
    members.put("record", failure.record());
    members.put("receipt", failure.receipt());
    members.put("message", "/syncline/api/messages/" + failure.receipt());
    members.put("status", failure.status().word());
    members.put("reason", failure.reason());
    members.put("problems", failure.problems());
    return members;
  }

  /** Stops it behind the part it is at; answers 202. */
  @POST
  @Path(RUN + "/stop")
  @Needs(Permission.RUN_JOBS)
  public Response stop(@PathParam("run") long run, @Context SecurityContext security) {
    Caller caller = HubSecurityContext.callerOf(security);
    return accepted(jobs.stop(run, caller), caller);
  }

  /** Goes on with one that stopped or failed; answers 202. */
  @POST
  @Path(RUN + "/restart")
  @Needs(Permission.RUN_JOBS)
  public Response restart(@PathParam("run") long run, @Context SecurityContext security) {
    Caller caller = HubSecurityContext.callerOf(security);
    return accepted(jobs.restart(run, caller), caller);
  }

  private Response accepted(Answer answer, Caller caller) {
    if (answer instanceof Answer.Refused refused) {
      throw ProblemException.invalid(refused.field(), refused.why());
    }
    if (answer instanceof Answer.NotNow now) {
      throw ProblemException.conflict(now.why());
    }
    if (answer instanceof Answer.Done done) {
      return Response.accepted(view(done.run(), caller))
          .location(URI.create("jobs/runs/" + done.run()))
          .build();
    }
    throw noSuchRun();
  }

  private RunView view(long run, Caller caller) {
    return jobs.run(run, caller).map(RunView::of).orElseThrow(JobsResource::noSuchRun);
  }

  private static ProblemException noSuchRun() {
    return ProblemException.notFound("There is no such run.");
  }

  private static String page(UriInfo uri, long cursor) {
    return uri.getRequestUriBuilder().replaceQueryParam("cursor", cursor).build().toString();
  }
}
