package org.syncline.record.rest;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.syncline.platform.Transactions;
import org.syncline.platform.rest.ProblemException;
import org.syncline.platform.rest.QueryParameters;
import org.syncline.record.FieldDefinition;
import org.syncline.record.FieldValues;
import org.syncline.record.GoldenRecord;
import org.syncline.record.ReadRelations;
import org.syncline.record.RecordType;
import org.syncline.record.RecordTypes;
import org.syncline.record.Relation;
import org.syncline.record.RelationChange;
import org.syncline.record.RelationDefinition;
import org.syncline.record.Relations;
import org.syncline.record.RightsOf;
import org.syncline.security.Caller;

/** Reads relations for a caller, personal values masked as the caller's roles ask for. */
@Dependent
class RelationReading {
  private static final int RELATIONS = 100;
  private static final int MOST_RELATIONS = 1_000;

  private final Transactions transactions;
  private final ReadRelations read;
  private final Relations relations;
  private final RecordReading reading;
  private final RightsOf rights;
  private final RecordTypes types;

  @Inject
  RelationReading(
      Transactions transactions,
      ReadRelations read,
      Relations relations,
      RecordTypes types,
      RecordReading reading,
      RightsOf rights) {
    this.transactions = transactions;
    this.read = read;
    this.relations = relations;
    this.reading = reading;
    this.rights = rights;
    this.types = types;
  }

  /**
   * One relation.
   *
   * @param record the one whose type has the relation
   * @param other the one it leads to
   */
  public record View(
      long record,
      String relation,
      long other,
      Map<String, @Nullable Object> values,
      long receipt,
      Instant since,
      Instant changed) {}

  /** One change of a relation; a side is left out where it was not there. */
  public record Change(
      long receipt,
      Instant at,
      @Nullable Map<String, @Nullable Object> was,
      @Nullable Map<String, @Nullable Object> is) {}

  Map<String, Object> of(long id, String name, QueryParameters query, UriInfo uri, Caller caller) {
    int limit = query.count("limit", RELATIONS, MOST_RELATIONS);
    Long after = query.number("cursor");
    ReadRelations.Page page =
        read.of(id, name, after == null ? 0 : after, limit, reading.reader(caller))
            .orElseThrow(() -> noPage(id, name, caller));
    return answer(page, uri, caller, next -> Long.toString(next.other()));
  }

  Map<String, Object> leadingTo(long id, QueryParameters query, UriInfo uri, Caller caller) {
    int limit = query.count("limit", RELATIONS, MOST_RELATIONS);
    Relation.Key after = cursor(id, query.text("cursor"));
    ReadRelations.Page page =
        read.leadingTo(id, after, limit, reading.reader(caller))
            .orElseThrow(RecordReading::noSuchRecord);
    return answer(page, uri, caller, next -> next.name() + ":" + next.record());
  }

  private static Relation.@Nullable Key cursor(long id, @Nullable String cursor) {
    if (cursor == null) {
      return null;
    }
    if (!cursor.matches("[a-z][A-Za-z0-9]{0,59}:[0-9]{1,18}")) {
      throw ProblemException.invalid(
          "cursor", "This is no cursor of the hub's: follow the address in 'next' as it is.");
    }
    int colon = cursor.indexOf(':');
    return new Relation.Key(
        Long.parseLong(cursor.substring(colon + 1)), cursor.substring(0, colon), id);
  }

  private Map<String, Object> answer(
      ReadRelations.Page page, UriInfo uri, Caller caller, Function<Relation.Key, String> cursor) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("relations", page.relations().stream().map(one -> view(one, caller)).toList());
    Relation.Key next = page.next();
    if (next != null) {
      answer.put("next", RecordReading.next(uri, cursor.apply(next)));
    }
    return answer;
  }

  Map<String, Object> history(long id, String name, long other, Caller caller) {
    RelationDefinition kind = kind(id, name, caller);
    reading.find(other, caller);
    List<RelationChange> changes =
        transactions.inNew(() -> relations.history(new Relation.Key(id, name, other)));
    if (changes.isEmpty()) {
      throw ProblemException.notFound("There never was such a relation.");
    }
    return Map.of(
        "changes",
        changes.stream()
            .map(
                change ->
                    new Change(
                        change.receipt(),
                        change.at(),
                        shown(kind, change.was(), caller),
                        shown(kind, change.is(), caller)))
            .toList());
  }

  private View view(ReadRelations.Seen one, Caller caller) {
    Relation relation = one.relation();
    Relation.Key key = relation.key();
    Map<String, @Nullable Object> values = shown(one.kind(), relation.values(), caller);
    return new View(
        key.record(),
        key.name(),
        key.other(),
        values == null ? Map.of() : values,
        relation.receipt(),
        relation.since(),
        relation.changedAt());
  }

  private @Nullable Map<String, @Nullable Object> shown(
      @Nullable RelationDefinition kind, @Nullable FieldValues values, Caller caller) {
    if (values == null) {
      return null;
    }
    Map<String, @Nullable Object> shown = new LinkedHashMap<>();
    values
        .asMap()
        .forEach(
            (name, value) -> shown.put(name, isOpen(kind, name, caller) ? value : masked(value)));
    return shown;
  }

  private boolean isOpen(@Nullable RelationDefinition kind, String field, Caller caller) {
    return rights.caller(caller).seesPersonalData()
        || (kind != null
            && kind.field(field)
                .map(definition -> definition.privacy() == FieldDefinition.Privacy.NONE)
                .orElse(false));
  }

  private static @Nullable Object masked(@Nullable Object value) {
    return value == null || value.equals("") ? value : "\u2026";
  }

  /** Whether it is the record or its relation that is not there. */
  private ProblemException noPage(long id, String name, Caller caller) {
    kind(id, name, caller);
    return RecordReading.noSuchRecord();
  }

  private RelationDefinition kind(long id, String name, Caller caller) {
    GoldenRecord record = reading.find(id, caller);
    Optional<RecordType> type = types.named(record.type());
    return type.flatMap(known -> known.relation(name))
        .orElseThrow(
            () ->
                ProblemException.notFound(
                    "Record type '" + record.type() + "' has no relation of this name."));
  }
}
