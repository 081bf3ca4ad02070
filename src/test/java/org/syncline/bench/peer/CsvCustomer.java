package org.syncline.bench.peer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The customer as CSV with a header, read by hand: columns in any order, quotes where needed. */
final class CsvCustomer {
  private static final int USUAL_COLUMNS = 32;

  private final String text;
  private int at;

  private CsvCustomer(String text) {
    this.text = text;
  }

  static String of(ObjectNode customer) {
    Map<String, String> flat = FlatCustomer.of(customer);
    List<String> cells = new ArrayList<>();
    for (String column : FlatCustomer.COLUMNS) {
      String value = flat.getOrDefault(column, "");
      boolean plain = value.indexOf(',') < 0 && value.indexOf('"') < 0;
      cells.add(plain ? value : '"' + value.replace("\"", "\"\"") + '"');
    }
    return String.join(",", FlatCustomer.COLUMNS) + "\r\n" + String.join(",", cells) + "\r\n";
  }

  static Object[] read(byte[] body) {
    return new CsvCustomer(new String(FrontEnd.checked(body), StandardCharsets.UTF_8)).record();
  }

  private Object[] record() {
    int[] slots = new int[USUAL_COLUMNS];
    int columns = 0;
    do {
      slots[columns++] = FlatCustomer.slot(cell());
    } while (more());
    Object[] found = new Object[FlatCustomer.MAPPED.size()];
    int column = 0;
    do {
      if (column == columns) {
        throw new IllegalArgumentException("More values than columns.");
      }
      String value = cell();
      int slot = slots[column++];
      if (slot >= 0) {
        found[slot] = value;
      }
    } while (more());
    if (column != columns || at < text.length()) {
      throw new IllegalArgumentException("Not one record of " + columns + " values.");
    }
    return found;
  }

  /** Steps over what ends a cell; false at the end of a line. */
  private boolean more() {
    if (at == text.length()) {
      return false;
    }
    char c = text.charAt(at++);
    if (c == ',') {
      return true;
    }
    if (c == '\r' && at < text.length() && text.charAt(at) == '\n') {
      at++;
    }
    return false;
  }

  private String cell() {
    if (at < text.length() && text.charAt(at) == '"') {
      return quoted();
    }
    int start = at;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == ',' || c == '\r' || c == '\n') {
        break;
      }
      if (c == '"') {
        throw new IllegalArgumentException("A quote inside a value.");
      }
      at++;
    }
    return text.substring(start, at);
  }

  private String quoted() {
    StringBuilder value = new StringBuilder();
    while (true) {
      int end = text.indexOf('"', at + 1);
      if (end < 0) {
        throw new IllegalArgumentException("A quoted value is not closed.");
      }
      value.append(text, at + 1, end);
      at = end + 1;
      if (at == text.length() || text.charAt(at) != '"') {
        return value.toString();
      }
      value.append('"');
    }
  }
}
