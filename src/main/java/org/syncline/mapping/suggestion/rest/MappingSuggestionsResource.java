package org.syncline.mapping.suggestion.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.io.InputStream;
import org.syncline.configuration.ConfigurationDocument;
import org.syncline.configuration.InvalidConfiguration;
import org.syncline.mapping.suggestion.SuggestRows;
import org.syncline.mapping.suggestion.Suggestions;
import org.syncline.platform.Permission;
import org.syncline.platform.rest.LimitedBody;
import org.syncline.platform.rest.Needs;
import org.syncline.platform.rest.ProblemDocument.Mistake;
import org.syncline.platform.rest.ProblemException;
import org.syncline.security.rest.HubSecurityContext;

/** Rows of a mapping that samples or a schema suggest. */
@Path("mapping-suggestions")
@RequestScoped
@Needs(Permission.CONFIGURE)
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class MappingSuggestionsResource {
  @Inject private SuggestRows suggest;

  /** Suggests; nothing is kept. */
  @POST
  public Suggestions suggest(InputStream body, @Context SecurityContext security)
      throws IOException {
    byte[] request = LimitedBody.read(body, ConfigurationDocument.MAX_BYTES);
    try {
      return suggest.suggest(request, HubSecurityContext.callerOf(security));
    } catch (InvalidConfiguration e) {
      throw ProblemException.unusable(
          "Nothing was suggested. Mend what 'errors' lists, then ask again.",
          e.problems().stream()
              .map(problem -> new Mistake(problem.path(), problem.message()))
              .toList());
    }
  }
}
