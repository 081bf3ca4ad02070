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
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.syncline.platform.Permission;
import org.syncline.platform.rest.Needs;
import org.syncline.platform.rest.ProblemException;
import org.syncline.platform.rest.QueryParameters;
import org.syncline.platform.rest.Reasons;
import org.syncline.security.rest.HubSecurityContext;
import org.syncline.sync.delivery.DecideDeliveries;
import org.syncline.sync.delivery.DecideDeliveries.Decided;
import org.syncline.sync.delivery.ReadDeliveries;

/** Deliveries: search, one of them, and what a person decides about stopped ones. */
@Path("deliveries")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class DeliveriesResource {
  private static final String DELIVERY = "{delivery: [0-9]{1,18}}";
  private static final String KEPT_WITH = "delivery";

  @Inject private ReadDeliveries deliveries;
  @Inject private DecideDeliveries decide;

  /** A decision about one delivery. */
  public record Decision(@Nullable String why) {}

  /** A decision about many. */
  public record DecisionOnMany(@Nullable DeliverySelection filter, @Nullable String why) {}

  /** Newest first; {@code next} is the address of the next page. */
  @GET
  @Needs(Permission.READ_LEDGER)
  public Map<String, Object> search(@Context UriInfo uri, @Context SecurityContext security) {
    QueryParameters query = QueryParameters.of(uri, DeliveryFilter.PARAMETERS);
    ReadDeliveries.Page page =
        deliveries.page(DeliveryFilter.of(query), HubSecurityContext.callerOf(security));
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("deliveries", page.deliveries().stream().map(DeliveryView::of).toList());
    Long next = page.next();
    if (next != null) {
      answer.put(
          "next", uri.getRequestUriBuilder().replaceQueryParam("before", next).build().toString());
    }
    return answer;
  }

  @GET
  @Path(DELIVERY)
  @Needs(Permission.READ_LEDGER)
  public DeliveryView delivery(
      @PathParam("delivery") long delivery, @Context SecurityContext security) {
    return deliveries
        .delivery(delivery, HubSecurityContext.callerOf(security))
        .map(DeliveryView::of)
        .orElseThrow(DeliveriesResource::noSuchDelivery);
  }

  private static ProblemException noSuchDelivery() {
    return ProblemException.notFound("There is no such delivery.");
  }

  @POST
  @Path(DELIVERY + "/retry")
  @Needs(Permission.DECIDE_MESSAGES)
  @Consumes(MediaType.APPLICATION_JSON)
  public Response retry(
      @PathParam("delivery") long delivery, Decision decision, @Context SecurityContext security) {
    String why = Reasons.checked(decision.why(), KEPT_WITH);
    return answer(decide.retry(delivery, HubSecurityContext.callerOf(security), why), 202);
  }

  @POST
  @Path(DELIVERY + "/dismiss")
  @Needs(Permission.DECIDE_MESSAGES)
  @Consumes(MediaType.APPLICATION_JSON)
  public Response dismiss(
      @PathParam("delivery") long delivery, Decision decision, @Context SecurityContext security) {
    String why = Reasons.checked(decision.why(), KEPT_WITH);
    return answer(decide.dismiss(delivery, HubSecurityContext.callerOf(security), why), 200);
  }

  private static Response answer(Decided decided, int done) {
    return switch (decided) {
      case DONE -> Response.status(done).entity(Map.of("decided", "done")).build();
      case NO_SUCH_DELIVERY -> throw noSuchDelivery();
      case NOT_OPEN -> throw ProblemException.conflict("This delivery is over: read it.");
      case IN_FLIGHT ->
          throw ProblemException.conflict(
              "A server is delivering it right now: ask again in a minute.");
    };
  }

  @POST
  @Path("retry")
  @Needs(Permission.DECIDE_MESSAGES)
  @Consumes(MediaType.APPLICATION_JSON)
  public DecideDeliveries.DecidedMany retryMany(
      DecisionOnMany decision, @Context SecurityContext security) {
    return decide.retryAll(
        DeliverySelection.query(decision.filter()),
        HubSecurityContext.callerOf(security),
        Reasons.checked(decision.why(), KEPT_WITH));
  }

  @POST
  @Path("dismiss")
  @Needs(Permission.DECIDE_MESSAGES)
  @Consumes(MediaType.APPLICATION_JSON)
  public DecideDeliveries.DecidedMany dismissMany(
      DecisionOnMany decision, @Context SecurityContext security) {
    return decide.dismissAll(
        DeliverySelection.query(decision.filter()),
        HubSecurityContext.callerOf(security),
        Reasons.checked(decision.why(), KEPT_WITH));
  }
}
