package org.syncline.security.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
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
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.syncline.platform.Permission;
import org.syncline.platform.rest.Needs;
import org.syncline.platform.rest.ProblemException;
import org.syncline.security.Caller;
import org.syncline.security.KeepTokens;
import org.syncline.security.OwnPassword;
import org.syncline.security.OwnSessions;

/** What everybody does with the account that they are logged in with. */
@Path("account")
@RequestScoped
@Needs(Permission.KEEP_OWN_ACCOUNT)
@Produces(MediaType.APPLICATION_JSON)
public class OwnAccountResource {
  @Inject private OwnPassword passwords;
  @Inject private OwnSessions sessions;
  @Inject private KeepTokens tokens;

  /** A new password, and the present one as a proof. */
  public record PasswordChange(@Nullable String present, @Nullable String password) {
    /** Neither. */
    @Override
    public String toString() {
      return "PasswordChange";
    }
  }

  /** Who the hub takes the caller for, and what they may do. */
  @GET
  @Needs(Permission.READ_API)
  public Map<String, Object> read(@Context SecurityContext security) {
    Caller caller = HubSecurityContext.callerOf(security);
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("user", caller.name());
    answer.put("roles", caller.roleWords().stream().sorted().toList());
    answer.put(
        "permissions", caller.permissions().stream().map(Permission::word).sorted().toList());
    if (caller.system() != null) {
      answer.put("system", caller.system());
    }
    if (caller.seesOwnRecordsOnly()) {
      answer.put("owners", caller.owners().stream().sorted().toList());
      answer.put("teams", caller.teams().stream().sorted().toList());
    }
    return answer;
  }

  @PUT
  @Path("password")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response changePassword(
      PasswordChange change,
      @Context SecurityContext security,
      @Context HttpServletRequest request) {
    OwnPassword.Result result =
        passwords.change(
            HubSecurityContext.callerOf(security),
            Required.text("present", change.present()),
            Required.text("password", change.password()),
            request.getRemoteAddr());
    if (result instanceof OwnPassword.Result.Invalid invalid) {
      throw ProblemException.invalid("password", invalid.sentence());
    }
    if (result instanceof OwnPassword.Result.WrongPassword) {
      throw ProblemException.invalid("present", "This is not the present password.");
    }
    if (result instanceof OwnPassword.Result.KeptElsewhere) {
      throw ProblemException.conflict(
          "This account is kept at the identity provider: change the password there.");
    }
    if (result instanceof OwnPassword.Result.TryLater) {
      throw ProblemException.tooManyTries(Duration.ofMinutes(1));
    }
    return Response.noContent().build();
  }

  /** Ends all sessions of the caller's account, wherever they were begun. */
  @DELETE
  @Path("sessions")
  public Response signOut(@Context SecurityContext security) {
    if (!sessions.endAll(HubSecurityContext.callerOf(security))) {
      throw ProblemException.conflict(
          "This account is kept at the identity provider: end its sessions there.");
    }
    return Response.noContent().build();
  }

  @GET
  @Path("tokens")
  public Map<String, List<TokenView>> tokens(@Context SecurityContext security) {
    Caller caller = HubSecurityContext.callerOf(security);
    return Map.of(
        "tokens",
        tokens.of(caller.name(), caller).orElse(List.of()).stream()
            .map(t -> TokenView.of(t, null))
            .toList());
  }

  /** The answer has the secret; it is shown this once. */
  @POST
  @Path("tokens")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response makeToken(TokenView.Wanted wanted, @Context SecurityContext security) {
    Caller caller = HubSecurityContext.callerOf(security);
    TokenView made = TokenView.made(tokens.make(caller.name(), wanted.read(), caller));
    return Response.created(URI.create("account/tokens/" + made.id())).entity(made).build();
  }

  @DELETE
  @Path("tokens/{token}")
  public Response revokeToken(@PathParam("token") String token, @Context SecurityContext security) {
    Caller caller = HubSecurityContext.callerOf(security);
    if (!tokens.revoke(caller.name(), token, caller)) {
      throw ProblemException.notFound("You have no such token.");
    }
    return Response.noContent().build();
  }
}
