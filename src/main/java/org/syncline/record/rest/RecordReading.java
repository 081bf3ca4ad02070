package org.syncline.record.rest;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.syncline.platform.Permission;
import org.syncline.platform.Transactions;
import org.syncline.platform.rest.Json;
import org.syncline.platform.rest.ProblemException;
import org.syncline.platform.rest.QueryParameters;
import org.syncline.record.EditRecords.Editor;
import org.syncline.record.FindRecords;
import org.syncline.record.GoldenRecord;
import org.syncline.record.KeyQuery;
import org.syncline.record.Link;
import org.syncline.record.Links;
import org.syncline.record.PastRecord;
import org.syncline.record.ReadRecord;
import org.syncline.record.RecordCursor;
import org.syncline.record.RecordSearch;
import org.syncline.record.RecordTypes;
import org.syncline.record.RecordsFound;
import org.syncline.record.Redaction;
import org.syncline.record.RightsOf;
import org.syncline.security.Caller;

/** Reads records for a caller, masked as the caller's roles ask for. */
@Dependent
class RecordReading {
  private static final int VERSIONS = 100;
  private static final int MOST_VERSIONS = 1_000;

  private final Transactions transactions;
  private final ReadRecord read;
  private final Links links;
  private final RecordTypes types;
  private final FindRecords find;
  private final RightsOf rights;

  @Inject
  RecordReading(
      Transactions transactions,
      ReadRecord read,
      Links links,
      RecordTypes types,
      FindRecords find,
      RightsOf rights) {
    this.transactions = transactions;
    this.read = read;
    this.links = links;
    this.types = types;
    this.find = find;
    this.rights = rights;
  }

  /** As it is after an edit of the caller's, by which others may own it now. */
  Response edited(long id, Caller caller) {
    Editor reader = reader(caller);
    boolean seen = reader.rights().may(Permission.READ_RECORDS) && read.now(id, reader).isPresent();
    return seen ? record(id, caller, tag -> null) : Response.noContent().build();
  }

  Response record(long id, Caller caller, Request request) {
    return record(id, caller, request::evaluatePreconditions);
  }

  private Response record(
      long id,
      Caller caller,
      Function<EntityTag, Response.@Nullable ResponseBuilder> preconditions) {
    ReadRecord.Now now = now(id, caller);
    RecordView view =
        RecordView.of(now.record(), now.links(), redaction(now.record().type(), caller));
    byte[] body = Json.bytes(view);
    CRC32 sum = new CRC32();
    sum.update(body);
    EntityTag tag = new EntityTag(view.version() + "-" + Long.toHexString(sum.getValue()));
    Response.ResponseBuilder unchanged = preconditions.apply(tag);
    return (unchanged != null ? unchanged : Response.ok(body))
        .tag(tag)
        .header(HttpHeaders.VARY, HttpHeaders.AUTHORIZATION)
        .build();
  }

  Map<String, Object> search(RecordSearch search, Caller caller, UriInfo uri) {
    RecordsFound found = find.find(search, rights.caller(caller));
    if (!(found instanceof RecordsFound.Page page)) {
      throw refusal(found, search.type());
    }
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("records", views(page.records(), redaction(search.type(), caller)));
    KeyQuery.Hit next = page.next();
    if (next != null) {
      answer.put("next", next(uri, RecordCursor.write(next)));
    }
    return answer;
  }

  /** Why there is no page. */
  static ProblemException refusal(RecordsFound found, String type) {
    if (found instanceof RecordsFound.Refused refused) {
      return ProblemException.invalid(refused.parameter(), refused.why());
    }
    if (found instanceof RecordsFound.NotYet notYet) {
      return ProblemException.unavailable(notYet.what(), Duration.ofSeconds(10));
    }
    return ProblemException.notFound(
        "There is no record type '" + type + "': look at /syncline/api/record-types.");
  }

  private List<RecordView> views(List<GoldenRecord> found, Redaction redaction) {
    if (found.isEmpty()) {
      return List.of();
    }
    List<Long> ids = found.stream().map(GoldenRecord::id).toList();
    Map<Long, List<Link>> linksOf =
        transactions.inNew(() -> links.ofRecords(ids)).stream()
            .collect(Collectors.groupingBy(Link::recordId));
    return found.stream()
        .map(
            record ->
                RecordView.of(record, linksOf.getOrDefault(record.id(), List.of()), redaction))
        .toList();
  }

  /** A record as it was at a moment. */
  Map<String, Object> asOf(long id, Instant moment, Caller caller) {
    GoldenRecord record = find(id, caller);
    PastRecord past =
        read.at(id, moment, reader(caller))
            .orElseThrow(
                () ->
                    ProblemException.notFound(
                        "This record was not there yet: it came at " + record.createdAt() + "."));
    return RecordView.past(record, past, redaction(record.type(), caller));
  }

  /** One page of the changes of a record, the earliest first. */
  Map<String, Object> history(long id, QueryParameters query, UriInfo uri, Caller caller) {
    int limit = query.count("limit", VERSIONS, MOST_VERSIONS);
    int behind = query.count("cursor", 0, Integer.MAX_VALUE);
    GoldenRecord record = find(id, caller);
    ReadRecord.Page page =
        read.changesBehind(id, behind, limit, reader(caller))
            .orElseThrow(RecordReading::noSuchRecord);
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("id", id);
    answer.put("versions", RecordView.history(page.changes(), redaction(record.type(), caller)));
    Integer next = page.next();
    if (next != null) {
      answer.put("next", next(uri, next.toString()));
    }
    return answer;
  }

  /** The address of the next page. */
  static String next(UriInfo uri, String cursor) {
    return uri.getRequestUriBuilder().replaceQueryParam("cursor", cursor).build().toString();
  }

  private Redaction redaction(String type, Caller caller) {
    return rights.caller(caller).redaction(types.named(type));
  }

  /**
   * A record that the caller sees.
   *
   * @throws ProblemException not found, also where it is there for others
   */
  GoldenRecord find(long id, Caller caller) {
    return now(id, caller).record();
  }

  private ReadRecord.Now now(long id, Caller caller) {
    return read.now(id, reader(caller)).orElseThrow(RecordReading::noSuchRecord);
  }

  Editor reader(Caller caller) {
    return new Editor(caller.name(), rights.caller(caller));
  }

  /** The same for what is there for others, by whatever it was asked for. */
  static ProblemException noSuchRecord() {
    return ProblemException.notFound("There is no such record.");
  }
}
