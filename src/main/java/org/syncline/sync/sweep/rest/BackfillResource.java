package org.syncline.sync.sweep.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.syncline.platform.Permission;
import org.syncline.platform.rest.Needs;
import org.syncline.platform.rest.ProblemException;
import org.syncline.security.Caller;
import org.syncline.security.rest.HubSecurityContext;
import org.syncline.sync.sweep.Kind;
import org.syncline.sync.sweep.RunSweeps;
import org.syncline.sync.sweep.Wish;

/** Sends a target the records that it was never sent. */
@Path("targets/{flow}/backfill")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class BackfillResource {
  @Inject private RunSweeps sweeps;

  /** Which records. */
  public record Range(
      @Nullable String records,
      @Nullable Long from,
      @Nullable Long to,
      @Nullable String changedSince) {}

  /** Starts it; answers 202 as soon as the server has taken it. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Needs(Permission.RUN_JOBS)
  public Response start(
      @PathParam("flow") String flow, Range range, @Context SecurityContext security) {
    Map<String, String> texts = new TreeMap<>();
    texts.put(Wish.FLOW, flow);
    put(texts, Wish.RECORDS, range.records());
    put(texts, Wish.FROM, range.from());
    put(texts, Wish.TO, range.to());
    put(texts, Wish.CHANGED_SINCE, range.changedSince());
    Caller caller = HubSecurityContext.callerOf(security);
    return SweepAnswers.accepted(sweeps, sweeps.start(wish(texts), caller), caller);
  }

  private static void put(Map<String, String> texts, String name, @Nullable Object value) {
    if (value != null) {
      texts.put(name, value.toString());
    }
  }

  private static Wish wish(Map<String, String> texts) {
    try {
      return Wish.read(Kind.BACKFILL, texts);
    } catch (Wish.UnreadableException e) {
      throw ProblemException.invalid(e.field(), e.why());
    }
  }
}
