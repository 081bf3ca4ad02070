package org.syncline.connector.jdbc;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * A value for a column.
 *
 * @param member of the body that it comes from
 * @param said what the body says
 * @param value as it is bound; null for NULL
 */
record Cell(String member, Column column, JsonNode said, @Nullable Object value) {
  /** No value: it may be personal. */
  @Override
  public String toString() {
    return "Cell[" + column.name().name() + "]";
  }
}
