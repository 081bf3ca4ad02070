package org.syncline.sync.review.rest;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.syncline.configuration.InvalidConfiguration;
import org.syncline.platform.Actor;
import org.syncline.platform.Permission;
import org.syncline.platform.rest.Json;
import org.syncline.platform.rest.Needs;
import org.syncline.platform.rest.ProblemException;
import org.syncline.security.rest.HubSecurityContext;
import org.syncline.sync.review.NoSuchFlowException;
import org.syncline.sync.review.WhatIf;

/** What another version of a mapping would make of the messages that are stored. */
@Path("what-if")
@RequestScoped
public class WhatIfResource {
  private static final String LINES = "application/x-ndjson";
  private static final int USUAL_LIMIT = 100_000;

  @Inject private WhatIf whatIf;
  @Inject private TriedMapping tried;

  /** A question; without {@code mapping} or {@code version} there is nothing to try. */
  public record Question(
      @Nullable String flow,
      @Nullable JsonNode mapping,
      @Nullable JsonNode version,
      @Nullable Instant from,
      @Nullable Instant to,
      @Nullable Integer limit) {}

  /**
   * Answers when all is tried; asked for lines, it tells in between how far it is: each line is an
   * object, {@code {"progress": ...}} until the last, {@code {"result": ...}}.
   */
  @POST
  @Needs(Permission.CONFIGURE)
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces({MediaType.APPLICATION_JSON, LINES})
  public Response ask(
      Question question,
      @HeaderParam(HttpHeaders.ACCEPT) @Nullable String accept,
      @Context SecurityContext security) {
    Actor who = HubSecurityContext.callerOf(security);
    // What is wrong with the question is told while there is still a status to answer with.
    WhatIf.Trial trial = prepared(asked(question, who), who);
    if (accept != null && accept.contains(LINES)) {
      StreamingOutput lines = out -> lines(trial, out);
      return Response.ok(lines).type(LINES).build();
    }
    return Response.ok(WhatIfView.of(trial.run(progress -> {})))
        .type(MediaType.APPLICATION_JSON_TYPE)
        .build();
  }

  private WhatIf.Question asked(Question question, Actor who) {
    String flow = question.flow();
    if (flow == null) {
      throw ProblemException.invalid("flow", "Name the flow whose messages are meant.");
    }
    byte[] mapping = tried.of(flow, question.mapping(), question.version(), who);
    if (mapping == null) {
      throw ProblemException.invalid(
          "mapping", "Give the mapping that is to be tried, or the number of a version of it.");
    }
    Integer limit = question.limit();
    if (limit != null && (limit < 1 || limit > WhatIf.MOST_MESSAGES)) {
      throw ProblemException.invalid(
          "limit", "Give a whole number from 1 to " + WhatIf.MOST_MESSAGES + ".");
    }
    return new WhatIf.Question(
        flow, mapping, question.from(), question.to(), limit == null ? USUAL_LIMIT : limit);
  }

  private static void lines(WhatIf.Trial trial, OutputStream out) throws IOException {
    try {
      WhatIf.Result result = trial.run(progress -> line(out, Map.of("progress", progress)));
      line(out, Map.of("result", WhatIfView.of(result)));
    } catch (UncheckedIOException gone) {
      throw gone.getCause();
    }
  }

  private static void line(OutputStream out, Map<String, Object> line) {
    try {
      out.write(Json.bytes(line));
      out.write('\n');
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private WhatIf.Trial prepared(WhatIf.Question asked, Actor who) {
    try {
      return whatIf.prepare(asked, who);
    } catch (InvalidConfiguration e) {
      throw TriedMapping.unusable(e);
    } catch (NoSuchFlowException e) {
      throw ProblemException.invalid("flow", e.getMessage());
    }
  }
}
