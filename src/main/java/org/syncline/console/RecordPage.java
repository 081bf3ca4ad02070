package org.syncline.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.syncline.platform.Transactions;
import org.syncline.record.GoldenRecord;
import org.syncline.record.HistoryEntry;
import org.syncline.record.Link;
import org.syncline.record.Links;
import org.syncline.record.Origin;
import org.syncline.record.RecordMark;
import org.syncline.record.RecordRights;
import org.syncline.record.RecordType;
import org.syncline.record.RecordTypes;
import org.syncline.record.Records;
import org.syncline.record.Redaction;
import org.syncline.record.RevealRecord.Revealed;
import org.syncline.record.RightsOf;

/** One record: its values, where each comes from, its links and its history. */
@Named
@RequestScoped
public class RecordPage {
  @Inject private HttpServletRequest request;
  @Inject private Visitor visitor;
  @Inject private Transactions transactions;
  @Inject private Records records;
  @Inject private Links links;
  @Inject private RecordTypes types;
  @Inject private RightsOf rightsOf;
  @Inject private Shown shown;
  @Inject private Taste taste;

  private @Nullable Optional<Sheet> sheet;

  /** For the container. */
  @NullUnmarked
  public RecordPage() {}

  RecordPage(
      HttpServletRequest request,
      Visitor visitor,
      Transactions transactions,
      Records records,
      Links links,
      RecordTypes types,
      RightsOf rightsOf,
      Shown shown,
      Taste taste) {
    this.request = request;
    this.visitor = visitor;
    this.transactions = transactions;
    this.records = records;
    this.links = links;
    this.types = types;
    this.rightsOf = rightsOf;
    this.shown = shown;
    this.taste = taste;
  }

  /** What the page shows. */
  public record Sheet(
      long id,
      String type,
      int version,
      java.time.Instant updated,
      List<Field> fields,
      List<Link> links,
      List<Version> versions) {

    /** Whether a value is there that is not shown. */
    public boolean masked() {
      return fields.stream().anyMatch(Field::masked);
    }
  }

  /**
   * One field.
   *
   * @param value null where it was cleared
   * @param revealed whether it is shown for a reason, this once
   */
  public record Field(
      String label,
      @Nullable String value,
      boolean masked,
      boolean revealed,
      @Nullable Origin origin) {}

  /** One version, with the names of the fields it changed. */
  public record Version(HistoryEntry entry, String fields) {}

  /** Why nothing was revealed; empty where nobody asked. */
  public String getObjection() {
    return RevealServlet.of(request) instanceof Revealed.Invalid invalid ? invalid.sentence() : "";
  }

  public boolean isTooMany() {
    return RevealServlet.of(request) instanceof Revealed.TooMany;
  }

  /** The values that this one answer shows as they are, of the record that it is about. */
  private Map<String, @Nullable Object> revealed(GoldenRecord record) {
    return RevealServlet.of(request) instanceof Revealed.Shown shown
            && shown.record() == record.id()
        ? shown.values()
        : Map.of();
  }

  /** Null where there is no such record. */
  public @Nullable Sheet getSheet() {
    Optional<Sheet> found = sheet;
    if (found == null) {
      String id = request.getParameter("id");
      found =
          id != null && id.matches("[0-9]{1,18}")
              ? transactions.inNew(() -> read(Long.parseLong(id)))
              : Optional.empty();
      sheet = found;
    }
    return found.orElse(null);
  }

  private Optional<Sheet> read(long id) {
    RecordRights rights = rights();
    return records
        .find(id)
        .filter(record -> rights.sees(types, record))
        .map(
            record ->
                new Sheet(
                    record.id(),
                    record.type(),
                    record.version(),
                    record.updatedAt(),
                    fields(record),
                    links.ofRecords(List.of(id)),
                    records.history(id).stream()
                        .map(
                            entry ->
                                new Version(entry, String.join(", ", entry.changes().keySet())))
                        .toList()));
  }

  private RecordRights rights() {
    return rightsOf.caller(visitor.caller());
  }

  private List<Field> fields(GoldenRecord record) {
    Optional<RecordType> type = types.named(record.type());
    Redaction redaction = rights().redaction(type);
    Map<String, @Nullable Object> revealed = revealed(record);
    List<Field> fields = new ArrayList<>();
    record
        .values()
        .asMap()
        .forEach(
            (name, value) -> {
              boolean open = redaction.masks(name) && revealed.containsKey(name);
              Object shown = open ? revealed.get(name) : redaction.shown(name, value);
              fields.add(
                  new Field(
                      label(type, name),
                      shown == null ? null : shown.toString(),
                      redaction.masks(name) && !open,
                      open,
                      record.origins().get(name)));
            });
    return fields;
  }

  private String label(Optional<RecordType> type, String name) {
    if (RecordMark.isMark(name)) {
      return shown.word("mark", name.equals(RecordMark.ARCHIVED) ? "archived" : "merged");
    }
    return type.flatMap(known -> known.field(name))
        .map(field -> field.label().getOrDefault(taste.getLanguage(), name))
        .orElse(name);
  }
}
