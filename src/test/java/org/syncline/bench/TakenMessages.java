package org.syncline.bench;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.syncline.mapping.Problems;
import org.syncline.mapping.value.Problem;
import org.syncline.platform.jpa.Sql;
import org.syncline.record.FieldValues;

/** What intake really made of messages, as it stands in the tables. */
final class TakenMessages {
  private final Sql sql;

  TakenMessages(Sql sql) {
    this.sql = sql;
  }

  /**
   * One message.
   *
   * @param mapping version of the mapping that it was taken by last
   * @param values of its record by field, {@code @key} and {@code @version} of its link; a field
   *     that is cleared is there with null; empty where the message is stopped
   * @param faulty targets that rows had problems with
   * @param unreadable whether the body could not be read at all
   */
  record Taken(
      long receipt,
      String status,
      int mapping,
      Map<String, @Nullable Object> values,
      Set<String> faulty,
      boolean unreadable) {
    boolean accepted() {
      return !status.equals("parked");
    }
  }

  /** By message id. */
  Map<String, Taken> of(Collection<String> messages) {
    List<Map.Entry<String, Taken>> read =
        sql.query(
            "select r.id, r.message_id, o.status, o.mapping_version, o.problems, g.field_values, l.external_id,"
                + " l.stamp from receipt r join outcome o on o.receipt_id = r.id"
                + " left join golden_record g on g.id = o.record_id"
                + " left join link l on l.record_id = g.id where r.message_id = any(?)",
            p -> p.texts(messages),
            row -> Map.entry(row.text("message_id"), taken(row)));
    Map<String, Taken> taken = new HashMap<>();
    for (Map.Entry<String, Taken> one : read) {
      if (taken.put(one.getKey(), one.getValue()) != null) {
        throw new IllegalStateException("Two outcomes or links of message " + one.getKey());
      }
    }
    return taken;
  }

  private static Taken taken(Sql.Row row) throws java.sql.SQLException {
    Set<String> faulty = new HashSet<>();
    boolean unreadable = false;
    for (Problem problem : Problems.fromBytes(row.bytesOrNull("problems"))) {
      String target = problem.target();
      if (target != null) {
        faulty.add(target);
      } else {
        unreadable = true;
      }
    }
    Map<String, @Nullable Object> values = new HashMap<>();
    byte[] fields = row.bytesOrNull("field_values");
    if (fields != null) {
      values.putAll(FieldValues.fromBytes(fields).asMap());
      values.put("@key", row.text("external_id"));
      values.put("@version", row.number("stamp"));
    }
    return new Taken(
        row.number("id"),
        row.text("status"),
        row.count("mapping_version"),
        values,
        faulty,
        unreadable);
  }
}
