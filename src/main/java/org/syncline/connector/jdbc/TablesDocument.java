package org.syncline.connector.jdbc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.syncline.configuration.ConfigurationDocument;
import org.syncline.configuration.ConfigurationObject;
import org.syncline.configuration.Words;
import org.syncline.connector.spi.Limits;
import org.syncline.connector.spi.Operation;
import org.syncline.system.Connection;

/** Reads the settings of a connection: what can be known to be wrong is told here. */
final class TablesDocument {
  static final List<Operation> OPERATIONS = List.of(Operation.values());
  static final Map<String, ColumnType> ID_TYPES = idTypes();
  static final int STATEMENT_SECONDS = 20;
  static final int TOGETHER = 100;

  private static final Pattern USER = Pattern.compile("[^\\p{Cntrl}]{1,128}");
  private static final Pattern DATABASE = Pattern.compile("/[A-Za-z0-9._~-]{1,64}");
  private static final BigDecimal MOST_PER_SECOND = BigDecimal.valueOf(10_000);

  private TablesDocument() {}

  private static Map<String, ColumnType> idTypes() {
    Map<String, ColumnType> types = new LinkedHashMap<>();
    for (ColumnType type : List.of(ColumnType.INTEGER, ColumnType.TEXT, ColumnType.UUID)) {
      types.put(Words.of(type), type);
    }
    return types;
  }

  /**
   * The settings of a connection.
   *
   * @throws org.syncline.configuration.InvalidConfiguration with all problems
   */
  static Tables read(Connection connection) {
    return ConfigurationDocument.read(
        connection.settings().getBytes(StandardCharsets.UTF_8), object -> read(object, connection));
  }

  private static Tables read(ConfigurationObject object, Connection connection) {
    if (connection.path() == null || !DATABASE.matcher(connection.path()).matches()) {
      object.problem("path", "Give the connection a path: '/' and the name of the database.");
    }
    if (connection.secret() == null) {
      object.problem("secret", "Give the connection a secret: the password of the user.");
    }
    Vendor vendor = object.choice("vendor", Words.of(Vendor.values()), null);
    String user = object.text("user");
    if (!user.isEmpty() && !USER.matcher(user).matches()) {
      object.problem("user", "Give a name of 128 characters at most.");
    }
    int seconds = object.number("statementSeconds", 1, 600, STATEMENT_SECONDS);
    Limits limits = object.object("limits", TablesDocument::limits);
    Map<String, Table> objects = object.objectsByName("objects", inner -> table(inner, vendor));
    if (objects.isEmpty() && !object.has("objects")) {
      object.problem("objects", "This member is missing: describe the table of an object.");
    }
    return new Tables(
        vendor, user, seconds, limits == null ? new Limits(null, 8, 8) : limits, objects);
  }

  private static Limits limits(ConfigurationObject object) {
    BigDecimal perSecond = object.decimal("perSecond");
    if (perSecond != null
        && (perSecond.signum() <= 0 || perSecond.compareTo(MOST_PER_SECOND) > 0)) {
      object.problem(
          "perSecond",
          "Give a number above 0, at most " + MOST_PER_SECOND + "; 0.5 is one in 2 s.");
      perSecond = BigDecimal.ONE;
    }
    Integer burst = object.has("burst") ? object.number("burst", 1, 10_000, null) : null;
    if (burst != null && perSecond == null) {
      object.problem("burst", "A burst is out of perSecond: give that too.");
    }
    int atOnce = object.number("atOnce", 1, 64, 8);
    int second = perSecond == null ? atOnce : perSecond.setScale(0, RoundingMode.UP).intValue();
    return new Limits(perSecond, burst == null ? second : burst, atOnce);
  }

  private static Table table(ConfigurationObject object, Vendor vendor) {
    Identifier schema = optionalName(object, "schema");
    Identifier name = name(object, "table");
    Table.Id id = object.object("id", TablesDocument::id);
    if (id == null) {
      id = new Table.Id(new Identifier("id"), ColumnType.INTEGER);
    }
    Map<String, Column> columns = columns(object);
    List<Column> key = key(object, columns);
    Identifier ledger = optionalName(object, "ledger");
    Identifier of = ledger;
    if (of != null && columns.values().stream().anyMatch(column -> column.name().equals(of))) {
      object.problem("ledger", "This column is the hub's own: no member may be written to it.");
    }
    Table.Archive archive = object.object("archive", TablesDocument::archive);
    Set<Operation> operations = operations(object, key, ledger, archive);
    if (vendor != Vendor.POSTGRESQL
        && operations.contains(Operation.CREATE)
        && id.type() != ColumnType.INTEGER
        && key.isEmpty()
        && ledger == null) {
      object.problem(
          "id",
          "Of this vendor's databases only an auto_increment column of type integer tells its value:"
              + " give the table a ledger or a key.");
    }
    return new Table(
        schema,
        name,
        id,
        key,
        ledger,
        archive,
        operations,
        columns,
        object.number("together", 1, 1_000, TOGETHER));
  }

  private static Table.Id id(ConfigurationObject object) {
    return new Table.Id(
        name(object, "column"), object.choice("type", ID_TYPES, ColumnType.INTEGER));
  }

