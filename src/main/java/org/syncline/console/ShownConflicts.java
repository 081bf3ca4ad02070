package org.syncline.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.syncline.configuration.Words;
import org.syncline.record.Conflict;
import org.syncline.record.Conflicts;
import org.syncline.record.EditRecords.Editor;
import org.syncline.record.GoldenRecord;
import org.syncline.record.Origin;
import org.syncline.record.ReadConflicts;
import org.syncline.record.RecordRights;
import org.syncline.record.RecordType;
import org.syncline.record.RecordTypes;
import org.syncline.record.Redaction;
import org.syncline.record.RightsOf;
import org.syncline.security.Caller;

/** Conflicts as whoever looks may see them: masked as everywhere, in their language. */
@RequestScoped
public class ShownConflicts {
  @Inject private RecordTypes types;
  @Inject private RightsOf rightsOf;
  @Inject private Visitor visitor;
  @Inject private Taste taste;

  private @Nullable RecordRights rights;

  /** For the container. */
  @NullUnmarked
  public ShownConflicts() {}

  ShownConflicts(RecordTypes types, RightsOf rightsOf, Visitor visitor, Taste taste) {
    this.types = types;
    this.rightsOf = rightsOf;
    this.visitor = visitor;
    this.taste = taste;
  }

  /**
   * A conflict with both of its values.
   *
   * @param label of its field, in the reader's language
   * @param status its word
   * @param masked whether the values are not shown as they are
   * @param present what the record has now
   * @param refused the latest that the system said
   * @param mark of what is seen here
   */
  public record Line(
      Conflict conflict,
      int recordVersion,
      String label,
      String status,
      boolean masked,
      Side present,
      Side refused,
      String mark) {

    public boolean open() {
      return conflict.isOpen();
    }
  }

  /**
   * One of the two values.
   *
   * @param value null where there is none
   * @param origin null where the field has no value any more
   */
  public record Side(@Nullable String value, @Nullable Origin origin, @Nullable Instant received) {}

  /** A value that was refused once. */
  public record Refusal(long receipt, String flow, Instant at, @Nullable String value) {}

  /** Whoever looks, with what they may see and change of records. */
  Editor editor() {
    return new Editor(visitor.known().name(), rights());
  }

  private RecordRights rights() {
    RecordRights known = rights;
    if (known == null) {
      Caller caller = visitor.known();
      known = rightsOf.caller(caller);
      rights = known;
    }
    return known;
  }

  private Redaction redaction(Optional<RecordType> type) {
    return rights().redaction(type);
  }

  List<Line> of(List<ReadConflicts.Seen> found) {
    Map<String, Redaction> byType = new HashMap<>();
    return found.stream()
        .map(
            seen ->
                line(
                    seen,
                    byType.computeIfAbsent(
                        seen.conflict().recordType(), type -> redaction(types.named(type)))))
        .toList();
  }

  private Line line(ReadConflicts.Seen seen, Redaction redaction) {
    Conflict conflict = seen.conflict();
    GoldenRecord record = seen.record();
    String field = conflict.field();
    return new Line(
        conflict,
        record.version(),
        label(conflict.recordType(), field),
        Words.of(conflict.status()),
        redaction.masks(field),
        new Side(
            text(redaction.shown(field, record.values().get(field))),
            record.origins().get(field),
            null),
        new Side(
            text(redaction.shown(field, conflict.refused())),
            conflict.origin(),
            conflict.receivedAt()),
        seen.mark());
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }

  List<Refusal> refusals(String recordType, String field, List<Conflicts.Refusal> refusals) {
    Redaction redaction = redaction(types.named(recordType));
    return refusals.stream()
        .map(
            one ->
                new Refusal(
                    one.receipt(), one.flow(), one.at(), text(redaction.shown(field, one.value()))))
        .toList();
  }

  /** The name of a field for people; of one that is not there any more the one of the documents. */
  String label(String recordType, String field) {
    return types
        .named(recordType)
        .flatMap(known -> known.field(field))
        .map(known -> known.label().getOrDefault(taste.getLanguage(), field))
        .orElse(field);
  }
}
