package org.syncline.security.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.syncline.platform.Permission;
import org.syncline.platform.rest.Needs;
import org.syncline.platform.rest.QueryParameters;
import org.syncline.security.ApiToken;
import org.syncline.security.KeepTokens;
import org.syncline.security.TokenQuery;

/** API tokens of all accounts, for administrators. */
@Path("tokens")
@RequestScoped
@Needs(Permission.ADMINISTER_ACCOUNTS)
@Produces(MediaType.APPLICATION_JSON)
public class TokensResource {
  @Inject private KeepTokens tokens;

  /** A token and whose it is. */
  public record View(
      String user, String id, String label, List<String> scopes, Instant created, Instant expires) {
    static View of(ApiToken token) {
      TokenView known = TokenView.of(token, null);
      return new View(
          token.account(),
          known.id(),
          known.label(),
          known.scopes(),
          known.created(),
          known.expires());
    }
  }

  /** In the order in which they end; {@code next} is the address of the next page. */
  @GET
  public Map<String, Object> search(@Context UriInfo uri, @Context SecurityContext security) {
    QueryParameters query = QueryParameters.of(uri, TokenFilter.PARAMETERS);
    KeepTokens.Page page =
        tokens.page(TokenFilter.of(query), HubSecurityContext.callerOf(security));
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("tokens", page.tokens().stream().map(View::of).toList());
    TokenQuery.Place next = page.next();
    if (next != null) {
      answer.put(
          "next",
          uri.getRequestUriBuilder().replaceQueryParam("cursor", next.word()).build().toString());
    }
    return answer;
  }
}
