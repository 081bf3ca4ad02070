package org.syncline.ledger.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.syncline.ledger.CheckLedger;
import org.syncline.ledger.LedgerSheet;
import org.syncline.platform.Permission;
import org.syncline.platform.rest.Needs;
import org.syncline.platform.rest.ProblemException;
import org.syncline.platform.rest.QueryParameters;
import org.syncline.security.rest.HubSecurityContext;
import org.syncline.sync.intake.Status;

/** The balance, and what senders say they have sent. */
@Path("/ledger")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@NullUnmarked
public class LedgerResource {
  @Inject private CheckLedger ledger;
  @Context private SecurityContext caller;

  /**
   * Checks now. {@code from} and {@code to} are ISO 8601 instants; without them the whole hub is
   * meant.
   */
  @GET
  @Needs(Permission.READ_LEDGER)
  public Map<String, Object> sheet(@Context UriInfo uri) {
    QueryParameters query = QueryParameters.of(uri, Set.of("from", "to"));
    Instant first = query.instant("from");
    Instant last = query.instant("to");
    if (first != null && last != null && !first.isBefore(last)) {
      throw ProblemException.invalid("to", "Give a moment after 'from'.");
    }
    return members(ledger.period(first, last, HubSecurityContext.callerOf(caller)));
  }

  /**
   * What a sender has handed over since the hub's data began.
   *
   * @param messages number of messages
   */
  public record ControlTotal(String system, long messages) {}

  /** Takes a sender's total and answers with the ledger. */
  @POST
  @Path("/control-totals")
  @Consumes(MediaType.APPLICATION_JSON)
  @Needs(Permission.TELL_TOTALS)
  public Map<String, Object> tell(@Nullable ControlTotal total) {
    if (total == null || total.system() == null || total.system().isBlank()) {
      throw ProblemException.invalid("system", "Say whose messages were counted.");
    }
    if (total.system().length() > 40) {
      throw ProblemException.invalid("system", "Give an id of at most 40 characters.");
    }
    if (total.messages() < 0) {
      throw ProblemException.invalid("messages", "Give a whole number, 0 or more.");
    }
    return members(
        ledger.tell(total.system(), total.messages(), HubSecurityContext.callerOf(caller)));
  }

  private static Map<String, Object> members(LedgerSheet sheet) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("from", sheet.from());
    members.put("to", sheet.to());
    members.put("accepted", sheet.accepted());
    for (Status status : Status.values()) {
      members.put(status.word(), sheet.outcomes().getOrDefault(status, 0L));
    }
    members.put("inFlight", sheet.inFlight());
    members.put("balanced", sheet.balanced());
    members.put("proven", sheet.proven());
    members.put("unproven", sheet.unproven());
    members.put("verdict", sheet.verdict());
    members.put("controlTotals", sheet.controlTotals());
    return members;
  }
}
