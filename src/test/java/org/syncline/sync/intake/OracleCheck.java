package org.syncline.sync.intake;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.syncline.record.FieldChange;
import org.syncline.record.GoldenRecord;
import org.syncline.record.HistoryEntry;
import org.syncline.record.Origin;
import org.syncline.record.PastRecord;
import org.syncline.sync.intake.oracle.Model;
import org.syncline.sync.intake.oracle.ModelRecord;
import org.syncline.sync.intake.oracle.Question;
import org.syncline.sync.intake.oracle.Said;

/** Compares all that a hub has stored in the end with what a model has. */
final class OracleCheck {
  private static final int AT_ONCE = 500;

  private final DatabaseKit kit;
  private final Model model;
  private final List<String> differences = new ArrayList<>();

  OracleCheck(DatabaseKit kit, Model model) {
    this.kit = kit;
    this.model = model;
  }

  List<String> differences() {
    records();
    expect("links", links(), model.links());
    expect("questions", questions(), new TreeSet<>(model.questions()));
    expect("held", held(), model.held());
    return differences;
  }

  private void expect(String what, @Nullable Object hubs, @Nullable Object models) {
    if (!Objects.equals(hubs, models)) {
      differences.add(what + ": the hub has " + hubs + ", the model " + models);
    }
  }

  private void records() {
    List<Long> ids =
        kit.sql()
            .query("select id from golden_record order by id", p -> {}, row -> row.number("id"));
    expect("records", new TreeSet<>(ids), new TreeSet<>(model.records().keySet()));
    for (int i = 0; i < ids.size(); i += AT_ONCE) {
      kit.stores()
          .records()
          .find(ids.subList(i, Math.min(ids.size(), i + AT_ONCE)))
          .forEach(this::record);
    }
  }

  private void record(GoldenRecord record) {
    ModelRecord models = model.records().get(record.id());
    if (models == null) {
      return;
    }
    String what = "record " + record.id();
    expect(what + " values", texts(record.values().asMap()), models.values());
    Map<String, Said> origins = new TreeMap<>();
    record.origins().forEach((field, origin) -> origins.put(field, said(origin)));
    expect(what + " origins", origins, models.said());
    expect(what + " version", record.version(), models.versions().size());
    history(what, record, models);
  }

  private void history(String what, GoldenRecord record, ModelRecord models) {
    List<HistoryEntry> history = kit.stores().records().history(record.id());
    expect(what + " number of versions", history.size(), models.versions().size());
    Map<String, @Nullable String> values = new TreeMap<>();
    for (int i = 0; i < Math.min(history.size(), models.versions().size()); i++) {
      HistoryEntry entry = history.get(i);
      ModelRecord.Version version = models.versions().get(i);
      String which = what + " version " + (i + 1);
      entry.changes().forEach((field, change) -> change(which, field, change, values));
      expect(which + " number", entry.version(), i + 1);
      expect(which + " values", values, version.values());
      expect(which + " receipt", entry.receipt(), version.receipt());
    }
    if (!history.isEmpty()) {
      PastRecord past = PastRecord.at(history.get(history.size() - 1).at(), history).orElseThrow();
      expect(what + " replayed", past.values(), record.values());
      expect(what + " replayed version", past.version(), record.version());
    }
  }

  private void change(
      String which, String field, FieldChange change, Map<String, @Nullable String> values) {
    expect(which + " was there: " + field, change.wasPresent(), values.containsKey(field));
    expect(which + " was: " + field, text(change.was()), values.get(field));
    if (change.isPresent()) {
      values.put(field, text(change.is()));
    } else {
      values.remove(field);
    }
  }

  private Map<String, Model.LinkView> links() {
    Map<String, Model.LinkView> links = new TreeMap<>();
    kit.sql()
        .query(
            "select system_id, external_id, record_id, stamp from link",
            p -> {},
            row ->
                links.put(
                    row.text("system_id") + "/" + row.text("external_id"),
                    new Model.LinkView(row.number("record_id"), row.numberOrNull("stamp"))));
    return links;
  }

  private Set<Question> questions() {
    return new TreeSet<>(
        kit.sql()
            .query(
                "select record_id, field, receipt_id from field_conflict",
                p -> {},
                row ->
                    new Question(
                        row.number("record_id"), row.text("field"), row.number("receipt_id"))));
  }

  private Set<Long> held() {
    return new TreeSet<>(
        kit.sql().query("select receipt_id from held", p -> {}, row -> row.number("receipt_id")));
  }

  /** The key of a record that a person made is random: its receipt stands for it. */
  private static Said said(Origin origin) {
    boolean made = origin.system().equals(Said.PERSON) && origin.key().startsWith("new-");
    return new Said(
        origin.system(),
        made ? "new-" + origin.receipt() : origin.key(),
        origin.receipt(),
        origin.stamp(),
        origin.time(),
        origin.certain());
  }

  private static Map<String, @Nullable String> texts(Map<String, @Nullable Object> values) {
    Map<String, @Nullable String> texts = new HashMap<>();
    values.forEach((field, value) -> texts.put(field, text(value)));
    return texts;
  }

  private static @Nullable String text(@Nullable Object value) {
    if (value == null) {
      return null;
    }
    return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
  }
}
