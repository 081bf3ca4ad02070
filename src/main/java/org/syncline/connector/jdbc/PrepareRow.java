package org.syncline.connector.jdbc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.syncline.configuration.Words;
import org.syncline.connector.spi.Operation;
import org.syncline.connector.spi.Write;

/**
 * Makes a statement of a write. Bodies with the same members have the same columns and statements:
 * these are made once. Shared between threads.
 */
final class PrepareRow {
  /** Whose bodies have a new form each time gains nothing by keeping them. */
  private static final int MOST_KEPT = 1_000;

  private final Dialect dialect;
  private final Map<Form, List<Column>> columns = new ConcurrentHashMap<>();
  private final Map<Wording, String> wordings = new ConcurrentHashMap<>();

  PrepareRow(Dialect dialect) {
    this.dialect = dialect;
  }

  /**
   * What bodies of an object may have in common.
   *
   * @param members in the order of the body
   */
  private record Form(String object, List<String> members) {}

  private record Wording(Form form, Row.Kind kind) {}

  private record Body(Form form, List<Cell> cells) {}

  private static <K, V> V kept(Map<K, V> all, K key, V value) {
    if (all.size() >= MOST_KEPT) {
      all.clear();
    }
    all.put(key, value);
    return value;
  }

  private String wording(Form form, Row.Kind kind, Supplier<String> made) {
    Wording wording = new Wording(form, kind);
    String known = wordings.get(wording);
    return known == null ? kept(wordings, wording, made.get()) : known;
  }

  /**
   * The statement of a write.
   *
   * @throws CannotBind where its table can't take what it says
   */
  Row of(Write write, Table table) throws CannotBind {
    Row.Kind kind = kind(write, table);
    return switch (kind) {
      case INSERT, UPSERT -> making(write, table, kind);
      case UPDATE -> updating(write, table);
      case ARCHIVE -> archiving(write, table);
      case DELETE -> row(write, table, kind, dialect.delete(table), List.of(id(write, table)));
    };
  }

  /**
   * A row that is gone is made again by a create, though the settings only know upserts: these make
   * it too.
   */
  private static Row.Kind kind(Write write, Table table) throws CannotBind {
    Operation wanted = write.operation();
    if (wanted == Operation.CREATE && !table.operations().contains(wanted)) {
      wanted = Operation.UPSERT;
    }
    if (!table.operations().contains(wanted)) {
      throw new CannotBind(
          "NOT_DESCRIBED",
          "The connection's settings have no "
              + Words.of(write.operation())
              + " for the object '"
              + write.object()
              + "': describe it there, or let the flow write in another way.");
    }
    return switch (wanted) {
      case CREATE -> Row.Kind.INSERT;
      case UPSERT -> Row.Kind.UPSERT;
      case UPDATE -> Row.Kind.UPDATE;
      case ARCHIVE -> Row.Kind.ARCHIVE;
      case DELETE -> Row.Kind.DELETE;
      case FIND, LIST ->
          throw new IllegalArgumentException("A look-up is no write: use find or list.");
    };
  }

  private Row making(Write write, Table table, Row.Kind kind) throws CannotBind {
    Body body = body(write, table);
    List<Cell> cells = body.cells();
    Cell id = ofColumn(cells, table.id().name());
    String known = id == null || id.value() == null ? null : text(id);
    boolean upsert = kind == Row.Kind.UPSERT;
    return new Row(
        write,
        table,
        kind,
        known,
        wording(
            body.form(),
            kind,
            () -> upsert ? dialect.upsert(table, cells) : dialect.insert(table, cells)),
        upsert || table.ledger() == null ? cells : with(cells, ledger(write, table.ledger())),
        upsert ? key(cells, table) : List.of());
  }

  private Row updating(Write write, Table table) throws CannotBind {
    Cell id = id(write, table);
    Body body = body(write, table);
    List<Cell> changes = new ArrayList<>(body.cells());
    Cell own = ofColumn(changes, table.id().name());
    if (own != null) {
      if (own.value() == null || !text(own).equals(text(id))) {
        throw new CannotBind(
            "ID_DIFFERS",
            "The body gives the row another id than the one that the hub knows it by, and ids are"
                + " not changed: mend the mapping, or the link of the record.");
      }
      changes.remove(own);
    }
    String sql = wording(body.form(), Row.Kind.UPDATE, () -> dialect.update(table, changes));
    return row(write, table, Row.Kind.UPDATE, sql, with(changes, id));
  }

