package org.syncline.sync.intake.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.syncline.mapping.format.SourceBody;
import org.syncline.mapping.value.Problem;
import org.syncline.platform.Permission;
import org.syncline.platform.rest.JsonBodies;
import org.syncline.platform.rest.LimitedBody;
import org.syncline.platform.rest.Needs;
import org.syncline.platform.rest.ProblemDocument.Mistake;
import org.syncline.platform.rest.ProblemException;
import org.syncline.security.rest.HubSecurityContext;
import org.syncline.sync.intake.Outcome;
import org.syncline.sync.intake.Status;
import org.syncline.sync.intake.TakeAtOnce;

/**
 * Customers of programs that call and wait: system {@code api}, object {@code customers}, through
 * the mapping table {@code api-customers}.
 */
@Path("customers")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class CustomersResource {
  private static final String SYSTEM = "api";
  private static final String OBJECT = "customers";

  @Inject private TakeAtOnce take;

  /**
   * What became of a customer.
   *
   * @param record id of its record, left out where there is none yet
   */
  public record Became(
      long receipt, String outcome, @Nullable String reason, @Nullable Long record) {}

  /** Makes or changes a customer; 202 where a person or a parent has to come first. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Needs(Permission.PUT_CUSTOMERS)
  public Response put(
      @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey,
      InputStream body,
      @Context UriInfo uri,
      @Context SecurityContext security)
      throws IOException {
    byte[] content = LimitedBody.read(body, JsonBodies.LIMIT);
    String messageId =
        idempotencyKey == null || idempotencyKey.isBlank()
            ? UUID.randomUUID().toString()
            : idempotencyKey.strip();
    TakeAtOnce.Answer answer =
        take.take(
            SYSTEM,
            OBJECT,
            messageId,
            new SourceBody(content, "UTF-8"),
            HubSecurityContext.callerOf(security));
    if (answer instanceof TakeAtOnce.Answer.Rejected rejected) {
      throw rejected(rejected.problems());
    }
    if (answer instanceof TakeAtOnce.Answer.Unread) {
      throw ProblemException.notFound(
          "No enabled flow reads '" + OBJECT + "' of system '" + SYSTEM + "': enable one.");
    }
    if (answer instanceof TakeAtOnce.Answer.Taken taken) {
      return response(taken.journey().flows().get(0).outcome(), uri);
    }
    throw ProblemException.unavailable(
        "The hub is stopping. Nothing was changed: send it again.", Duration.ofSeconds(30));
  }

  private static ProblemException rejected(List<Problem> problems) {
    return ProblemException.unusable(
        "Nothing was changed. Mend what 'errors' lists, then send it again.",
        problems.stream()
            .map(
                problem ->
                    new Mistake(
                        problem.source() == null ? "" : problem.source(), problem.message()))
            .toList());
  }

  private static Response response(Outcome outcome, UriInfo uri) {
    Long record = outcome.recordId();
    Became became =
        new Became(outcome.receipt(), outcome.status().word(), outcome.reason(), record);
    if (record != null && outcome.status() == Status.CREATED) {
      return Response.created(uri.getBaseUriBuilder().path("records/{id}").build(record))
          .entity(became)
          .build();
    }
    return Response.status(outcome.status().open() ? Response.Status.ACCEPTED : Response.Status.OK)
        .entity(became)
        .build();
  }
}