  private static Map<String, Column> columns(ConfigurationObject object) {
    Map<String, Column> columns =
        new LinkedHashMap<>(
            object
                .objectsByName(
                    "columns",
                    inner -> {
                      ColumnType type =
                          inner.choice("type", Words.of(ColumnType.values()), ColumnType.PLAIN);
                      Integer places =
                          inner.has("places") ? inner.number("places", 0, 1_000, null) : null;
                      if (places != null && type != ColumnType.DECIMAL) {
                        inner.problem("places", "Only values of type decimal have places.");
                      }
                      Identifier name =
                          inner.has("column") ? name(inner, "column") : new Identifier("unnamed");
                      return new Named(inner.has("column"), new Column(name, type, places));
                    })
                .entrySet()
                .stream()
                .collect(
                    java.util.stream.Collectors.toMap(
                        Map.Entry::getKey, entry -> named(object, entry))));
    Set<Identifier> seen = new LinkedHashSet<>();
    columns.forEach(
        (member, column) -> {
          if (!seen.add(column.name())) {
            object.problem(
                "columns." + member,
                "Two members go to column '" + column.name().name() + "': keep one.");
          }
        });
    return columns;
  }

  /** A column before its name is known to be the member's. */
  private record Named(boolean given, Column column) {}

  private static Column named(ConfigurationObject object, Map.Entry<String, Named> entry) {
    Named named = entry.getValue();
    if (named.given()) {
      return named.column();
    }
    if (!Identifier.isName(entry.getKey())) {
      object.problem("columns." + entry.getKey() + ".column", Identifier.RULE);
      return named.column();
    }
    return new Column(
        new Identifier(entry.getKey()), named.column().type(), named.column().places());
  }

  private static List<Column> key(ConfigurationObject object, Map<String, Column> columns) {
    List<Column> key = new ArrayList<>();
    int index = 0;
    for (String text : object.texts("key")) {
      String at = "key[" + index++ + "]";
      if (!Identifier.isName(text)) {
        object.problem(at, Identifier.RULE);
        continue;
      }
      Identifier name = new Identifier(text);
      if (key.stream().anyMatch(part -> part.name().equals(name))) {
        object.problem(at, "The column stands here twice: keep one.");
      }
      key.add(
          columns.values().stream()
              .filter(column -> column.name().equals(name))
              .findFirst()
              .orElse(Column.plain(name)));
    }
    return key;
  }

  private static Table.Archive archive(ConfigurationObject object) {
    Identifier name = name(object, "column");
    Column column =
        new Column(
            name, object.choice("type", Words.of(ColumnType.values()), ColumnType.PLAIN), null);
    boolean now = object.flag("now", false);
    if (now == object.has("value")) {
      object.problem(
          "value", "Give the value that marks a row, or now: true for the database's time.");
    }
    Object value = null;
    try {
      value = column.type().value(node(object.value("value")), column);
    } catch (CannotBind e) {
      object.problem("value", e.sentence());
    }
    return new Table.Archive(column, value, now);
  }

  private static JsonNode node(@Nullable Object value) {
    if (value instanceof String text) {
      return TextNode.valueOf(text);
    }
    if (value instanceof BigDecimal number) {
      return DecimalNode.valueOf(number);
    }
    if (value instanceof Boolean flag) {
      return BooleanNode.valueOf(flag);
    }
    return value == null ? NullNode.getInstance() : JsonText.empty();
  }

  private static Set<Operation> operations(
      ConfigurationObject object,
      List<Column> key,
      @Nullable Identifier ledger,
      Table.@Nullable Archive archive) {
    boolean findsAgain = ledger != null || !key.isEmpty();
    Set<Operation> operations = EnumSet.of(Operation.UPDATE, Operation.LIST);
    operations.add(key.isEmpty() ? Operation.CREATE : Operation.UPSERT);
    if (findsAgain) {
      operations.add(Operation.FIND);
    }
    if (archive != null) {
      operations.add(Operation.ARCHIVE);
    }
    if (!object.has("operations")) {
      return operations;
    }
    Map<Operation, String> missing = new EnumMap<>(Operation.class);
    missing.put(Operation.UPSERT, key.isEmpty() ? "Give the key that it goes by." : "");
    missing.put(Operation.ARCHIVE, archive == null ? "Give the column that it sets: archive." : "");
    missing.put(
        Operation.FIND,
        findsAgain ? "" : "Give a key or a ledger: without them a new row is not found again.");
    Set<Operation> given = EnumSet.noneOf(Operation.class);
    int index = 0;
    for (String word : object.texts("operations")) {
      String at = "operations[" + index++ + "]";
      Operation operation = Words.of(Operation.values()).get(word);
      if (operation == null) {
        object.problem(
            at, "Give one of: " + String.join(", ", Words.of(Operation.values()).keySet()) + ".");
        continue;
      }
      String problem = missing.getOrDefault(operation, "");
      if (!problem.isEmpty()) {
        object.problem(at, problem);
      }
      given.add(operation);
    }
    return given;
  }

  private static Identifier name(ConfigurationObject object, String member) {
    String text = object.text(member);
    if (Identifier.isName(text)) {
      return new Identifier(text);
    }
    if (!text.isEmpty()) {
      object.problem(member, Identifier.RULE);
    }
    return new Identifier("unnamed");
  }

  private static @Nullable Identifier optionalName(ConfigurationObject object, String member) {
    return object.has(member) ? name(object, member) : null;
  }
}
