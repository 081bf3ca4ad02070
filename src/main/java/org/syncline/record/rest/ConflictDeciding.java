package org.syncline.record.rest;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.syncline.platform.rest.IfMatch;
import org.syncline.platform.rest.Json;
import org.syncline.platform.rest.ProblemException;
import org.syncline.record.ConflictQuery;
import org.syncline.record.DecideConflicts;
import org.syncline.record.DecideConflicts.Choice;
import org.syncline.record.DecideConflicts.Decision;
import org.syncline.record.EditRecords.Editor;
import org.syncline.record.ReadConflicts;
import org.syncline.record.RecordRights;
import org.syncline.record.RecordTypes;
import org.syncline.record.Redaction;
import org.syncline.record.RightsOf;
import org.syncline.security.Caller;

/** Shows conflicts to a caller, masked as the caller's roles ask for, and decides them. */
@Dependent
class ConflictDeciding {
  private final ReadConflicts read;
  private final DecideConflicts decide;
  private final RecordTypes types;
  private final RightsOf rights;

  @Inject
  ConflictDeciding(ReadConflicts read, DecideConflicts decide, RecordTypes types, RightsOf rights) {
    this.read = read;
    this.decide = decide;
    this.types = types;
    this.rights = rights;
  }

  /**
   * A decision.
   *
   * @param choice {@code keep}, {@code take} or {@code other}
   * @param value with {@code other}; null clears the field
   * @param system of a whole record: only its values
   * @param evenIfMatched whether to go on though another record has the same match key
   */
  public record Wish(
      @Nullable String choice,
      @Nullable Object value,
      @Nullable String system,
      @Nullable Boolean evenIfMatched) {}

  private Editor editor(Caller caller) {
    return new Editor(caller.name(), rights.caller(caller));
  }

  private Redaction redaction(String type, RecordRights given) {
    return given.redaction(types.named(type));
  }

  private List<ConflictView> views(List<ReadConflicts.Seen> found, Caller caller) {
    RecordRights given = rights.caller(caller);
    Map<String, Redaction> byType = new HashMap<>();
    return found.stream()
        .map(
            seen ->
                ConflictView.of(
                    seen,
                    byType.computeIfAbsent(
                        seen.conflict().recordType(), type -> redaction(type, given))))
        .toList();
  }

  /** A page, with the {@code before} of the next one where there is one. */
  Map<String, Object> page(ConflictQuery query, Caller caller) {
    ReadConflicts.Page page = read.page(query, editor(caller));
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("conflicts", views(page.conflicts(), caller));
    Long next = page.next();
    if (next != null) {
      answer.put("next", next);
    }
    return answer;
  }

  Object counts(Caller caller) {
    return Map.of("open", read.count(editor(caller)));
  }

  Response conflict(long id, Caller caller) {
    ReadConflicts.Told told =
        read.conflict(id, editor(caller)).orElseThrow(ConflictDeciding::noSuchConflict);
    return answer(told, caller);
  }

  private Response answer(ReadConflicts.Told told, Caller caller) {
    ReadConflicts.Seen seen = told.seen();
    Redaction redaction = redaction(seen.conflict().recordType(), rights.caller(caller));
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("conflict", ConflictView.of(seen, redaction));
    answer.put("refusals", ConflictView.refusals(told, redaction));
    return tagged(answer, seen.mark());
  }

  private static Response tagged(Object answer, String mark) {
    return Response.ok(Json.bytes(answer))
        .tag(new EntityTag(mark))
        .header(HttpHeaders.VARY, HttpHeaders.AUTHORIZATION)
        .build();
  }

  Response ofRecord(long record, Caller caller) {
    ReadConflicts.OfRecord found =
        read.ofRecord(record, editor(caller)).orElseThrow(RecordReading::noSuchRecord);
    List<ReadConflicts.Seen> open =
        found.open().stream()
            .map(conflict -> new ReadConflicts.Seen(conflict, found.record()))
            .toList();
    return tagged(Map.of("conflicts", views(open, caller)), found.mark());
  }

  /** What became of it; 204 where the record is out of the caller's sight by it. */
  Response decide(long id, @Nullable String ifMatch, Wish wish, Caller caller) {
    RecordEditing.done(decide.one(id, decision(wish, ifMatch, true), editor(caller)), "conflict");
    Optional<ReadConflicts.Told> told = read.conflict(id, editor(caller));
    return told.map(one -> answer(one, caller)).orElseGet(() -> Response.noContent().build());
  }

  Response decideAll(long record, @Nullable String ifMatch, Wish wish, Caller caller) {
    RecordEditing.done(
        decide.all(record, wish.system(), decision(wish, ifMatch, false), editor(caller)),
        "record");
    return read.ofRecord(record, editor(caller)).isPresent()
        ? ofRecord(record, caller)
        : Response.noContent().build();
  }

  private static Decision decision(Wish wish, @Nullable String ifMatch, boolean single) {
    String mark =
        IfMatch.given(
            ifMatch,
            "Read what is to be decided, and send its ETag as If-Match, so that nobody decides"
                + " what has changed meanwhile.");
    return new Decision(choice(wish, single), mark, Boolean.TRUE.equals(wish.evenIfMatched()));
  }

  private static Choice choice(Wish wish, boolean single) {
    String choice = wish.choice() == null ? "" : wish.choice();
    if (wish.value() != null && !choice.equals("other")) {
      throw ProblemException.invalid("value", "Give a value only with \"choice\": \"other\".");
    }
    if (choice.equals("keep")) {
      return new Choice.Keep();
    }
    if (choice.equals("take")) {
      return new Choice.Take();
    }
    if (choice.equals("other") && single) {
      return new Choice.Other(RecordEditing.value("value", wish.value()));
    }
    throw ProblemException.invalid(
        "choice", single ? "Use keep, take or other." : "Use keep or take.");
  }

  static ProblemException noSuchConflict() {
    return ProblemException.notFound("There is no such conflict.");
  }
}
