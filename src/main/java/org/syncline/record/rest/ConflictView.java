package org.syncline.record.rest;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.syncline.configuration.Words;
import org.syncline.record.Conflict;
import org.syncline.record.ConflictSettlement;
import org.syncline.record.Conflicts;
import org.syncline.record.GoldenRecord;
import org.syncline.record.Origin;
import org.syncline.record.ReadConflicts;
import org.syncline.record.Redaction;

/**
 * A conflict as the API shows it.
 *
 * @param masked true where the values are masked for this reader, else left out
 * @param present what the record has now
 * @param refused the latest that the system said
 * @param end how it ended; left out while it is open
 */
record ConflictView(
    long id,
    String status,
    String recordType,
    String field,
    String system,
    long record,
    int recordVersion,
    String recordHref,
    Instant since,
    int revision,
    @Nullable Boolean masked,
    Side present,
    Side refused,
    @Nullable End end) {

  /**
   * One of the two values.
   *
   * @param origin left out where the field has no value any more
   * @param received when its message came in; of the present value it stands with the message
   */
  record Side(@Nullable Object value, @Nullable Origin origin, @Nullable Instant received) {}

  /** How it ended. */
  record End(
      String how, Instant at, @Nullable String by, long receipt, @Nullable Long settlement) {}

  static ConflictView of(ReadConflicts.Seen seen, Redaction redaction) {
    Conflict conflict = seen.conflict();
    GoldenRecord record = seen.record();
    String field = conflict.field();
    Conflict.End end = conflict.end();
    return new ConflictView(
        conflict.id(),
        Words.of(conflict.status()),
        conflict.recordType(),
        field,
        conflict.system(),
        record.id(),
        record.version(),
        "/syncline/api/records/" + record.id(),
        conflict.since(),
        conflict.revision(),
        redaction.masks(field) ? true : null,
        new Side(
            redaction.shown(field, record.values().get(field)), record.origins().get(field), null),
        new Side(
            redaction.shown(field, conflict.refused()), conflict.origin(), conflict.receivedAt()),
        end == null
            ? null
            : new End(end.how().word(), end.at(), end.by(), end.receipt(), end.settlement()));
  }

  /** The values that were refused, latest first. */
  static List<Map<String, @Nullable Object>> refusals(
      ReadConflicts.Told told, Redaction redaction) {
    return told.refusals().stream()
        .map(one -> refusal(told.seen().conflict().field(), one, redaction))
        .toList();
  }

  private static Map<String, @Nullable Object> refusal(
      String field, Conflicts.Refusal one, Redaction redaction) {
    Map<String, @Nullable Object> view = new LinkedHashMap<>();
    view.put("receipt", one.receipt());
    view.put("flow", one.flow());
    view.put("at", one.at());
    view.put("value", redaction.shown(field, one.value()));
    return view;
  }

  static Map<String, Object> settlement(ConflictSettlement one) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("id", one.id());
    view.put("recordType", one.recordType());
    view.put("field", one.field());
    view.put("by", one.by());
    view.put("begun", one.begunAt());
    view.put("total", one.total());
    view.put("settled", one.settled());
    view.put("failed", one.failed());
    Instant done = one.doneAt();
    if (done != null) {
      view.put("done", done);
    }
    return view;
  }
}
