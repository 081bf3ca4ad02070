package org.syncline.connector.jdbc;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.syncline.connector.spi.Write;

/**
 * A write as a statement.
 *
 * @param knownId external id that the body itself tells; null where the database makes it
 * @param values what is bound, in the order of the statement
 * @param key values of the table's key; empty where the kind needs none
 */
record Row(
    Write write,
    Table table,
    Kind kind,
    @Nullable String knownId,
    String sql,
    List<Cell> values,
    List<Cell> key) {

  /** What the statement does. */
  enum Kind {
    INSERT,
    UPSERT,
    UPDATE,
    ARCHIVE,
    DELETE
  }

  boolean makes() {
    return kind == Kind.INSERT || kind == Kind.UPSERT;
  }

  @Override
  public String toString() {
    return "Row[" + write + "]";
  }
}
