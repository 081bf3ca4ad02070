package org.syncline.platform.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import org.syncline.platform.Permission;

/** The description of the whole API. */
@Path("openapi.json")
@RequestScoped
public class OpenApiResource {
  static final String RESOURCE = "/openapi/openapi.json";

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @Needs(Permission.READ_API)
  public byte[] read() throws IOException {
    try (InputStream in = OpenApiResource.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException(RESOURCE + " is not in the WAR.");
      }
      return in.readAllBytes();
    }
  }
}
