package org.syncline.sync.delivery.rest;

import com.fasterxml.jackson.databind.JsonNode;
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
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.syncline.configuration.InvalidConfiguration;
import org.syncline.platform.Permission;
import org.syncline.platform.rest.Json;
import org.syncline.platform.rest.Needs;
import org.syncline.platform.rest.ProblemDocument.Mistake;
import org.syncline.platform.rest.ProblemException;
import org.syncline.platform.rest.QueryParameters;
import org.syncline.platform.rest.Reasons;
import org.syncline.security.rest.HubSecurityContext;
import org.syncline.sync.delivery.DryRun;
import org.syncline.sync.delivery.PauseTarget;
import org.syncline.sync.delivery.PauseTarget.Steered;
import org.syncline.sync.delivery.ReadDeliveries;

/**
 * Targets of deliveries: how they are doing and how long it takes, pause and resume, and what they
 * would get.
 */
@Path("targets")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class TargetsResource {
  @Inject private ReadDeliveries deliveries;
  @Inject private PauseTarget pause;
  @Inject private DryRun dryRun;

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

  /** How long its newest deliveries took, by stage. */
  @GET
  @Path("{flow}/delays")
  @Needs(Permission.READ_LEDGER)
  public DelaysView delays(
      @PathParam("flow") String flow, @Context UriInfo uri, @Context SecurityContext security) {
    int last =
        QueryParameters.of(uri, Set.of("last"))
            .count("last", DelaysView.USUAL, ReadDeliveries.MOST_DELAYS);
    return deliveries
        .delays(flow, last, HubSecurityContext.callerOf(security))
        .map(delays -> DelaysView.of(flow, delays))
        .orElseThrow(
            () ->
                ProblemException.notFound(
                    "There is no such target: name a flow that goes out, from the list of"
                        + " targets."));
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

  /** What it would get now, and how its rows differ from that; nothing is written. */
  @POST
  @Path("{flow}/dry-run")
  @Needs(Permission.DECIDE_MESSAGES)
  @Consumes(MediaType.APPLICATION_JSON)
  public DryRunView dryRun(
      @PathParam("flow") String flow, DryRunQuestion question, @Context SecurityContext security) {
    if (question.flow() != null) {
      throw ProblemException.invalid(
          "flow", "The address names the flow: leave this out, or ask at /targets/dry-run.");
    }
    return DryRunView.of(
        dryRun.inForce(flow, question.which(), HubSecurityContext.callerOf(security)));
  }

  /** The same of a flow that is given with the question. */
  @POST
  @Path("dry-run")
  @Needs(Permission.CONFIGURE)
  @Consumes(MediaType.APPLICATION_JSON)
  public DryRunView dryRun(DryRunQuestion question, @Context SecurityContext security) {
    JsonNode flow = question.flow();
    if (flow == null || !flow.isObject()) {
      throw ProblemException.invalid("flow", "Give the document of the flow that is to be tried.");
    }
    DryRun.Which which = question.which();
    try {
      return DryRunView.of(
          dryRun.proposed(Json.bytes(flow), which, HubSecurityContext.callerOf(security)));
    } catch (InvalidConfiguration e) {
      throw ProblemException.unusable(
          "The flow can't be tried. Mend what 'errors' lists.",
          e.problems().stream()
              .map(problem -> new Mistake(problem.path(), problem.message()))
              .toList());
    }
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
