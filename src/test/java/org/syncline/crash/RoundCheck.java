package org.syncline.crash;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Asks the database what became of each message of a round that has come to rest, and of the people
 * they spoke of.
 */
final class RoundCheck {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> APPLIED = Set.of("created", "updated");

  private static final String OUTCOMES =
      "select r.id, r.message_id, r.occurrence, r.flows, o.status, o.reason, o.record_id"
          + " from receipt r left join outcome o on o.receipt_id = r.id where r.message_id like ?";
  private static final String HISTORY =
      "select h.record_id, h.version, h.receipt_id, r.message_id, h.changes"
          + " from record_history h join receipt r on r.id = h.receipt_id"
          + " where r.message_id like ? order by h.record_id, h.version";
  private static final String OF_ROUND =
      " in (select o.record_id from outcome o join receipt r on r.id = o.receipt_id"
          + " where r.message_id like ?)";
  private static final String LINKS =
      "select system_id, external_id, record_id from link where record_id" + OF_ROUND;
  private static final String RECORDS =
      "select id, version, field_values from golden_record where id" + OF_ROUND;

  private final Connection database;
  private final RoundLoad load;
  private final Post post;
  private final Violations violations = new Violations();

  /** Applied messages by receipt, and how often each changed a record. */
  private final Map<Long, String> statusOfReceipt = new HashMap<>();

  private final Map<Long, String> messageOfReceipt = new HashMap<>();

  private RoundCheck(Connection database, RoundLoad load, Post post) {
    this.database = database;
    this.load = load;
    this.post = post;
  }

  static Violations of(Connection database, RoundLoad load, Post post) throws SQLException {
    RoundCheck check = new RoundCheck(database, load, post);
    check.receiptsAndOutcomes();
    check.effectsAndOrder();
    check.people();
    check.nothingLeftOver();
    return check.violations;
  }

  /** Ids of this round's messages that have a receipt. */
  static Set<String> received(Connection database, RoundLoad load) throws SQLException {
    Set<String> ids = new HashSet<>();
    query(
        database,
        "select message_id from receipt where message_id like ?",
        load,
        row -> ids.add(row.getString(1)));
    return ids;
  }

  // ---- acknowledged = outcomes

  private void receiptsAndOutcomes() throws SQLException {
    Map<String, Integer> firsts = new HashMap<>();
    Map<String, Set<Integer>> repeats = new HashMap<>();
    Map<Long, Integer> due = new HashMap<>();
    Map<Long, Integer> settled = new HashMap<>();
    query(
        database,
        OUTCOMES,
        load,
        row -> {
          long receipt = row.getLong("id");
          String message = row.getString("message_id");
          int occurrence = row.getInt("occurrence");
          String status = row.getString("status");
          due.put(receipt, row.getInt("flows"));
          settled.merge(receipt, status == null ? 0 : 1, Integer::sum);
          if (occurrence == 0) {
            firsts.merge(message, 1, Integer::sum);
            messageOfReceipt.put(receipt, message);
          } else {
            repeats.computeIfAbsent(message, m -> new HashSet<>()).add(occurrence);
          }
          judge(message, occurrence, status, row.getString("reason"));
          if (status != null) {
            statusOfReceipt.put(receipt, status);
          }
        });
    for (String message : post.acknowledged()) {
      int count = firsts.getOrDefault(message, 0);
      if (count != 1) {
        violations.add("acknowledged without exactly one first receipt", message + " has " + count);
      }
    }
    due.forEach(
        (receipt, flows) -> {
          int count = settled.getOrDefault(receipt, 0);
          if (flows != 1 || count != flows) {
            violations.add(
                "outcomes differ from flows", "receipt " + receipt + ": " + count + " of " + flows);
          }
        });
    repeats.forEach(
        (message, occurrences) -> {
          if (occurrences.size() > post.triesOf(message) - 1) {
            violations.add(
                "more receipts than sends",
                message + ": " + post.triesOf(message) + " sends, repeats " + occurrences);
          }
        });
  }

  private void judge(
      String message, int occurrence, @Nullable String status, @Nullable String reason) {
    Parcel parcel = load.parcels().get(message);
    if (parcel == null) {
      violations.add("never sent", message);
    } else if (status != null && !allowed(parcel, occurrence).contains(status)) {
      violations.add(
          "unexpected outcome", message + ": " + status + (reason == null ? "" : " " + reason));
    }
  }

  private static Set<String> allowed(Parcel parcel, int occurrence) {
    if (occurrence > 0) {
      return Set.of("duplicate");
    }
    return parcel.mustApply() ? APPLIED : Set.of("created", "updated", "superseded");
  }

  // ---- each effect once, in order

