package org.syncline.connector.jdbc;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.syncline.connector.spi.Operation;

/**
 * An object of the system: a table, and what is done with it.
 *
 * @param schema null for the one that the database takes by itself
 * @param id the column of the external id
 * @param key columns of a unique constraint, of which the hub chooses the values; empty for none
 * @param ledger column with a unique constraint, for the idempotency key of the write that made the
 *     row; null for none
 * @param columns by the members of the body that are not their plain namesakes
 * @param together most rows of one transaction
 */
record Table(
    @Nullable Identifier schema,
    Identifier name,
    Id id,
    List<Column> key,
    @Nullable Identifier ledger,
    @Nullable Archive archive,
    Set<Operation> operations,
    Map<String, Column> columns,
    int together) {
  Table {
    key = List.copyOf(key);
    operations = Set.copyOf(operations);
    columns = Map.copyOf(columns);
  }

  /** The column of the external id. */
  record Id(Identifier name, ColumnType type) {
    Column column() {
      return new Column(name, type, null);
    }
  }

  /**
   * How a row is marked as no longer in use.
   *
   * @param value to bind, null for NULL; nothing of it counts with {@code now}
   * @param now whether it is the database's time instead
   */
  record Archive(Column column, @Nullable Object value, boolean now) {}

  /** Whether a row that was made can be found again without its external id. */
  boolean findsAgain() {
    return ledger != null || !key.isEmpty();
  }

  boolean isKey(Identifier column) {
    return key.stream().anyMatch(part -> part.name().equals(column));
  }
}
