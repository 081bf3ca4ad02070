package org.syncline.security.egress.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.syncline.platform.Permission;
import org.syncline.platform.rest.Needs;
import org.syncline.platform.rest.ProblemException;
import org.syncline.security.egress.AdministerEgress;
import org.syncline.security.egress.EgressEntries.Kept;
import org.syncline.security.egress.EgressEntry;
import org.syncline.security.rest.HubSecurityContext;

/** What the hub may connect to. */
@Path("egress")
@RequestScoped
@Needs(Permission.MANAGE_EGRESS)
@Produces(MediaType.APPLICATION_JSON)
public class EgressResource {
  @Inject private AdministerEgress egress;

  /** An entry to be put. */
  public record Wanted(
      @Nullable String host,
      @Nullable List<Integer> ports,
      @Nullable Boolean privateNetworks,
      @Nullable Boolean loopback,
      @Nullable Boolean plain) {}

  /** An entry as it is. */
  public record View(
      String id,
      String host,
      List<Integer> ports,
      boolean privateNetworks,
      boolean loopback,
      boolean plain,
      Instant changedAt,
      String changedBy) {
    static View of(Kept kept) {
      EgressEntry entry = kept.entry();
      return new View(
          entry.id(),
          entry.host(),
          entry.ports(),
          entry.privateNetworks(),
          entry.loopback(),
          entry.plain(),
          kept.changedAt(),
          kept.changedBy());
    }
  }

  @GET
  public Map<String, List<View>> all(@Context SecurityContext security) {
    return Map.of(
        "entries",
        egress.all(HubSecurityContext.callerOf(security)).stream().map(View::of).toList());
  }

  @PUT
  @Path("{id}")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response put(
      @PathParam("id") String id, Wanted wanted, @Context SecurityContext security) {
    egress.put(entry(id, wanted), HubSecurityContext.callerOf(security));
    return Response.noContent().build();
  }

  private static EgressEntry entry(String id, Wanted wanted) {
    List<Integer> ports = wanted.ports();
    try {
      return new EgressEntry(
          id,
          wanted.host() == null ? "" : wanted.host(),
          ports == null || ports.contains(null) ? List.of() : ports,
          Boolean.TRUE.equals(wanted.privateNetworks()),
          Boolean.TRUE.equals(wanted.loopback()),
          Boolean.TRUE.equals(wanted.plain()));
    } catch (EgressEntry.Unusable e) {
      throw ProblemException.invalid(e.member(), String.valueOf(e.getMessage()));
    }
  }

  @DELETE
  @Path("{id}")
  public Response remove(@PathParam("id") String id, @Context SecurityContext security) {
    if (!egress.remove(id, HubSecurityContext.callerOf(security))) {
      throw ProblemException.notFound("There is no entry of this id: look at the list.");
    }
    return Response.noContent().build();
  }
}