  private void effectsAndOrder() throws SQLException {
    Map<Long, Integer> effects = new HashMap<>();
    Map<String, List<Long>> marks = new TreeMap<>();
    Map<Long, Integer> versions = new HashMap<>();
    query(
        database,
        HISTORY,
        load,
        row -> {
          long record = row.getLong("record_id");
          long receipt = row.getLong("receipt_id");
          effects.merge(receipt, 1, Integer::sum);
          int version = row.getInt("version");
          if (versions.merge(record, 1, Integer::sum) != version) {
            violations.add("gap in history", "record " + record + " at version " + version);
          }
          Parcel parcel = load.parcels().get(row.getString("message_id"));
          if (parcel != null) {
            JsonNode is = json(row.getBytes("changes")).path(parcel.markField()).path("is");
            if (is.isTextual()) {
              marks
                  .computeIfAbsent(parcel.source(), s -> new ArrayList<>())
                  .add(Parcel.readMark(is.asText()));
            }
          }
        });
    statusOfReceipt.forEach(
        (receipt, status) -> {
          int expected = APPLIED.contains(status) ? 1 : 0;
          int found = effects.getOrDefault(receipt, 0);
          if (found != expected) {
            violations.add(
                "effect not exactly once",
                messageOfReceipt.get(receipt) + " (" + status + ") has " + found + " effects");
          }
        });
    Map<String, List<Parcel>> lanes = new TreeMap<>();
    load.parcels()
        .values()
        .forEach(p -> lanes.computeIfAbsent(p.source(), s -> new ArrayList<>()).add(p));
    lanes.forEach((lane, parcels) -> judgeLane(parcels, marks.getOrDefault(lane, List.of())));
  }

  private void judgeLane(List<Parcel> parcels, List<Long> marks) {
    Parcel any = parcels.get(0);
    for (int i = 1; i < marks.size(); i++) {
      if (marks.get(i) <= marks.get(i - 1)) {
        violations.add(
            "order broken", any.source() + ": " + marks.get(i - 1) + " then " + marks.get(i));
      }
    }
    long last = parcels.stream().mapToLong(Parcel::mark).max().orElseThrow();
    if (marks.isEmpty() || marks.get(marks.size() - 1) != last) {
      violations.add("lane does not end at its last", any.source() + ": " + marks + " of " + last);
    }
    if (any.mustApply() && marks.size() != parcels.size()) {
      violations.add(
          "partial message without effect",
          any.source() + ": " + marks.size() + " of " + parcels.size());
    }
  }

  // ---- one record a person, holding what came last

  private void people() throws SQLException {
    Map<String, Long> recordOf = new HashMap<>();
    query(
        database,
        LINKS,
        load,
        row ->
            recordOf.put(
                row.getString("system_id") + " " + row.getString("external_id"),
                row.getLong("record_id")));
    Map<Long, JsonNode> values = new HashMap<>();
    query(
        database,
        RECORDS,
        load,
        row -> values.put(row.getLong("id"), json(row.getBytes("field_values"))));
    Map<String, Long> recordOfPerson = new HashMap<>();
    Map<Long, String> personOfRecord = new HashMap<>();
    for (Parcel parcel : load.parcels().values()) {
      Long record = recordOf.get(parcel.source());
      if (record == null) {
        violations.add("source record without link", parcel.source());
        continue;
      }
      Long before = recordOfPerson.putIfAbsent(parcel.person(), record);
      if (before != null && !before.equals(record)) {
        violations.add("two records for one person", parcel.person());
      }
      String other = personOfRecord.putIfAbsent(record, parcel.person());
      if (other != null && !other.equals(parcel.person())) {
        violations.add("one record for two people", parcel.person() + " and " + other);
      }
      judgeValues(parcel, values.get(record), recordOf);
    }
    if (values.size() != recordOfPerson.size()) {
      violations.add(
          "records and people differ", values.size() + " records, " + recordOfPerson.size());
    }
  }

  private void judgeValues(Parcel parcel, @Nullable JsonNode values, Map<String, Long> recordOf) {
    if (values == null) {
      violations.add("link without record", parcel.source());
      return;
    }
    if (!values.path("familyName").asText().equals("Number " + parcel.person())) {
      violations.add("wrong name", parcel.source() + ": " + values.path("familyName"));
    }
    if (parcel.parent() != null) {
      Long parent = recordOf.get("erp " + parcel.parent());
      if (!values.path("employer").asText().equals(String.valueOf(parent))) {
        violations.add("wrong parent", parcel.source() + ": " + values.path("employer"));
      }
    }
  }

  // ---- nothing held, nothing parked, no doubles anywhere

  private void nothingLeftOver() throws SQLException {
    none(
        "held",
        "select r.message_id, h.kind from held h join receipt r on r.id = h.receipt_id"
            + " where r.message_id like ?",
        load);
    none("parked", "select receipt_id, reason from outcome where status = 'parked'", null);
    none(
        "records with one match key",
        "select index_key, count(*) from record_key where slot like '#%' group by index_key having count(*) > 1",
        null);
    none(
        "record without link",
        "select g.id, g.version from golden_record g"
            + " where not exists (select 1 from link l where l.record_id = g.id)",
        null);
    none(
        "receipt without body",
        "select r.message_id, r.occurrence from receipt r where r.message_id like ?"
            + " and r.occurrence = 0"
            + " and not exists (select 1 from message_body b where b.receipt_id = r.id)",
        load);
  }

  private void none(String kind, String sql, @Nullable RoundLoad of) throws SQLException {
    query(
        database, sql, of, row -> violations.add(kind, row.getString(1) + " " + row.getString(2)));
  }

  private static JsonNode json(byte[] bytes) {
    try {
      return JSON.readTree(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private interface Reader {
    void read(ResultSet row) throws SQLException;
  }

  private static void query(Connection database, String sql, @Nullable RoundLoad of, Reader reader)
      throws SQLException {
    try (PreparedStatement statement = database.prepareStatement(sql)) {
      if (of != null) {
        statement.setString(1, of.prefix() + "%");
      }
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          reader.read(rows);
        }
      }
    }
  }
}
