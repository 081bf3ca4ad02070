package org.syncline.record.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import org.syncline.platform.Permission;
import org.syncline.platform.rest.Needs;
import org.syncline.record.Link;
import org.syncline.record.LinkKey;
import org.syncline.record.Links;
import org.syncline.security.rest.HubSecurityContext;

/** The record that a source record is linked to. */
@Path("links/{system}/{object}/{recordType}/{key}")
@RequestScoped
@Needs(Permission.READ_RECORDS)
@Produces(MediaType.APPLICATION_JSON)
public class LinksResource {
  @Inject private Links links;
  @Inject private RecordReading reading;

  @GET
  public Response read(
      @PathParam("system") String system,
      @PathParam("object") String object,
      @PathParam("recordType") String recordType,
      @PathParam("key") String key,
      @Context SecurityContext security,
      @Context Request request) {
    long record =
        links.find(List.of(new LinkKey(system, object, recordType, key))).stream()
            .findFirst()
            .map(Link::recordId)
            .orElseThrow(RecordReading::noSuchRecord);
    return reading.record(record, HubSecurityContext.callerOf(security), request);
  }
}
