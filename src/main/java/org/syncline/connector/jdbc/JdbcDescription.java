package org.syncline.connector.jdbc;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.syncline.configuration.Words;
import org.syncline.connector.spi.Description;
import org.syncline.connector.spi.Description.Setting;
import org.syncline.connector.spi.Description.Type;
import org.syncline.system.Connection;

/** What the connector says of itself. */
final class JdbcDescription {
  private static final List<String> GUARANTEES =
      List.of(
          "Each write is a transaction: what breaks before the commit is not done. Where the answer"
              + " to a commit does not come it is looked up first.",
          "With a key or a ledger no row is made twice, whatever breaks when.",
          "Several records go in one transaction; one that is refused takes no other with it.",
          "Values are bound, names are checked and quoted; nothing of a record becomes part of a"
              + " statement.",
          "Secrets, values and what the database says are in no sentence, log or error. The"
              + " password is asked for with each new connection, so a changed one takes effect.",
          "It can't: run statements of your own, call procedures, write to several tables in one"
              + " transaction, follow a cluster to another host, log in by anything but a"
              + " password.",
          "It can't read rows or changes yet.");

  static final Description DESCRIPTION =
      new Description(
          Connection.Kind.JDBC,
          Set.of(Description.Ability.CHECK, Description.Ability.WRITE),
          GUARANTEES,
          settings());

  private JdbcDescription() {}

  private static List<Setting> settings() {
    List<String> types = List.copyOf(Words.of(ColumnType.values()).keySet());
    List<Setting> settings = new ArrayList<>();
    settings.add(
        choice(
            "vendor",
            true,
            List.copyOf(Words.of(Vendor.values()).keySet()),
            null,
            "Whose database it is."));
    settings.add(
        setting("user", Type.TEXT, true, null, "Who logs in; the secret is the password."));
    settings.add(
        setting(
            "statementSeconds",
            Type.NUMBER,
            false,
            String.valueOf(TablesDocument.STATEMENT_SECONDS),
            "After which the database breaks a statement off, 1 to 600."));
    settings.add(optional("limits", Type.OBJECT, "How much the database bears."));
    settings.add(optional("limits.perSecond", Type.NUMBER, "Requests a second, also below 1."));
    settings.add(
        setting(
            "limits.burst",
            Type.NUMBER,
            false,
            "perSecond, rounded up",
            "Requests that may follow each other without a pause."));
    settings.add(
        setting("limits.atOnce", Type.NUMBER, false, "8", "Most connections to it, 1 to 64."));
    settings.add(setting("objects", Type.OBJECT, true, null, "Tables, by the name of the object."));
    settings.add(optional("objects.*", Type.OBJECT, "A table."));
    settings.add(
        optional("objects.*.schema", Type.TEXT, "Its schema, where the user's own is not meant."));
    settings.add(setting("objects.*.table", Type.TEXT, true, null, "Its name."));
    settings.add(optional("objects.*.id", Type.OBJECT, "The column of the external id."));
    settings.add(setting("objects.*.id.column", Type.TEXT, false, "id", "Its name."));
    settings.add(
        choice(
            "objects.*.id.type",
            false,
            List.copyOf(TablesDocument.ID_TYPES.keySet()),
            "integer",
            "Its type."));
    settings.add(
        optional(
            "objects.*.key",
            Type.LIST,
            "Columns of a unique constraint whose values come from the body: rows are made or"
                + " changed by it."));
    settings.add(optional("objects.*.key[]", Type.TEXT, "One of them."));
    settings.add(
        optional(
            "objects.*.ledger",
            Type.TEXT,
            "A column with a unique constraint, for at least 64 characters: it keeps which write"
                + " made the row."));
    settings.add(
        optional("objects.*.archive", Type.OBJECT, "How a row is marked as no longer in use."));
    settings.add(setting("objects.*.archive.column", Type.TEXT, true, null, "The column."));
    settings.add(optional("objects.*.archive.value", Type.ANY, "The value it is set to."));
    settings.add(choice("objects.*.archive.type", false, types, "plain", "The type of the value."));
    settings.add(
        setting(
            "objects.*.archive.now",
            Type.FLAG,
            false,
            "false",
            "Whether it is set to the database's time instead."));
    settings.add(
        setting(
            "objects.*.operations",
            Type.LIST,
            false,
            "update, list; upsert with a key, else create; find with a key or ledger; archive",
            "What may be done with it; delete only where it stands here."));
    settings.add(
        choice(
            "objects.*.operations[]",
            false,
            List.copyOf(Words.of(org.syncline.connector.spi.Operation.values()).keySet()),
            null,
            "One of them."));
    settings.add(
        optional(
            "objects.*.columns",
            Type.OBJECT,
            "Members of the body whose column has another name or needs a type."));
    settings.add(optional("objects.*.columns.*", Type.OBJECT, "One of them."));
    settings.add(
        setting(
            "objects.*.columns.*.column", Type.TEXT, false, "the member's name", "Its column."));
    settings.add(
        choice("objects.*.columns.*.type", false, types, "plain", "What its value is made into."));
    settings.add(
        optional(
            "objects.*.columns.*.places",
            Type.NUMBER,
            "decimal: most decimal places; more are refused, not rounded."));
    settings.add(
        setting(
            "objects.*.together",
            Type.NUMBER,
            false,
            String.valueOf(TablesDocument.TOGETHER),
            "Most rows of one transaction, 1 to 1000."));
    return settings;
  }

  private static Setting setting(
      String name, Type type, boolean required, @Nullable String otherwise, String meaning) {
    return new Setting(name, type, required, List.of(), otherwise, meaning);
  }

  private static Setting optional(String name, Type type, String meaning) {
    return setting(name, type, false, null, meaning);
  }

  private static Setting choice(
      String name,
      boolean required,
      List<String> choices,
      @Nullable String otherwise,
      String meaning) {
    return new Setting(name, Type.TEXT, required, choices, otherwise, meaning);
  }
}
