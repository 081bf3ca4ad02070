package org.syncline.sync.sweep.rest;

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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.syncline.platform.Permission;
import org.syncline.platform.rest.Needs;
import org.syncline.platform.rest.ProblemException;
import org.syncline.platform.rest.QueryParameters;
import org.syncline.platform.rest.Reasons;
import org.syncline.security.Caller;
import org.syncline.security.rest.HubSecurityContext;
import org.syncline.sync.sweep.DecideMirrors;
import org.syncline.sync.sweep.DecideMirrors.Decided;
import org.syncline.sync.sweep.RunSweeps;
import org.syncline.sync.sweep.Sweep;
import org.syncline.sync.sweep.TargetRows;

/** Backfills and mirrors: stop, restart, watch, and decide about rows that are to go. */
@Path("sweeps")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class SweepsResource {
  private static final String SWEEP = "{sweep: [0-9]{1,18}}";
  private static final String KEPT_WITH = "mirror";
  private static final int ROWS = 50;
  private static final int MOST_ROWS = 200;

  @Inject private RunSweeps sweeps;
  @Inject private DecideMirrors decide;

  /** A decision about the rows that are to go. */
  public record Decision(@Nullable String why) {}

  /** Newest first; {@code next} is the address of the next page. */
  @GET
  @Needs(Permission.READ_JOBS)
  public Map<String, Object> list(@Context UriInfo uri, @Context SecurityContext security) {
    QueryParameters query = QueryParameters.of(uri, Set.of("flow", "limit", "cursor"));
    int limit = query.count("limit", ROWS, MOST_ROWS);
    Long cursor = query.number("cursor");
    List<Sweep> found =
        sweeps.sweeps(
            cursor == null ? Long.MAX_VALUE : cursor,
            query.text("flow"),
            limit,
            HubSecurityContext.callerOf(security));
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("sweeps", found.stream().map(SweepView::of).toList());
    if (found.size() == limit) {
      answer.put("next", page(uri, found.get(limit - 1).id()));
    }
    return answer;
  }

  @GET
  @Path(SWEEP)
  @Needs(Permission.READ_JOBS)
  public SweepView sweep(@PathParam("sweep") long sweep, @Context SecurityContext security) {
    return SweepAnswers.view(sweeps, sweep, HubSecurityContext.callerOf(security));
  }

  /** Rows that are to go, and what was done about each. */
  @GET
  @Path(SWEEP + "/rows")
  @Needs(Permission.READ_LEDGER)
  public Map<String, Object> rows(
      @PathParam("sweep") long sweep, @Context UriInfo uri, @Context SecurityContext security) {
    QueryParameters query = QueryParameters.of(uri, Set.of("limit", "cursor"));
    int limit = query.count("limit", ROWS, MOST_ROWS);
    Long cursor = query.number("cursor");
    List<TargetRows.Row> found =
        sweeps.rows(
            sweep, cursor == null ? 0 : cursor, limit, HubSecurityContext.callerOf(security));
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("rows", found.stream().map(SweepsResource::row).toList());
    if (found.size() == limit) {
      answer.put("next", page(uri, found.get(limit - 1).id()));
    }
    return answer;
  }

  private static Map<String, Object> row(TargetRows.Row row) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("externalId", row.externalId());
    members.put("state", row.state().name().toLowerCase(Locale.ROOT));
    Long record = row.record();
    if (record != null) {
      members.put("record", record);
    }
    if (row.state() == TargetRows.State.PLANNED) {
      members.put("deliveries", "/syncline/api/deliveries?record=" + row.owedAs());
    }
    return members;
  }

  private static String page(UriInfo uri, long cursor) {
    return uri.getRequestUriBuilder().replaceQueryParam("cursor", cursor).build().toString();
  }

  /** Stops it behind the part it is at; answers 202. */
  @POST
  @Path(SWEEP + "/stop")
  @Needs(Permission.RUN_JOBS)
  public Response stop(@PathParam("sweep") long sweep, @Context SecurityContext security) {
    Caller caller = HubSecurityContext.callerOf(security);
    return SweepAnswers.accepted(sweeps, sweeps.stop(sweep, caller), caller);
  }

  /** Goes on with one that stopped or failed; answers 202. */
  @POST
  @Path(SWEEP + "/restart")
  @Needs(Permission.RUN_JOBS)
  public Response restart(@PathParam("sweep") long sweep, @Context SecurityContext security) {
    Caller caller = HubSecurityContext.callerOf(security);
    return SweepAnswers.accepted(sweeps, sweeps.restart(sweep, caller), caller);
  }

  /** Lets the rows go, each if no record has it by then. */
  @POST
  @Path(SWEEP + "/approve")
  @Needs(Permission.DECIDE_MESSAGES)
  @Consumes(MediaType.APPLICATION_JSON)
  public Map<String, String> approve(
      @PathParam("sweep") long sweep, Decision decision, @Context SecurityContext security) {
    String why = Reasons.checked(decision.why(), KEPT_WITH);
    return answer(decide.approve(sweep, HubSecurityContext.callerOf(security), why));
  }

  /** The rows stay. */
  @POST
  @Path(SWEEP + "/dismiss")
  @Needs(Permission.DECIDE_MESSAGES)
  @Consumes(MediaType.APPLICATION_JSON)
  public Map<String, String> dismiss(
      @PathParam("sweep") long sweep, Decision decision, @Context SecurityContext security) {
    String why = Reasons.checked(decision.why(), KEPT_WITH);
    return answer(decide.dismiss(sweep, HubSecurityContext.callerOf(security), why));
  }

  private static Map<String, String> answer(Decided decided) {
    return switch (decided) {
      case DONE -> Map.of("decided", "done");
      case NO_SUCH_SWEEP -> throw SweepAnswers.noSuchSweep();
      case NOT_WAITING ->
          throw ProblemException.conflict("It does not wait for a decision: read its stage.");
      case NO_MIRROR ->
          throw ProblemException.conflict(
              "Its flow is switched off or no mirror any more: nothing is taken away.");
    };
  }
}
