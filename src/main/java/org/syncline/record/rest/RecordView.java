package org.syncline.record.rest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.syncline.record.FieldChange;
import org.syncline.record.FieldValues;
import org.syncline.record.GoldenRecord;
import org.syncline.record.HistoryEntry;
import org.syncline.record.Link;
import org.syncline.record.Origin;
import org.syncline.record.PastRecord;
import org.syncline.record.RecordMark;
import org.syncline.record.Redaction;

/**
 * A record as the API shows it.
 *
 * @param archived true where it is, else left out
 * @param mergedInto id of the record that it was merged into, else left out
 * @param values absent fields are left out, cleared ones are null
 * @param masked names of the fields whose values are masked for this reader
 */
public record RecordView(
    long id,
    String type,
    @Nullable Boolean archived,
    @Nullable Long mergedInto,
    int version,
    Instant created,
    Instant updated,
    Map<String, @Nullable Object> values,
    Set<String> masked,
    Map<String, Origin> origins,
    List<LinkView> links) {

  /** A source record linked to it. */
  public record LinkView(
      String system, String object, String key, @Nullable Long stamp, Instant since) {}

  /**
   * One version of it.
   *
   * @param changes by field: {@code was} and {@code is}, each left out where the field was absent
   */
  public record Change(
      int version,
      Instant at,
      long receipt,
      String flow,
      int mappingVersion,
      Map<String, Map<String, @Nullable Object>> changes) {}

  static RecordView of(GoldenRecord record, List<Link> links, Redaction redaction) {
    Map<String, @Nullable Object> values = shown(record.values(), redaction);
    return new RecordView(
        record.id(),
        record.type(),
        record.archived() ? true : null,
        record.mergedInto(),
        record.version(),
        record.createdAt(),
        record.updatedAt(),
        values,
        redaction.masked(values.keySet()),
        record.origins(),
        links.stream().map(RecordView::link).toList());
  }

  /** A record as it was. */
  static Map<String, Object> past(GoldenRecord record, PastRecord past, Redaction redaction) {
    Map<String, @Nullable Object> values = shown(past.values(), redaction);
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("id", record.id());
    answer.put("type", record.type());
    answer.put("asOf", past.moment());
    answer.put("version", past.version());
    answer.put("values", values);
    answer.put("masked", redaction.masked(values.keySet()));
    answer.put("setBy", past.setBy());
    return answer;
  }

  private static Map<String, @Nullable Object> shown(FieldValues all, Redaction redaction) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    all.asMap()
        .forEach(
            (name, value) -> {
              if (!RecordMark.isMark(name)) {
                values.put(name, redaction.shown(name, value));
              }
            });
    return values;
  }

  private static LinkView link(Link link) {
    return new LinkView(
        link.key().system(),
        link.key().object(),
        link.key().externalId(),
        link.stamp(),
        link.createdAt());
  }

  static List<Change> history(List<HistoryEntry> entries, Redaction redaction) {
    List<Change> changes = new ArrayList<>();
    for (HistoryEntry entry : entries) {
      Map<String, Map<String, @Nullable Object>> fields = new LinkedHashMap<>();
      entry.changes().forEach((name, change) -> fields.put(name, sides(name, change, redaction)));
      changes.add(
          new Change(
              entry.version(),
              entry.at(),
              entry.receipt(),
              entry.flow(),
              entry.mappingVersion(),
              fields));
    }
    return changes;
  }

  private static Map<String, @Nullable Object> sides(
      String field, FieldChange change, Redaction redaction) {
    Map<String, @Nullable Object> sides = new LinkedHashMap<>();
    if (change.wasPresent()) {
      sides.put("was", redaction.shown(field, change.was()));
    }
    if (change.isPresent()) {
      sides.put("is", redaction.shown(field, change.is()));
    }
    return sides;
  }
}
