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
import org.syncline.platform.Transactions;
import org.syncline.platform.rest.Json;
import org.syncline.platform.rest.ProblemException;
import org.syncline.record.FindRecords;
import org.syncline.record.GoldenRecord;
import org.syncline.record.KeyQuery;
import org.syncline.record.Link;
import org.syncline.record.Links;
import org.syncline.record.PastRecord;
import org.syncline.record.RecordCursor;
import org.syncline.record.RecordRights;
import org.syncline.record.RecordSearch;
import org.syncline.record.RecordTypes;
import org.syncline.record.Records;
import org.syncline.record.RecordsFound;
import org.syncline.record.Redaction;
import org.syncline.record.RightsOf;
import org.syncline.security.Caller;

/** Reads records for a caller, masked as the caller's roles ask for. */
@Dependent
class RecordReading {
  private final Transactions transactions;
  private final Records records;
  private final Links links;
  private final RecordTypes types;
  private final FindRecords find;
  private final RightsOf rights;

  @Inject
  RecordReading(
      Transactions transactions,
      Records records,
      Links links,
      RecordTypes types,
      FindRecords find,
      RightsOf rights) {
    this.rights = rights;
    this.find = find;
    this.transactions = transactions;
    this.records = records;
    this.links = links;
    this.types = types;
  }

  /** As it is after an edit of the caller's, by which others may own it now. */
  Response edited(long id, Caller caller) {
    RecordRights given = rights.caller(caller);
    boolean seen =
        transactions.inNew(() -> records.find(id)).filter(r -> given.sees(types, r)).isPresent();
    return seen ? record(id, caller, tag -> null) : Response.noContent().build();
  }

  Response record(long id, Caller caller, Request request) {
    return record(id, caller, request::evaluatePreconditions);
  }

  private Response record(
      long id,
      Caller caller,
      Function<EntityTag, Response.@Nullable ResponseBuilder> preconditions) {
    RecordView view =
        transactions.inNew(
            () -> {
              GoldenRecord record = find(id, caller);
              return RecordView.of(
                  record, links.ofRecords(List.of(id)), redaction(record.type(), caller));
            });
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
      answer.put(
          "next",
          uri.getRequestUriBuilder()
              .replaceQueryParam("cursor", RecordCursor.write(next))
              .build()
              .toString());
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
    return transactions.inNew(
        () -> {
          GoldenRecord record = find(id, caller);
          PastRecord past =
              PastRecord.at(moment, records.historyUntil(id, moment))
                  .orElseThrow(
                      () ->
                          ProblemException.notFound(
                              "This record was not there yet: it came at "
                                  + record.createdAt()
                                  + "."));
          return RecordView.past(record, past, redaction(record.type(), caller));
        });
  }

  Map<String, Object> history(long id, Caller caller) {
    return transactions.inNew(
        () -> {
          GoldenRecord record = find(id, caller);
          return Map.of(
              "id",
              id,
              "versions",
              RecordView.history(records.history(id), redaction(record.type(), caller)));
        });
  }

  private Redaction redaction(String type, Caller caller) {
    return rights.caller(caller).redaction(types.named(type));
  }

  /**
   * A record that the caller sees. Takes part in the running transaction.
   *
   * @throws ProblemException not found, also where it is there for others
   */
  GoldenRecord find(long id, Caller caller) {
    RecordRights given = rights.caller(caller);
    return records
        .find(id)
        .filter(record -> given.sees(types, record))
        .orElseThrow(RecordReading::noSuchRecord);
  }

  /** The same for what is there for others, by whatever it was asked for. */
  static ProblemException noSuchRecord() {
    return ProblemException.notFound("There is no such record.");
  }
}
