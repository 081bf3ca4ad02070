package org.syncline.security.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.syncline.platform.Permission;
import org.syncline.platform.rest.Needs;
import org.syncline.platform.rest.ProblemException;
import org.syncline.platform.rest.QueryParameters;
import org.syncline.platform.rest.TableAnswer;
import org.syncline.platform.table.TableFormat;
import org.syncline.security.AuditEntry;
import org.syncline.security.AuditFilter;
import org.syncline.security.Caller;
import org.syncline.security.ExportAudit;
import org.syncline.security.ReadAudit;
import org.syncline.security.VerifyAudit.Verdict;

/** Who did what, the latest first, and whether nobody has changed it since. */
@Path("audit")
@RequestScoped
@Needs(Permission.READ_AUDIT)
@Produces(MediaType.APPLICATION_JSON)
public class AuditResource {
  private static final int ENTRIES = 100;
  private static final int MOST_ENTRIES = 1_000;

  @Inject private ReadAudit audit;
  @Inject private ExportAudit exports;

  /** One act as it is kept. */
  public record View(
      long number,
      Instant at,
      String actor,
      String action,
      String subject,
      boolean refused,
      String detail,
      String seal) {

    static View of(AuditEntry entry) {
      return new View(
          entry.number(),
          entry.at(),
          entry.act().actor(),
          entry.act().action(),
          entry.act().subject(),
          entry.act().refused(),
          entry.act().detail(),
          entry.seal());
    }
  }

  /** The latest first, or with {@code after} the earliest first. */
  @GET
  public Map<String, Object> list(@Context UriInfo uri, @Context SecurityContext security) {
    QueryParameters query =
        QueryParameters.of(
            uri,
            Set.of(
                "actor", "action", "subject", "refused", "from", "to", "before", "after", "limit"));
    int limit = query.count("limit", ENTRIES, MOST_ENTRIES);
    Long before = query.number("before");
    Long after = query.number("after");
    if (before != null && after != null) {
      throw ProblemException.invalid("after", "Give 'before' or 'after', not both.");
    }
    AuditFilter filter = filter(query);
    Caller caller = HubSecurityContext.callerOf(security);
    List<AuditEntry> page =
        after == null
            ? audit.before(filter, before == null ? Long.MAX_VALUE : before, limit, caller)
            : audit.after(filter, after, limit, caller);
    return Map.of("entries", page.stream().map(View::of).toList());
  }

  private static AuditFilter filter(QueryParameters query) {
    Instant from = query.instant("from");
    Instant to = query.instant("to");
    if (from != null && to != null && !from.isBefore(to)) {
      throw ProblemException.invalid("to", "Give a moment after 'from'.");
    }
    return new AuditFilter(
        query.text("actor"),
        query.text("action"),
        query.text("subject"),
        refused(query.text("refused")).orElse(null),
        from,
        to);
  }

  private static Optional<Boolean> refused(@Nullable String word) {
    if (word == null) {
      return Optional.empty();
    }
    if (!word.equals("true") && !word.equals("false")) {
      throw ProblemException.invalid("refused", "Give true or false.");
    }
    return Optional.of(word.equals("true"));
  }

  /** The entries that fit as a file, the oldest first. */
  @GET
  @Path("export")
  @Produces(MediaType.WILDCARD)
  public Response export(@Context UriInfo uri, @Context SecurityContext security) {
    QueryParameters query =
        QueryParameters.of(
            uri, Set.of("format", "actor", "action", "subject", "refused", "from", "to"));
    TableFormat format = TableAnswer.format(query.text("format"));
    ExportAudit.Export export =
        exports.begin(HubSecurityContext.callerOf(security), format, filter(query));
    return TableAnswer.of(format, "syncline-audit", export::writeTo);
  }

  /** Reads the whole trail and says whether it is what was kept, or which entry is not. */
  @POST
  @Path("verification")
  public Map<String, Object> verify(@Context SecurityContext security) {
    Verdict verdict = audit.verify(HubSecurityContext.callerOf(security));
    Map<String, Object> answer = new LinkedHashMap<>();
    if (verdict instanceof Verdict.Sound sound) {
      answer.put("sound", true);
      answer.put("entries", sound.last());
      answer.put("seal", sound.seal());
      answer.put("anchors", sound.anchors());
    } else if (verdict instanceof Verdict.Broken broken) {
      answer.put("sound", false);
      answer.put("entry", broken.number());
      answer.put("why", broken.why());
    }
    return answer;
  }
}
