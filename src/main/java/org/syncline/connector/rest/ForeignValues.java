package org.syncline.connector.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Ways in which a system says things otherwise than JSON does, undone in what is read.
 *
 * @param falseIsNull whether {@code false} stands for no value
 * @param flags names of members where {@code false} is meant
 * @param pairIsId whether a list of an id and a text stands for the id
 * @param zone of times that name none; null = they are left as they are
 */
record ForeignValues(
    boolean falseIsNull, Set<String> flags, boolean pairIsId, @Nullable ZoneId zone) {
  private static final Pattern ZONELESS =
      Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?");

  ForeignValues {
    flags = Set.copyOf(flags);
  }

  /** The row as JSON means it. */
  JsonNode understood(JsonNode row) {
    return understood(row, "");
  }

  private JsonNode understood(JsonNode node, String name) {
    if (falseIsNull && node.isBoolean() && !node.booleanValue() && !flags.contains(name)) {
      return NullNode.getInstance();
    }
    if (pairIsId && isPair(node)) {
      return node.get(0);
    }
    if (node.isObject()) {
      ObjectNode object = JsonNodeFactory.instance.objectNode();
      node.properties()
          .forEach(
              member ->
                  object.set(member.getKey(), understood(member.getValue(), member.getKey())));
      return object;
    }
    if (node.isArray()) {
      ArrayNode list = JsonNodeFactory.instance.arrayNode();
      node.forEach(item -> list.add(understood(item, name)));
      return list;
    }
    return zone != null && node.isTextual() && ZONELESS.matcher(node.textValue()).matches()
        ? instant(node, zone)
        : node;
  }

  private static boolean isPair(JsonNode node) {
    return node.isArray()
        && node.size() == 2
        && node.get(0).isIntegralNumber()
        && node.get(1).isTextual();
  }

  /** Of two times that an autumn night has, the earlier one. */
  private static JsonNode instant(JsonNode time, ZoneId zone) {
    try {
      return TextNode.valueOf(
          LocalDateTime.parse(time.textValue().replace(' ', 'T'))
              .atZone(zone)
              .toInstant()
              .toString());
    } catch (DateTimeException noTime) {
      return time;
    }
  }
}
