package org.syncline.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.syncline.platform.Permission;
import org.syncline.record.FieldDefinition;
import org.syncline.record.FindRecords;
import org.syncline.record.GoldenRecord;
import org.syncline.record.KeyQuery;
import org.syncline.record.RecordCursor;
import org.syncline.record.RecordType;
import org.syncline.record.RecordTypes;
import org.syncline.record.RecordsFound;
import org.syncline.record.Redaction;
import org.syncline.record.RightsOf;

/** The records of one type, searched by words, a key, or one indexed field. */
@Named
@RequestScoped
public class RecordsPage {
  private static final int RECORDS = 50;
  private static final int COLUMNS = 6;

  @Inject private HttpServletRequest request;
  @Inject private FindRecords find;
  @Inject private RecordTypes types;
  @Inject private RightsOf rights;
  @Inject private Visitor visitor;
  @Inject private Taste taste;

  private @Nullable RecordsSearch search;
  private @Nullable RecordsFound found;

  /** For the container. */
  @NullUnmarked
  public RecordsPage() {}

  /** Something to choose, by its name in addresses. */
  public record Choice(String name, String label) {}

  /** One value of a record. */
  public record Cell(String label, String value, boolean masked) {}

  /** One record. */
  public record Row(long id, Instant updated, List<Cell> cells) {}

  private RecordsSearch search() {
    RecordsSearch known = search;
    if (known == null) {
      known = new RecordsSearch(request::getParameter);
      search = known;
    }
    return known;
  }

  /** What was asked for, empty where nothing was. */
  public String asked(String field) {
    return search().asked(field);
  }

  /** Key of the text for what is wrong with a field; empty where nothing is. */
  public String mistake(String field) {
    return search().mistake(field);
  }

  public boolean isFiltered() {
    return search().isFiltered();
  }

  public boolean isMoreFilters() {
    return search().hasCondition();
  }

  public String getType() {
    return search().type();
  }

  private Optional<RecordType> type() {
    return types.named(search().type());
  }

  private String told(Map<String, String> label, String name) {
    return label.getOrDefault(taste.getLanguage(), name);
  }

  /** All types, by their labels. */
  public List<Choice> getTypes() {
    return types.all().stream()
        .map(type -> new Choice(type.id(), told(type.label(), type.id())))
        .sorted(Comparator.comparing(Choice::label))
        .toList();
  }

  /** The label of the type that is shown; its id where there is none of that name. */
  public String getTypeLabel() {
    return type().map(type -> told(type.label(), type.id())).orElse(search().type());
  }

  /** Fields that can be searched by. */
  public List<Choice> getFields() {
    List<Choice> fields = new ArrayList<>();
    type()
        .ifPresent(
            type ->
                type.indexes()
                    .keySet()
                    .forEach(
                        name ->
                            type.field(name)
                                .ifPresent(
                                    field ->
                                        fields.add(new Choice(name, told(field.label(), name))))));
    return fields;
  }

  public List<String> getHow() {
    return RecordsSearch.HOW;
  }

  private RecordsFound found() {
    RecordsFound known = found;
    if (known == null) {
      known =
          search().isUsable()
              ? find.find(search().search(RECORDS), rights.caller(visitor.caller()))
              : new RecordsFound.Refused("", "");
      found = known;
    }
    return known;
  }

  /** Whether there is an answer, be it that nothing fits. */
  public boolean isAnswered() {
    return found() instanceof RecordsFound.Page;
  }

  /** Why there is none, in a sentence in English; empty where the fields say it. */
  public String getRefusal() {
    if (found() instanceof RecordsFound.Refused refused) {
      return refused.why();
    }
    return found() instanceof RecordsFound.NotYet notYet ? notYet.what() : "";
  }

  public boolean isUnknownType() {
    return found() instanceof RecordsFound.UnknownType;
  }

  /** What is searched by words first, then what is indexed, each in the order of the type. */
  private static List<FieldDefinition> columns(RecordType type) {
    Set<FieldDefinition> columns = new LinkedHashSet<>();
    type.fields()
        .forEach(
            field -> {
              if (field.searchedByWord()) {
                columns.add(field);
              }
            });
    type.fields()
        .forEach(
            field -> {
              if (field.indexed()) {
                columns.add(field);
              }
            });
    type.fields().forEach(columns::add);
    return columns.stream().limit(COLUMNS).toList();
  }

  public List<String> getColumns() {
    return found() instanceof RecordsFound.Page page
        ? columns(page.type()).stream().map(field -> told(field.label(), field.name())).toList()
        : List.of();
  }

  public List<Row> getRows() {
    if (!(found() instanceof RecordsFound.Page page)) {
      return List.of();
    }
    List<FieldDefinition> columns = columns(page.type());
    Redaction redaction = rights.caller(visitor.caller()).redaction(Optional.of(page.type()));
    return page.records().stream().map(record -> row(record, columns, redaction)).toList();
  }

  private Row row(GoldenRecord record, List<FieldDefinition> columns, Redaction redaction) {
    List<Cell> cells = new ArrayList<>();
    for (FieldDefinition field : columns) {
      Object value = record.values().get(field.name());
      Object shown = redaction.shown(field.name(), value);
      cells.add(
          new Cell(
              told(field.label(), field.name()),
              shown == null ? "" : shown.toString(),
              value != null && redaction.masks(field.name())));
    }
    return new Row(record.id(), record.updatedAt(), cells);
  }

  /** The address of the next page, empty on the last one. */
  public String getNext() {
    KeyQuery.Hit next = found() instanceof RecordsFound.Page page ? page.next() : null;
    return search().next(next == null ? null : RecordCursor.write(next));
  }

  /** The address of the first page, empty on the first one. */
  public String getFirst() {
    return search().getFirst();
  }

  /** The address of all records of the type. */
  public String getReset() {
    return "records.xhtml?type=" + getType() + (getInto() == 0 ? "" : "&into=" + getInto());
  }

  /** The record that one of these is to be merged into; 0 for none. */
  public long getInto() {
    Long into = search().into();
    return into == null || !visitor.isMerger() ? 0 : into;
  }

  /** Whether whoever looks may take records away. */
  public boolean isExportable() {
    return isAnswered()
        && visitor.caller().filter(caller -> caller.may(Permission.EXPORT_RECORDS)).isPresent();
  }

  public String export(String format) {
    return search().at("records-export", "format", format);
  }
}
