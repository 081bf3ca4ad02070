package org.syncline.security.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import org.syncline.platform.Permission;
import org.syncline.platform.rest.Needs;
import org.syncline.platform.rest.QueryParameters;
import org.syncline.platform.rest.TableAnswer;
import org.syncline.platform.table.TableFormat;
import org.syncline.security.ExportAccounts;
import org.syncline.security.ExportTokens;

/**
 * Accounts and tokens as files. Not below {@code accounts}: any word there is the name of an
 * account.
 */
@Path("exports")
@RequestScoped
@Needs(Permission.ADMINISTER_ACCOUNTS)
@Produces(MediaType.WILDCARD)
public class ExportsResource {
  @Inject private ExportAccounts accounts;
  @Inject private ExportTokens tokens;

  /** By name. */
  @GET
  @Path("accounts")
  public Response accounts(@Context UriInfo uri, @Context SecurityContext security) {
    QueryParameters query = QueryParameters.of(uri, AccountFilter.OF_EXPORT);
    TableFormat format = TableAnswer.format(query.text("format"));
    ExportAccounts.Export export =
        accounts.begin(AccountFilter.of(query), HubSecurityContext.callerOf(security), format);
    return TableAnswer.of(format, "syncline-accounts", export::writeTo);
  }

  /** In the order in which they end. */
  @GET
  @Path("tokens")
  public Response tokens(@Context UriInfo uri, @Context SecurityContext security) {
    QueryParameters query = QueryParameters.of(uri, TokenFilter.OF_EXPORT);
    TableFormat format = TableAnswer.format(query.text("format"));
    ExportTokens.Export export =
        tokens.begin(TokenFilter.of(query), HubSecurityContext.callerOf(security), format);
    return TableAnswer.of(format, "syncline-tokens", export::writeTo);
  }
}
