package org.syncline.security.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.syncline.platform.Permission;
import org.syncline.platform.rest.Needs;
import org.syncline.platform.rest.ProblemException;
import org.syncline.platform.rest.QueryParameters;
import org.syncline.security.Account;
import org.syncline.security.Account.Standing;
import org.syncline.security.AdministerAccounts;
import org.syncline.security.AdministerAccounts.Result;
import org.syncline.security.AdministerAccounts.Wanted;
import org.syncline.security.KeepTokens;
import org.syncline.security.Role;

/** Accounts, for administrators. */
@Path("accounts")
@RequestScoped
@Needs(Permission.ADMINISTER_ACCOUNTS)
@Produces(MediaType.APPLICATION_JSON)
public class AccountsResource {
  static final String ROLES = "Use the roles admin, integrator, operator, agent, auditor, machine.";

  @Inject private AdministerAccounts accounts;
  @Inject private KeepTokens tokens;

  /** An account to be made. */
  public record NewAccount(
      @Nullable String user,
      @Nullable String password,
      @Nullable List<String> roles,
      @Nullable String system,
      @Nullable List<String> owners,
      @Nullable List<String> teams) {
    /** Without the password. */
    @Override
    public String toString() {
      return "NewAccount[" + user + "]";
    }
  }

  /** What an account is to be from now on. */
  public record NewStanding(
      @Nullable List<String> roles,
      @Nullable String system,
      @Nullable List<String> owners,
      @Nullable List<String> teams) {

    Standing read() {
      return new Standing(AccountsResource.roles(roles), system, set(owners), set(teams));
    }

    private static Set<String> set(@Nullable List<String> values) {
      return values == null ? Set.of() : new LinkedHashSet<>(values);
    }
  }

  /** A password to be set. */
  public record NewPassword(@Nullable String password) {
    /** Not the password. */
    @Override
    public String toString() {
      return "NewPassword";
    }
  }

  /** By name; {@code next} is the address of the next page. */
  @GET
  public Map<String, Object> all(@Context UriInfo uri, @Context SecurityContext security) {
    QueryParameters query = QueryParameters.of(uri, AccountFilter.PARAMETERS);
    AdministerAccounts.Page page =
        accounts.page(AccountFilter.of(query), HubSecurityContext.callerOf(security));
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("accounts", page.accounts().stream().map(AccountView::of).toList());
    String next = page.next();
    if (next != null) {
      answer.put(
          "next", uri.getRequestUriBuilder().replaceQueryParam("cursor", next).build().toString());
    }
    return answer;
  }

  @GET
  @Path("{user}")
  public AccountView one(@PathParam("user") String user, @Context SecurityContext security) {
    return accounts
        .find(user, HubSecurityContext.callerOf(security))
        .map(AccountView::of)
        .orElseThrow(AccountsResource::noSuchAccount);
  }

  private static ProblemException noSuchAccount() {
    return ProblemException.notFound("There is no account of this name.");
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response create(NewAccount wanted, @Context SecurityContext security) {
    Result result =
        accounts.create(
            new Wanted(
                Required.text("user", wanted.user()),
                Required.text("password", wanted.password()),
                new NewStanding(wanted.roles(), wanted.system(), wanted.owners(), wanted.teams())
                    .read()),
            HubSecurityContext.callerOf(security));
    Account made = done(result);
    return Response.created(URI.create("accounts/" + path(made.name())))
        .entity(AccountView.of(made))
        .build();
  }

  /** Names have nothing that a path could not hold, but for a path's own sake. */
  private static String path(String user) {
    return URLEncoder.encode(user, StandardCharsets.UTF_8);
  }

  private static Set<Role> roles(@Nullable List<String> words) {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    for (String word : words == null ? List.<String>of() : words) {
      roles.add(Role.ofWord(word).orElseThrow(() -> ProblemException.invalid("roles", ROLES)));
    }
    return roles;
  }

  /** Roles, owners and teams, all of them; in force with the account's next request. */
  @PUT
  @Path("{user}")
  @Consumes(MediaType.APPLICATION_JSON)
  public AccountView change(
      @PathParam("user") String user, NewStanding wanted, @Context SecurityContext security) {
    return AccountView.of(
        done(accounts.change(user, wanted.read(), HubSecurityContext.callerOf(security))));
  }

  @GET
  @Path("{user}/tokens")
  public Map<String, List<TokenView>> tokens(
      @PathParam("user") String user, @Context SecurityContext security) {
    return Map.of(
        "tokens",
        tokens
            .of(user, HubSecurityContext.callerOf(security))
            .orElseThrow(AccountsResource::noSuchAccount)
            .stream()
            .map(token -> TokenView.of(token, null))
            .toList());
  }

  /** The answer has the secret; it is shown this once. */
  @POST
  @Path("{user}/tokens")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response makeToken(
      @PathParam("user") String user, TokenView.Wanted wanted, @Context SecurityContext security) {
    TokenView made =
        TokenView.made(tokens.make(user, wanted.read(), HubSecurityContext.callerOf(security)));
    return Response.created(URI.create("accounts/" + path(user) + "/tokens/" + made.id()))
        .entity(made)
        .build();
  }

  @DELETE
  @Path("{user}/tokens/{token}")
  public Response revokeToken(
      @PathParam("user") String user,
      @PathParam("token") String token,
      @Context SecurityContext security) {
    if (!tokens.revoke(user, token, HubSecurityContext.callerOf(security))) {
      throw ProblemException.notFound("This account has no such token.");
    }
    return Response.noContent().build();
  }

  @PUT
  @Path("{user}/password")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response setPassword(
      @PathParam("user") String user, NewPassword wanted, @Context SecurityContext security) {
    done(
        accounts.changePassword(
            user,
            Required.text("password", wanted.password()),
            HubSecurityContext.callerOf(security)));
    return Response.noContent().build();
  }

  /** Nobody logs in with it, and its sessions and tokens are worth nothing. */
  @PUT
  @Path("{user}/block")
  public AccountView block(@PathParam("user") String user, @Context SecurityContext security) {
    return AccountView.of(done(accounts.block(user, HubSecurityContext.callerOf(security))));
  }

  @DELETE
  @Path("{user}/block")
  public Response unblock(@PathParam("user") String user, @Context SecurityContext security) {
    done(accounts.unblock(user, HubSecurityContext.callerOf(security)));
    return Response.noContent().build();
  }

  /** Ends all of them, wherever they were begun. */
  @DELETE
  @Path("{user}/sessions")
  public Response signOut(@PathParam("user") String user, @Context SecurityContext security) {
    done(accounts.signOut(user, HubSecurityContext.callerOf(security)));
    return Response.noContent().build();
  }

  @DELETE
  @Path("{user}")
  public Response remove(@PathParam("user") String user, @Context SecurityContext security) {
    done(accounts.remove(user, HubSecurityContext.callerOf(security)));
    return Response.noContent().build();
  }

  private static Account done(Result result) {
    if (result instanceof Result.Done done) {
      return done.account();
    }
    if (result instanceof Result.Invalid invalid) {
      throw ProblemException.invalid(invalid.field(), invalid.sentence());
    }
    if (result instanceof Result.NoSuchAccount) {
      throw noSuchAccount();
    }
    throw ProblemException.conflict(
        result instanceof Result.NameTaken
            ? "There is an account of this name: choose another one."
            : "This is the last administrator: make another one first.");
  }
}
