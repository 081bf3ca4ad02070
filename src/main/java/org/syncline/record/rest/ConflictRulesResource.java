package org.syncline.record.rest;

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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.syncline.configuration.InvalidConfiguration;
import org.syncline.configuration.PutConfiguration;
import org.syncline.configuration.Words;
import org.syncline.platform.Permission;
import org.syncline.platform.rest.IfMatch;
import org.syncline.platform.rest.Needs;
import org.syncline.platform.rest.ProblemDocument.Mistake;
import org.syncline.platform.rest.ProblemException;
import org.syncline.record.DecideByRule;
import org.syncline.record.Survivorship;
import org.syncline.security.rest.HubSecurityContext;

/** Rules that decide the conflicts of a field from now on, and how far that has come. */
@Path("conflict-rules")
@RequestScoped
@Needs(Permission.READ_CONFIGURATION)
@Produces(MediaType.APPLICATION_JSON)
public class ConflictRulesResource {
  private static final Map<String, Survivorship.Rule> RULES = Words.of(Survivorship.Rule.values());
  private static final int MOST_LISTED = 100;

  @Inject private DecideByRule decide;

  /** A rule, as it stands in the document of a record type. */
  public record Wish(
      @Nullable String recordType,
      @Nullable String field,
      @Nullable String rule,
      @Nullable List<String> sources) {}

  /** Puts a rule in force; what is open of the field is settled by it within the next minutes. */
  @POST
  @Needs(Permission.CONFIGURE)
  @Consumes(MediaType.APPLICATION_JSON)
  public Response put(
      Wish wish,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @Context UriInfo uri,
      @Context SecurityContext security) {
    String type = given("recordType", wish.recordType());
    String seen =
        IfMatch.given(
            ifMatch,
            "Read the record type, and send its ETag as If-Match, so that nobody's change is"
                + " lost.");
    DecideByRule.Rule rule =
        new DecideByRule.Rule(
            type, given("field", wish.field()), survivorship(wish), version(seen));
    try {
      DecideByRule.InForce inForce =
          decide
              .put(rule, HubSecurityContext.callerOf(security))
              .orElseThrow(
                  () ->
                      ProblemException.notFound(
                          "There is no such record type: look at /syncline/api/record-types."));
      Map<String, Object> answer = new LinkedHashMap<>();
      answer.put("version", inForce.version());
      answer.put("settlement", ConflictView.settlement(inForce.settlement()));
      return Response.accepted(answer)
          .location(
              uri.getAbsolutePathBuilder()
                  .path("settlements")
                  .path(Long.toString(inForce.settlement().id()))
                  .build())
          .build();
    } catch (InvalidConfiguration e) {
      throw ProblemException.unusable(
          "Nothing was changed. Mend what 'errors' lists, then send it again.",
          e.problems().stream()
              .map(problem -> new Mistake(problem.path(), problem.message()))
              .toList());
    } catch (PutConfiguration.VersionConflict e) {
      throw IfMatch.otherVersion();
    }
  }

  private static String given(String name, @Nullable String value) {
    if (value == null || value.isBlank()) {
      throw ProblemException.invalid(name, "Give this member.");
    }
    return value;
  }

  private static int version(String tag) {
    if (!tag.matches("[0-9]{1,9}")) {
      throw IfMatch.otherVersion();
    }
    return Integer.parseInt(tag);
  }

  private static Survivorship survivorship(Wish wish) {
    Survivorship.Rule rule = RULES.get(given("rule", wish.rule()));
    if (rule == null) {
      throw ProblemException.invalid(
          "rule", "Use one of " + String.join(", ", RULES.keySet()) + ".");
    }
    List<String> sources = wish.sources();
    try {
      return new Survivorship(rule, sources == null ? List.of() : sources);
    } catch (IllegalArgumentException e) {
      throw ProblemException.invalid("sources", String.valueOf(e.getMessage()));
    }
  }

  /** The latest settlements. */
  @GET
  @Path("settlements")
  public Map<String, Object> settlements(@Context SecurityContext security) {
    return Map.of(
        "settlements",
        decide.settlements(MOST_LISTED, HubSecurityContext.callerOf(security)).stream()
            .map(ConflictView::settlement)
            .toList());
  }

  @GET
  @Path("settlements/{id: [0-9]{1,18}}")
  public Map<String, Object> settlement(
      @PathParam("id") long id, @Context SecurityContext security) {
    return decide
        .settlement(id, HubSecurityContext.callerOf(security))
        .map(ConflictView::settlement)
        .orElseThrow(() -> ProblemException.notFound("There is no such settlement."));
  }
}
