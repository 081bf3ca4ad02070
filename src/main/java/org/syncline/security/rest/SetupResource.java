package org.syncline.security.rest;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.syncline.platform.rest.ProblemException;
import org.syncline.security.SetUp;

/** Makes the first administrator; open to all who hold the one-time token. */
@Path("setup")
@RequestScoped
@PermitAll
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class SetupResource {
  @Inject private SetUp setUp;

  /** What a set-up brings. */
  public record Order(@Nullable String token, @Nullable String user, @Nullable String password) {
    /** Nothing of it: it is secret. */
    @Override
    public String toString() {
      return "Order";
    }
  }

  @POST
  public Response run(Order order, @Context HttpServletRequest request) {
    SetUp.Result result =
        setUp.run(
            Required.text("token", order.token()),
            Required.text("user", order.user()),
            Required.text("password", order.password()),
            request.getRemoteAddr());
    if (result instanceof SetUp.Result.Done done) {
      return Response.created(URI.create("accounts/" + done.administrator().name()))
          .entity(AccountView.of(done.administrator()))
          .build();
    }
    if (result instanceof SetUp.Result.Invalid invalid) {
      throw ProblemException.invalid(invalid.field(), invalid.sentence());
    }
    if (result instanceof SetUp.Result.TooManyTries many) {
      throw ProblemException.tooManyTries(many.retryAfter());
    }
    throw ProblemException.forbidden(
        "This token does not open the set-up. A token works once, on a hub that has no account; the"
            + " log of the first start names the file that holds it.");
  }
}
