package org.syncline.ledger.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.syncline.ledger.CheckLedger;
import org.syncline.ledger.LedgerSheet;
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
  @RolesAllowed({"admin", "operator", "auditor", "integrator"})
  public Map<String, Object> sheet(
      @QueryParam("from") @Nullable String from, @QueryParam("to") @Nullable String to) {
    Instant first = instant("from", from);
    Instant last = instant("to", to);
    if (first != null && last != null && !first.isBefore(last)) {
      throw new BadRequestException("'from' has to be before 'to'.");
    }
    return members(ledger.period(first, last));
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
  @RolesAllowed({"admin", "integrator"})
  public Map<String, Object> tell(@Nullable ControlTotal total) {
    if (total == null || total.system() == null || total.system().isBlank()) {
      throw new BadRequestException("Give \"system\" and \"messages\".");
    }
    if (total.messages() < 0 || total.system().length() > 40) {
      throw new BadRequestException(
          "'messages' has to be 0 or more, 'system' an id of 40 characters at most.");
    }
    return members(
        ledger.tell(total.system(), total.messages(), caller.getUserPrincipal().getName()));
  }

  private static @Nullable Instant instant(String name, @Nullable String text) {
    if (text == null || text.isBlank()) {
      return null;
    }
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw new BadRequestException(
          "'" + name + "' has to be an instant such as 2026-11-22T12:00:00Z.", e);
    }
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
