package org.syncline.bench.peer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The customer in columns of fixed width, read by hand. */
final class FixedWidthCustomer {
  private static final int[] STARTS = new int[FlatCustomer.MAPPED.size()];
  private static final int[] WIDTHS = new int[FlatCustomer.MAPPED.size()];
  private static final int LENGTH;
  static final String FORMAT;

  static {
    StringBuilder columns = new StringBuilder();
    int start = 0;
    for (String column : FlatCustomer.COLUMNS) {
      int width = width(column);
      columns
          .append(columns.length() == 0 ? "" : ", ")
          .append(
              "{\"name\": \"%s\", \"start\": %d, \"length\": %d}"
                  .formatted(column, start + 1, width));
      int slot = FlatCustomer.slot(column);
      if (slot >= 0) {
        STARTS[slot] = start;
        WIDTHS[slot] = width;
      }
      start += width;
    }
    LENGTH = start;
    FORMAT =
        "{\"kind\": \"fixed-width\", \"length\": " + LENGTH + ", \"columns\": [" + columns + "]}";
  }

  private FixedWidthCustomer() {}

  private static int width(String column) {
    return switch (column) {
      case "remark" -> 80;
      case "company" -> 35;
      case "street", "checksum", "mail", "phone" -> 32;
      case "first", "last", "city" -> 20;
      case "no", "employerNo", "changed", "credit", "born", "rep", "remarkBy" -> 14;
      default -> 8;
    };
  }

  static String of(ObjectNode customer) {
    Map<String, String> flat = FlatCustomer.of(customer);
    StringBuilder record = new StringBuilder();
    for (String column : FlatCustomer.COLUMNS) {
      String value = flat.getOrDefault(column, "");
      if (value.length() > width(column)) {
        throw new IllegalStateException("Too long for " + column + ": " + value);
      }
      record.append(value).append(" ".repeat(width(column) - value.length()));
    }
    return record.append('\n').toString();
  }

  static Object[] read(byte[] body) {
    String text = new String(FrontEnd.checked(body), StandardCharsets.UTF_8);
    int length = text.length();
    if (length > LENGTH + 1 || length == LENGTH + 1 && text.charAt(LENGTH) != '\n') {
      throw new IllegalArgumentException("Not one record.");
    }
    Object[] found = new Object[STARTS.length];
    for (int i = 0; i < found.length; i++) {
      int start = STARTS[i];
      int end = Math.min(start + WIDTHS[i], length);
      while (end > start && text.charAt(end - 1) == ' ') {
        end--;
      }
      found[i] = end > start ? text.substring(start, end) : null;
    }
    return found;
  }
}
