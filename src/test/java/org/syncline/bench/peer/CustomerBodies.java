package org.syncline.bench.peer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Customers of a made-up ERP system, of 905 bytes on average: 25 mapped fields, nested name and
 * address, repeated contacts, and as much again that nobody asks for. Of the fields that may be
 * missing one in twenty is absent and one in twenty is null.
 */
public final class CustomerBodies {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> GIVEN =
      List.of(
          "Anneliese",
          "Ada",
          "J\u00fcrgen",
          "Chlo\u00e9",
          "Li Wei",
          "\u738b\u5c0f\u660e",
          "O'Brien",
          "Mar\u00eda");
  private static final List<String> FAMILY =
      List.of(
          "Schr\u00f6der",
          "Byron",
          "Gro\u00dfmann",
          "Dupont",
          "Wang",
          "Garc\u00eda",
          "\"Quoted\"",
          "van der Berg");
  private static final List<String> STREETS =
      List.of("Invalidenstra\u00dfe 116", "Main Street 7", "Rue de l'\u00c9glise 3", "Via Roma 12");
  private static final List<String> CITIES = List.of("Berlin", "Wien", "Z\u00fcrich", "Torino");
  private static final List<String> NOTES =
      List.of(
          "Called back, wants an offer for 40 units",
          "Offer sent, follow up in a week; asked for delivery to the second plant",
          "Visited the fair");

  private final Random random;
  private int made;

  public CustomerBodies(long seed) {
    random = new Random(seed);
  }

  /** The next customer, its members in the system's usual order. */
  public ObjectNode next() {
    made++;
    ObjectNode customer = JSON.createObjectNode();
    customer.put("no", "K-" + (10_000 + made));
    customer.put("rev", 1 + random.nextInt(50));
    customer.put("changed", 1_700_000_000_000L + random.nextInt(90_000_000) * 1_000L);
    text(customer, "type", one(List.of("P", "O", "P", "?")));
    text(customer, "title", one(List.of("Dr.", "Prof.", "")));
    ObjectNode name = customer.putObject("name");
    text(name, "first", one(GIVEN));
    text(name, "last", one(FAMILY));
    text(name, "company", one(FAMILY) + " Maschinenbau GmbH");
    text(
        customer,
        "born",
        "%02d.%02d.%d"
            .formatted(1 + random.nextInt(28), 1 + random.nextInt(12), 1930 + random.nextInt(80)));
    text(customer, "lang", one(List.of("de", "en", "fr", "zh")));
    text(customer, "branch", one(List.of("01", "02", "03", "77")));
    text(customer, "status", one(List.of("A", "X", "N")));
    text(
        customer,
        "credit",
        one(List.of("10.648,96", "500,00", "1.000.000,50", "0,05", "-12,30", "7")));
    text(customer, "discount", one(List.of("2,5", "0", "10,00", "0,125")));
    text(customer, "rep", one(List.of("R. Iyer", "C. Meier")));
    text(customer, "news", one(List.of("Y", "N")));
    text(customer, "employerNo", "K-" + (10_000 + random.nextInt(1_000)));
    address(customer);
    contacts(customer.putArray("contacts"));
    remarks(customer.putArray("remarks"));
    ObjectNode internal = customer.putObject("internal");
    internal.putArray("flags").add(1).add(2).add(random.nextInt(9)).addNull().add(true);
    internal.put(
        "checksum", Long.toHexString(random.nextLong()) + Long.toHexString(random.nextLong()));
    internal.put("no", "terminal " + random.nextInt(9));
    return customer;
  }

  private void address(ObjectNode customer) {
    switch (random.nextInt(20)) {
      case 0 -> {}
      case 1 -> customer.putNull("address");
      default -> {
        ObjectNode address = customer.putObject("address");
        text(address, "street", one(STREETS));
        text(address, "zip", "%05d".formatted(random.nextInt(100_000)));
        text(address, "city", one(CITIES));
        text(address, "country", one(List.of("D", "A", "I", "CH")));
        text(address, "region", one(List.of("BE", "W", "ZH")));
        address.put("floor", random.nextInt(9));
      }
    }
  }

  private void contacts(ArrayNode contacts) {
    for (int i = 1 + random.nextInt(4); i > 0; i--) {
      ObjectNode contact = contacts.addObject();
      switch (random.nextInt(5)) {
        case 0 -> contact.put("kind", "fax").put("value", "+49 30 99");
        case 1, 2 ->
            contact
                .put("kind", "mail")
                .put("value", " Ada.L" + random.nextInt(900) + "@Example.COM");
        default ->
            contact.put("kind", "tel").put("value", "+49 (30) 4507-" + random.nextInt(9_000));
      }
      contact.put("use", one(List.of("work", "home")));
    }
  }

  private void remarks(ArrayNode remarks) {
    for (int i = 2 + random.nextInt(3); i > 0; i--) {
      remarks.addObject().put("at", "2026-01-07").put("by", "R. Iyer").put("text", one(NOTES));
    }
  }

  private void text(ObjectNode into, String name, String value) {
    switch (random.nextInt(20)) {
      case 0 -> {}
      case 1 -> into.putNull(name);
      default -> into.put(name, value);
    }
  }

  private <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  /** The same document with the members of each object in another order. */
  public JsonNode shuffled(JsonNode node) {
    if (node.isArray()) {
      ArrayNode list = JSON.createArrayNode();
      node.forEach(item -> list.add(shuffled(item)));
      return list;
    }
    if (!node.isObject()) {
      return node;
    }
    List<Map.Entry<String, JsonNode>> members = new ArrayList<>();
    Iterator<Map.Entry<String, JsonNode>> each = node.fields();
    each.forEachRemaining(members::add);
    Collections.shuffle(members, random);
    ObjectNode object = JSON.createObjectNode();
    members.forEach(member -> object.set(member.getKey(), shuffled(member.getValue())));
    return object;
  }

  public static byte[] bytes(JsonNode document) {
    try {
      return JSON.writeValueAsBytes(document);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
