package org.syncline.security.rest;

import jakarta.annotation.security.RolesAllowed;
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
import java.net.URI;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.syncline.platform.rest.ProblemException;
import org.syncline.security.Account;
import org.syncline.security.AdministerAccounts;
import org.syncline.security.AdministerAccounts.Result;
import org.syncline.security.AdministerAccounts.Wanted;
import org.syncline.security.Role;
import org.syncline.security.Roles;

/** Accounts, for administrators. */
@Path("accounts")
@RequestScoped
@RolesAllowed(Roles.ADMIN)
@Produces(MediaType.APPLICATION_JSON)
public class AccountsResource {
  @Inject private AdministerAccounts accounts;

  /** An account to be made. */
  public record NewAccount(
      @Nullable String user,
      @Nullable String password,
      @Nullable List<String> roles,
      @Nullable String system) {
    /** Without the password. */
    @Override
    public String toString() {
      return "NewAccount[" + user + "]";
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

  @GET
  public Map<String, List<AccountView>> all() {
    return Map.of("accounts", accounts.all().stream().map(AccountView::of).toList());
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response create(NewAccount wanted, @Context SecurityContext security) {
    Result result =
        accounts.create(
            new Wanted(
                Required.text("user", wanted.user()),
                Required.text("password", wanted.password()),
                roles(wanted.roles()),
                wanted.system()),
            HubSecurityContext.callerOf(security).name());
    Account made = done(result);
    return Response.created(URI.create("accounts/" + made.name()))
        .entity(AccountView.of(made))
        .build();
  }

  private static Set<Role> roles(@Nullable List<String> words) {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    for (String word : words == null ? List.<String>of() : words) {
      roles.add(
          Role.ofWord(word)
              .orElseThrow(
                  () ->
                      ProblemException.invalid(
                          "roles",
                          "Use the roles admin, operator, auditor, integrator, machine.")));
    }
    return roles;
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
            HubSecurityContext.callerOf(security).name()));
    return Response.noContent().build();
  }

  @DELETE
  @Path("{user}")
  public Response remove(@PathParam("user") String user, @Context SecurityContext security) {
    done(accounts.remove(user, HubSecurityContext.callerOf(security).name()));
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
      throw ProblemException.notFound("There is no account of this name.");
    }
    throw ProblemException.conflict(
        result instanceof Result.NameTaken
            ? "There is an account of this name: choose another one."
            : "This is the last administrator: make another one first.");
  }
}
