package org.syncline.sync.delivery.rest;

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
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.syncline.platform.Permission;
import org.syncline.platform.rest.Needs;
import org.syncline.platform.rest.ProblemException;
import org.syncline.platform.rest.Reasons;
import org.syncline.security.rest.HubSecurityContext;
import org.syncline.sync.delivery.PauseTarget;
import org.syncline.sync.delivery.PauseTarget.Steered;
import org.syncline.sync.delivery.ReadDeliveries;

/** Targets of deliveries: how they are doing, pause and resume. */
@Path("targets")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class TargetsResource {
  @Inject private ReadDeliveries deliveries;
  @Inject private PauseTarget pause;

  /** Why a target is paused. */
  public record Pause(@Nullable String why) {}

  @GET
  @Needs(Permission.READ_LEDGER)
  public Map<String, List<TargetView>> list(@Context SecurityContext security) {
    return Map.of(
        "targets",
        deliveries.targets(HubSecurityContext.callerOf(security)).stream()
            .map(TargetView::of)
            .toList());
  }

  /** Stops it; calls under way are still settled. */
  @POST
  @Path("{flow}/pause")
  @Needs(Permission.DECIDE_MESSAGES)
  @Consumes(MediaType.APPLICATION_JSON)
  public Map<String, String> pause(
      @PathParam("flow") String flow, Pause wish, @Context SecurityContext security) {
    String why = Reasons.checked(wish.why(), "target");
    return answer(
        pause.pause(flow, HubSecurityContext.callerOf(security), why),
        "This target is paused already: the list of targets says by whom.");
  }

  /** Lets it go on, with its breaker closed. */
  @POST
  @Path("{flow}/resume")
  @Needs(Permission.DECIDE_MESSAGES)
  public Map<String, String> resume(
      @PathParam("flow") String flow, @Context SecurityContext security) {
    return answer(
        pause.resume(flow, HubSecurityContext.callerOf(security)), "This target is not paused.");
  }

  private static Map<String, String> answer(Steered steered, String asBefore) {
    return switch (steered) {
      case DONE -> Map.of("decided", "done");
      case AS_BEFORE -> throw ProblemException.conflict(asBefore);
      case NO_SUCH_TARGET ->
          throw ProblemException.notFound(
              "There is no such target: name a flow that goes out and is switched on.");
    };
  }
}
