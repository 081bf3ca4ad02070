package org.syncline.sync.intake.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.syncline.platform.Permission;
import org.syncline.platform.rest.Needs;
import org.syncline.platform.rest.ProblemException;
import org.syncline.security.rest.HubSecurityContext;
import org.syncline.sync.intake.IntakeDoor;
import org.syncline.sync.intake.IntakeSettings;
import org.syncline.sync.intake.Journey;
import org.syncline.sync.intake.ReadLedger;
import org.syncline.sync.intake.SendMessage;

/** Takes messages over HTTP and puts them into the intake queue of their system. */
@Path("/intake/{system}")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@NullUnmarked
public class IntakeResource {
  @Inject private SendMessage messages;
  @Inject private IntakeSettings settings;
  @Inject private BodyBudget budget;
  @Inject private ReadLedger ledger;
  @Context private SecurityContext caller;
  @Context private UriInfo uri;
  @Context private HttpHeaders headers;

  /**
   * Accepts one message of any content type; answers 202 when it is durable. The identity of the
   * message is the header {@code Idempotency-Key} or {@code X-Message-Id}, else one is made.
   */
  @POST
  @Path("/{object}")
  @Consumes(MediaType.WILDCARD)
  @Needs(Permission.SEND_MESSAGES)
  public Response accept(
      @PathParam("system") String systemId,
      @PathParam("object") String object,
      @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey,
      @HeaderParam("X-Message-Id") @Nullable String messageIdHeader,
      InputStream body) {
    SendMessage.Way.Open way = way(systemId, object);
    String messageId = messageId(idempotencyKey, messageIdHeader);
    try (BodyBudget.Share memory = budget.reserve(announcedSize())) {
      way.send(messageId, read(body), charset(), "http");
    } catch (BodyBudget.Exhausted e) {
      throw ProblemException.unavailable(
          "The hub reads as many large bodies as it has memory for. Nothing was accepted: send it"
              + " again.",
          Duration.ofSeconds(5));
    } catch (IntakeDoor.DoorClosed e) {
      throw ProblemException.unavailable(
          "The intake queue does not take messages now. Nothing was accepted: send it again.",
          Duration.ofSeconds(5));
    }
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("system", systemId);
    answer.put("object", object);
    answer.put("messageId", messageId);
    return Response.accepted(answer)
        .location(
            uri.getBaseUriBuilder()
                .path("intake/{system}/messages/{id}")
                .build(systemId, messageId))
        .build();
  }

  private SendMessage.Way.Open way(String system, String object) {
    SendMessage.Way way = messages.way(system, object, HubSecurityContext.callerOf(caller));
    if (way instanceof SendMessage.Way.Open open) {
      return open;
    }
    throw ProblemException.notFound(
        way instanceof SendMessage.Way.NoSuchSystem
            ? "There is no such system: add it first."
            : "No enabled flow reads this object of the system: add or enable one.");
  }

  /** What became of a message: its receipt, once it has one. */
  @GET
  @Path("/messages/{messageId}")
  @Needs(Permission.READ_MESSAGES)
  public Map<String, Object> status(
      @PathParam("system") String systemId, @PathParam("messageId") String messageId) {
    Journey journey =
        ledger
            .message(systemId, messageId, HubSecurityContext.callerOf(caller))
            .orElseThrow(
                () ->
                    ProblemException.notFound(
                        "No receipt for this message id yet: if it was accepted just now it is still"
                            + " in the queue, ask again in a second."));
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("system", systemId);
    answer.put("messageId", messageId);
    answer.put("receipt", journey.receipt().id());
    answer.put("acceptedAt", journey.receipt().acceptedAt());
    answer.put(
        "outcomes",
        journey.flows().stream()
            .map(
                flow -> {
                  Map<String, Object> members = new LinkedHashMap<>();
                  members.put("flow", flow.outcome().flow());
                  members.put("outcome", flow.outcome().status().word());
                  members.put("reason", flow.outcome().reason());
                  members.put("record", flow.outcome().recordId());
                  return members;
                })
            .toList());
    return answer;
  }

  /** Bytes of the body as its header says, the limit where it says nothing. */
  private int announcedSize() {
    int limit = settings.bodyLimit();
    int announced = headers.getLength();
    if (announced > limit) {
      throw ProblemException.tooLarge(limit);
    }
    return announced < 0 ? limit : announced;
  }

  private byte[] read(InputStream body) {
    int limit = settings.bodyLimit();
    try {
      byte[] content = body.readNBytes(limit + 1);
      if (content.length > limit) {
        throw ProblemException.tooLarge(limit);
      }
      return content;
    } catch (IOException e) {
      throw ProblemException.invalid("body", "The body ended early: send it again.");
    }
  }

  private static String messageId(@Nullable String idempotencyKey, @Nullable String messageId) {
    if (idempotencyKey != null && !idempotencyKey.isBlank()) {
      return idempotencyKey.strip();
    }
    return messageId != null && !messageId.isBlank()
        ? messageId.strip()
        : UUID.randomUUID().toString();
  }

  /**
   * The charset that the content type declares; refused if it is none, so that no body is guessed
   * at.
   */
  private @Nullable String charset() {
    MediaType type = headers.getMediaType();
    String name = type == null ? null : type.getParameters().get(MediaType.CHARSET_PARAMETER);
    if (name == null) {
      return null;
    }
    try {
      return Charset.forName(name).name();
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw ProblemException.invalid(
          "Content-Type", "Name a charset that Java knows, such as UTF-8.");
    }
  }
}
