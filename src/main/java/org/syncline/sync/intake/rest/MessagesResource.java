package org.syncline.sync.intake.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
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
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.syncline.platform.Permission;
import org.syncline.platform.rest.Needs;
import org.syncline.platform.rest.ProblemException;
import org.syncline.platform.rest.QueryParameters;
import org.syncline.platform.rest.Reasons;
import org.syncline.security.rest.HubSecurityContext;
import org.syncline.sync.intake.DecideHeld;
import org.syncline.sync.intake.LedgerPage;
import org.syncline.sync.intake.LedgerQuery;
import org.syncline.sync.intake.ReadLedger;
import org.syncline.sync.intake.RevealBody;
import org.syncline.sync.intake.SearchBodies;
import org.syncline.sync.intake.StoredBody;

/** Messages: search, journey, body, and what a person decides about stopped ones. */
@Path("messages")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class MessagesResource {
  private static final int LINES = 50;
  private static final int MOST_LINES = 200;
  private static final String RECEIPT = "{receipt: [0-9]{1,18}}";

  @Inject private ReadLedger ledger;
  @Inject private DecideHeld decide;
  @Inject private RevealBody reveal;
  @Inject private SearchBodies bodies;

  /** A decision about one message. */
  public record Decision(@Nullable String why) {}

  /** A decision about many. */
  public record DecisionOnMany(@Nullable MessageFilter filter, @Nullable String why) {}

  /** Newest first; {@code next} is the address of the next page. */
  @GET
  @Needs(Permission.READ_MESSAGES)
  public Map<String, Object> search(@Context UriInfo uri, @Context SecurityContext security) {
    QueryParameters query = QueryParameters.of(uri, MessageFilter.SEARCHED);
    int limit = query.count("limit", LINES, MOST_LINES);
    LedgerQuery asked =
        MessageFilter.of(query)
            .forCaller(HubSecurityContext.callerOf(security))
            .query(query.number("cursor"), limit);
    Map<String, Object> answer = new LinkedHashMap<>();
    LedgerPage page;
    String words = query.text(MessageFilter.TEXT);
    if (words == null) {
      page = ledger.search(asked, HubSecurityContext.callerOf(security));
    } else {
      SearchBodies.Found found = byWords(asked, words, security);
      page = found.page();
      answer.put("looked", found.looked());
    }
    answer.put("messages", page.journeys().stream().map(MessageView::of).toList());
    Long next = page.next();
    if (next != null) {
      answer.put(
          "next", uri.getRequestUriBuilder().replaceQueryParam("cursor", next).build().toString());
    }
    return answer;
  }

  private SearchBodies.Found byWords(LedgerQuery asked, String words, SecurityContext security) {
    try {
      return bodies.find(asked, words, HubSecurityContext.callerOf(security));
    } catch (IllegalArgumentException e) {
      throw ProblemException.invalid(MessageFilter.TEXT, String.valueOf(e.getMessage()));
    }
  }

  @GET
  @Path(RECEIPT)
  @Needs(Permission.READ_MESSAGES)
  public MessageView journey(
      @PathParam("receipt") long receipt, @Context SecurityContext security) {
    return ledger
        .journey(receipt, HubSecurityContext.callerOf(security))
        .map(MessageView::of)
        .orElseThrow(MessagesResource::noSuchMessage);
  }

  private static ProblemException noSuchMessage() {
    return ProblemException.notFound("There is no message of this receipt.");
  }

  /** The body as it was sent, never shown in the browser but saved; noted as seen. */
  @GET
  @Path(RECEIPT + "/body")
  @Needs(Permission.READ_BODIES)
  @Produces(MediaType.APPLICATION_OCTET_STREAM)
  public Response body(@PathParam("receipt") long receipt, @Context SecurityContext security) {
    StoredBody body =
        reveal
            .body(receipt, HubSecurityContext.callerOf(security))
            .orElseThrow(MessagesResource::noSuchMessage);
    Response.ResponseBuilder answer =
        Response.ok(body.body().bytes(), MediaType.APPLICATION_OCTET_STREAM_TYPE)
            .header(
                HttpHeaders.CONTENT_DISPOSITION,
                "attachment; filename=\"message-" + receipt + ".bin\"")
            .header("X-Body-Kind", body.kind().word());
    String charset = body.body().charset();
    return (charset == null ? answer : answer.header("X-Body-Charset", charset)).build();
  }

  @POST
  @Path(RECEIPT + "/flows/{flow}/retry")
  @Needs(Permission.DECIDE_MESSAGES)
  @Consumes(MediaType.APPLICATION_JSON)
  public Response retry(
      @PathParam("receipt") long receipt,
      @PathParam("flow") String flow,
      Decision decision,
      @Context SecurityContext security) {
    return answer(
        decide.retry(
            receipt,
            flow,
            HubSecurityContext.callerOf(security),
            Reasons.checked(decision.why(), "message")),
        202);
  }

  @POST
  @Path(RECEIPT + "/flows/{flow}/dismiss")
  @Needs(Permission.DECIDE_MESSAGES)
  @Consumes(MediaType.APPLICATION_JSON)
  public Response dismiss(
      @PathParam("receipt") long receipt,
      @PathParam("flow") String flow,
      Decision decision,
      @Context SecurityContext security) {
    return answer(
        decide.dismiss(
            receipt,
            flow,
            HubSecurityContext.callerOf(security),
            Reasons.checked(decision.why(), "message")),
        200);
  }

  private static Response answer(DecideHeld.Decided decided, int done) {
    return switch (decided) {
      case DONE -> Response.status(done).entity(Map.of("decided", "done")).build();
      case NOT_OPEN ->
          throw ProblemException.conflict(
              "This message is not stopped in this flow: read its journey.");
    };
  }

  @POST
  @Path("retry")
  @Needs(Permission.DECIDE_MESSAGES)
  @Consumes(MediaType.APPLICATION_JSON)
  public DecideHeld.DecidedMany retryMany(
      DecisionOnMany decision, @Context SecurityContext security) {
    return decide.retryAll(
        selected(decision),
        HubSecurityContext.callerOf(security),
        Reasons.checked(decision.why(), "message"));
  }

  @POST
  @Path("dismiss")
  @Needs(Permission.DECIDE_MESSAGES)
  @Consumes(MediaType.APPLICATION_JSON)
  public DecideHeld.DecidedMany dismissMany(
      DecisionOnMany decision, @Context SecurityContext security) {
    return decide.dismissAll(
        selected(decision),
        HubSecurityContext.callerOf(security),
        Reasons.checked(decision.why(), "message"));
  }

  private static LedgerQuery selected(DecisionOnMany decision) {
    MessageFilter filter = decision.filter();
    if (filter == null || filter.isEmpty()) {
      throw ProblemException.invalid(
          "filter", "Say which messages are meant: name at least one member of the filter.");
    }
    return filter.query(null, MOST_LINES);
  }
}