  private Row archiving(Write write, Table table) throws CannotBind {
    Table.Archive archive = table.archive();
    if (archive == null) {
      throw new IllegalStateException("Archives are read with the operation.");
    }
    Cell id = id(write, table);
    List<Cell> values =
        archive.now()
            ? List.of(id)
            : List.of(new Cell("", archive.column(), TextNode.valueOf(""), archive.value()), id);
    return row(write, table, Row.Kind.ARCHIVE, dialect.archive(table, archive), values);
  }

  private static Row row(Write write, Table table, Row.Kind kind, String sql, List<Cell> values) {
    return new Row(write, table, kind, write.externalId(), sql, values, List.of());
  }

  private static List<Cell> with(List<Cell> cells, Cell last) {
    List<Cell> all = new ArrayList<>(cells);
    all.add(last);
    return all;
  }

  static Cell ledger(Write write, Identifier ledger) {
    String entry = write.idempotencyKey();
    return new Cell("", Column.plain(ledger), TextNode.valueOf(entry), entry);
  }

  /**
   * The row's id as it is bound.
   *
   * @throws CannotBind where it can't be the id of a row
   */
  static Cell id(Write write, Table table) throws CannotBind {
    String externalId = write.externalId();
    if (externalId == null) {
      throw new CannotBind("NO_EXTERNAL_ID", "The row's external id is not known.");
    }
    return id(externalId, table);
  }

  static Cell id(String externalId, Table table) throws CannotBind {
    JsonNode said = TextNode.valueOf(externalId);
    Column column = table.id().column();
    return new Cell("", column, said, column.type().value(said, column));
  }

  private static String text(Cell id) {
    return String.valueOf(id.value());
  }

  static @Nullable Cell ofColumn(List<Cell> cells, Identifier name) {
    return cells.stream()
        .filter(cell -> cell.column().name().equals(name))
        .findFirst()
        .orElse(null);
  }

  /** The values of the body, each with its column. */
  List<Cell> cells(Write write, Table table) throws CannotBind {
    return body(write, table).cells();
  }

  private Body body(Write write, Table table) throws CannotBind {
    ObjectNode body =
        JsonText.object(write.body())
            .orElseThrow(
                () ->
                    new CannotBind(
                        "BODY_NOT_JSON",
                        "Columns are filled from members of the mapped body, and that is no JSON"
                            + " object: let the flow's mapping write JSON."));
    List<String> members = new ArrayList<>(body.size());
    body.fieldNames().forEachRemaining(members::add);
    Form form = new Form(write.object(), members);
    List<Column> known = columns.get(form);
    if (known == null) {
      known = kept(columns, form, columns(members, table));
    }
    List<Cell> cells = new ArrayList<>(members.size());
    for (int i = 0; i < members.size(); i++) {
      Column column = known.get(i);
      JsonNode said = body.get(members.get(i));
      cells.add(new Cell(members.get(i), column, said, column.type().value(said, column)));
    }
    return new Body(form, cells);
  }

  private static List<Column> columns(List<String> members, Table table) throws CannotBind {
    List<Column> columns = new ArrayList<>(members.size());
    Set<Identifier> seen = new HashSet<>();
    for (String member : members) {
      Column column = column(member, table);
      if (!seen.add(column.name())) {
        throw new CannotBind(
            "COLUMN_TWICE",
            "Two members of the body go to column '"
                + column.name().name()
                + "': mend the mapping or the connection's settings.");
      }
      columns.add(column);
    }
    return columns;
  }

  private static Column column(String member, Table table) throws CannotBind {
    Column column = table.columns().get(member);
    if (column == null && Identifier.isName(member)) {
      column = Column.plain(new Identifier(member));
    }
    if (column == null) {
      throw new CannotBind(
          "NO_COLUMN",
          "A member of the body can't be the name of a column: give it one in the connection's"
              + " settings, or take it out of the mapping.");
    }
    if (column.name().equals(table.ledger())) {
      throw new CannotBind(
          "LEDGER_IN_BODY",
          "The body has a member for the ledger's column, which is the hub's own: take it out of"
              + " the mapping.");
    }
    boolean untypedId =
        column.name().equals(table.id().name()) && column.type() == ColumnType.PLAIN;
    return untypedId ? table.id().column() : column;
  }

  /**
   * The values of the key.
   *
   * @throws CannotBind where one is missing: no constraint would hold it
   */
  static List<Cell> key(List<Cell> cells, Table table) throws CannotBind {
    List<Cell> key = new ArrayList<>();
    for (Column part : table.key()) {
      Cell cell = ofColumn(cells, part.name());
      if (cell == null || cell.value() == null) {
        throw new CannotBind(
            "KEY_MISSING",
            "The body has no value for column '"
                + part.name().name()
                + "' of the key: mend the mapping or the record.");
      }
      key.add(cell);
    }
    return key;
  }
}
