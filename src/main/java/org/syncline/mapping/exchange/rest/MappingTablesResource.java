package org.syncline.mapping.exchange.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.io.InputStream;
import org.syncline.configuration.InvalidConfiguration;
import org.syncline.mapping.exchange.ExchangeMappings;
import org.syncline.mapping.exchange.MappingFile;
import org.syncline.platform.Permission;
import org.syncline.platform.rest.LimitedBody;
import org.syncline.platform.rest.Needs;
import org.syncline.security.rest.HubSecurityContext;

/** What a table would be as a document. */
@Path("mapping-tables")
@RequestScoped
public class MappingTablesResource {
  @Inject private ExchangeMappings mappings;

  /** Answers the document; nothing is stored. */
  @POST
  @Consumes({TableBodies.CSV, TableBodies.XLSX})
  @Produces(MediaType.APPLICATION_JSON)
  @Needs(Permission.CONFIGURE)
  public Response read(
      @HeaderParam(HttpHeaders.CONTENT_TYPE) MediaType type,
      InputStream body,
      @Context SecurityContext security)
      throws IOException {
    byte[] file = LimitedBody.read(body, MappingFile.MOST_BYTES);
    try {
      return Response.ok(
              mappings.document(
                  file,
                  TableBodies.known(TableBodies.formatOf(type)),
                  HubSecurityContext.callerOf(security)))
          .build();
    } catch (InvalidConfiguration e) {
      throw TableBodies.refused("Mend what 'errors' lists, then send the file again.", e);
    }
  }
}
