package org.syncline.connector.jdbc;

import org.jspecify.annotations.Nullable;

/**
 * Where a member of the body goes.
 *
 * @param places most decimal places that its value may have; null where the database decides
 */
record Column(Identifier name, ColumnType type, @Nullable Integer places) {
  static Column plain(Identifier name) {
    return new Column(name, ColumnType.PLAIN, null);
  }
}
