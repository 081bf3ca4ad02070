package org.syncline.sync.delivery;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.syncline.platform.hardened.HardenedJson;
import org.syncline.record.FieldValues;

/**
 * The parts of a JSON object by their paths, in its order. A list is one part: which item belongs
 * to which one of another list, nobody can tell.
 */
final class JsonMembers {
  private static final int LONGEST = 10_000_000;
  private static final ObjectMapper MAPPER =
      HardenedJson.mapper(new HardenedJson.Bounds(100, LONGEST, 1_000, 1_000))
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .nodeFactory(JsonNodeFactory.withExactBigDecimals(true))
          .build();

  private JsonMembers() {}

  /** Empty where it is no JSON object within the limits. */
  static Optional<Map<String, JsonNode>> of(byte[] body) {
    try {
      JsonNode root = MAPPER.readTree(body);
      if (root == null || !root.isObject()) {
        return Optional.empty();
      }
      Map<String, JsonNode> members = new LinkedHashMap<>();
      add("", root, members);
      return Optional.of(members);
    } catch (IOException notJson) {
      // Its message quotes what was read.
      return Optional.empty();
    }
  }

  private static void add(String at, JsonNode object, Map<String, JsonNode> members) {
    Iterator<Map.Entry<String, JsonNode>> fields = object.fields();
    while (fields.hasNext()) {
      Map.Entry<String, JsonNode> field = fields.next();
      String path = at.isEmpty() ? name(field.getKey()) : at + "." + name(field.getKey());
      JsonNode value = field.getValue();
      if (value.isObject() && !value.isEmpty()) {
        add(path, value, members);
      } else {
        members.put(path, value);
      }
    }
  }

  private static String name(String name) {
    return name.isEmpty() || name.indexOf('.') >= 0 || name.indexOf('"') >= 0
        ? "\"" + name.replace("\\", "\\\\").replace("\"", "\\\"") + "\""
        : name;
  }

  /** The same of values by field. */
  static Map<String, JsonNode> of(FieldValues values) {
    Map<String, JsonNode> members = new LinkedHashMap<>();
    for (String name : values.names()) {
      members.put(name, node(values.get(name)));
    }
    return members;
  }

  private static JsonNode node(@Nullable Object value) {
    JsonNodeFactory nodes = MAPPER.getNodeFactory();
    if (value == null) {
      return nodes.nullNode();
    }
    if (value instanceof Long number) {
      return nodes.numberNode(number);
    }
    if (value instanceof BigDecimal number) {
      return nodes.numberNode(number);
    }
    return value instanceof Boolean flag ? nodes.booleanNode(flag) : nodes.textNode("" + value);
  }

  /** Whether both are the same value, however their numbers are spelt. */
  static boolean same(JsonNode one, JsonNode other) {
    if (one.isNumber() && other.isNumber()) {
      return one.decimalValue().compareTo(other.decimalValue()) == 0;
    }
    if (one.isContainerNode()) {
      return one.getNodeType() == other.getNodeType()
          && one.size() == other.size()
          && (one.isArray() ? sameItems(one, other) : sameMembers(one, other));
    }
    return one.equals(other);
  }

  private static boolean sameItems(JsonNode one, JsonNode other) {
    for (int i = 0; i < one.size(); i++) {
      if (!same(one.get(i), other.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean sameMembers(JsonNode one, JsonNode other) {
    Iterator<Map.Entry<String, JsonNode>> members = one.fields();
    while (members.hasNext()) {
      Map.Entry<String, JsonNode> member = members.next();
      JsonNode there = other.get(member.getKey());
      if (there == null || !same(member.getValue(), there)) {
        return false;
      }
    }
    return true;
  }
}
