package org.syncline.twoway;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A system with rows of its own, which people change there and the hub from outside. */
interface Peer extends AutoCloseable {
  /** What names a row's record in all systems. */
  String MARK = "mark";

  /**
   * @param values by field as the system has them, null where there is nothing; references as keys
   *     of rows there
   */
  record Row(String key, Map<String, @Nullable String> values, boolean gone) {
    public Row {
      values = new TreeMap<>(values);
    }

    String mark() {
      String mark = values.get(MARK);
      return mark == null ? "?" : mark.strip().toLowerCase(java.util.Locale.ROOT);
    }
  }

  Side side();

  /**
   * Somebody there makes a row.
   *
   * @return its key
   */
  String make(Kind kind, Map<String, @Nullable String> values) throws Exception;

  /** Somebody there changes a row. */
  void change(Kind kind, String key, Map<String, @Nullable String> values) throws Exception;

  /** All its rows of a kind by their keys. */
  Map<String, Row> rows(Kind kind) throws Exception;

  /** How often the hub called it, by its own count. */
  long calls() throws Exception;

  /** What it could not make sense of. */
  String trouble();

  /** The document of its one connection, {@code out}. */
  String connection();

  /** The secret of that, if it has one. */
  @Nullable String secret();

  int port();

  /** What becomes of rows whose record is archived: {@code archive} or {@code delete}. */
  String leaving();
}
