package org.syncline.sync.review.rest;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.syncline.configuration.InvalidConfiguration;
import org.syncline.mapping.format.SourceBody;
import org.syncline.platform.Actor;
import org.syncline.platform.Permission;
import org.syncline.platform.rest.Needs;
import org.syncline.platform.rest.ProblemException;
import org.syncline.security.rest.HubSecurityContext;
import org.syncline.sync.review.NoSuchFlowException;
import org.syncline.sync.review.TraceMessage;

/** How the values of one message come about. */
@Path("mapping-traces")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class MappingTracesResource {
  @Inject private TraceMessage traces;
  @Inject private TriedMapping tried;

  /**
   * A question about a stored message, or one that is given with it.
   *
   * @param body as text; {@code bodyBase64} as bytes
   */
  public record Question(
      @Nullable String flow,
      @Nullable JsonNode mapping,
      @Nullable JsonNode version,
      @Nullable Long receipt,
      @Nullable String body,
      @Nullable String bodyBase64) {}

  @POST
  @Needs(Permission.READ_CONFIGURATION)
  @Consumes(MediaType.APPLICATION_JSON)
  public TraceView trace(Question question, @Context SecurityContext security) {
    Actor who = HubSecurityContext.callerOf(security);
    String flow = question.flow();
    if (flow == null) {
      throw ProblemException.invalid("flow", "Name the flow that the message is for.");
    }
    try {
      byte[] mapping = tried.of(flow, question.mapping(), question.version(), who);
      Long receipt = question.receipt();
      SourceBody body = body(question);
      if (receipt == null && body != null) {
        return TraceView.of(traces.given(body, flow, mapping, who));
      }
      if (receipt != null && body == null) {
        return (mapping != null && question.mapping() != null
                ? traces.storedBy(receipt, flow, mapping, who)
                : traces.stored(receipt, flow, mapping, who))
            .map(TraceView::of)
            .orElseThrow(
                () ->
                    ProblemException.notFound(
                        "The flow's object has no message of this receipt with a body."));
      }
    } catch (InvalidConfiguration e) {
      throw TriedMapping.unusable(e);
    } catch (NoSuchFlowException e) {
      throw ProblemException.invalid("flow", e.getMessage());
    }
    throw ProblemException.invalid(
        "receipt", "Give either the receipt of a stored message, 'body' or 'bodyBase64'.");
  }

  private static @Nullable SourceBody body(Question question) {
    String text = question.body();
    String base64 = question.bodyBase64();
    if (text != null && base64 != null) {
      throw ProblemException.invalid("bodyBase64", "Give 'body' or 'bodyBase64', not both.");
    }
    if (text != null) {
      return new SourceBody(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8.name());
    }
    if (base64 == null) {
      return null;
    }
    try {
      return new SourceBody(Base64.getDecoder().decode(base64), null);
    } catch (IllegalArgumentException e) {
      throw ProblemException.invalid("bodyBase64", "Give the bytes in base64 (RFC 4648).");
    }
  }
}
