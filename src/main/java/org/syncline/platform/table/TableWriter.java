package org.syncline.platform.table;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes a table row by row, and holds no more than some hundred rows of it. The head is the first
 * row. The stream is neither closed nor, before the end, complete.
 */
public interface TableWriter {

  /**
   * Writes a row.
   *
   * @param cells texts, {@link Long}, {@link Integer}, {@link java.math.BigDecimal}, {@link
   *     Boolean}, {@link java.time.LocalDate}, {@link java.time.Instant}, or null for an empty cell
   * @throws IllegalArgumentException for a value of any other class
   */
  void row(List<? extends @Nullable Object> cells) throws IOException;

  /** Completes the table and hands all of it on to the stream. */
  void end() throws IOException;
}
