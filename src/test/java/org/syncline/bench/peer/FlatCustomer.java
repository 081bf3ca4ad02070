package org.syncline.bench.peer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The customer with no levels, for formats of columns; nothing where a value is absent or null. */
final class FlatCustomer {
  /** Columns that are mapped, in the order of their slots. */
  static final List<String> MAPPED =
      List.of(
          "no",
          "rev",
          "changed",
          "type",
          "title",
          "first",
          "last",
          "company",
          "born",
          "lang",
          "branch",
          "status",
          "credit",
          "discount",
          "rep",
          "news",
          "employerNo",
          "street",
          "zip",
          "city",
          "country",
          "region",
          "phone",
          "phoneUse",
          "mail",
          "mailUse");

  /** All columns in the file's own order, among them some that nobody asks for. */
  static final List<String> COLUMNS = columns();

  private FlatCustomer() {}

  private static List<String> columns() {
    List<String> columns = new ArrayList<>(MAPPED);
    columns.add(5, "remark");
    columns.add("checksum");
    columns.add("remarkBy");
    return List.copyOf(columns);
  }

  static Map<String, String> of(ObjectNode customer) {
    Map<String, String> flat = new LinkedHashMap<>();
    for (String name : MAPPED) {
      put(flat, name, customer.get(name));
    }
    for (String name : List.of("first", "last", "company")) {
      put(flat, name, customer.path("name").get(name));
    }
    for (String name : List.of("street", "zip", "city", "country", "region")) {
      put(flat, name, customer.path("address").get(name));
    }
    for (JsonNode contact : customer.get("contacts")) {
      String kind = contact.get("kind").textValue();
      String column = kind.equals("tel") ? "phone" : "mail";
      if (!kind.equals("fax")) {
        flat.putIfAbsent(column, contact.get("value").textValue());
        flat.putIfAbsent(column + "Use", contact.get("use").textValue());
      }
    }
    put(flat, "remark", customer.get("remarks").get(0).get("text"));
    put(flat, "remarkBy", customer.get("remarks").get(0).get("by"));
    put(flat, "checksum", customer.get("internal").get("checksum"));
    return flat;
  }

  private static void put(Map<String, String> flat, String name, JsonNode value) {
    if (value != null && !value.isNull()) {
      flat.put(name, value.asText());
    }
  }

  /** The slot of a column, or -1. */
  static int slot(String column) {
    return switch (column) {
      case "no" -> 0;
      case "rev" -> 1;
      case "changed" -> 2;
      case "type" -> 3;
      case "title" -> 4;
      case "first" -> 5;
      case "last" -> 6;
      case "company" -> 7;
      case "born" -> 8;
      case "lang" -> 9;
      case "branch" -> 10;
      case "status" -> 11;
      case "credit" -> 12;
      case "discount" -> 13;
      case "rep" -> 14;
      case "news" -> 15;
      case "employerNo" -> 16;
      case "street" -> 17;
      case "zip" -> 18;
      case "city" -> 19;
      case "country" -> 20;
      case "region" -> 21;
      case "phone" -> 22;
      case "phoneUse" -> 23;
      case "mail" -> 24;
      case "mailUse" -> 25;
      default -> -1;
    };
  }
}
