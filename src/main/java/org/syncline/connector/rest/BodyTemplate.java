package org.syncline.connector.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** JSON with placeholders in its texts. A text that is one placeholder becomes its value. */
sealed interface BodyTemplate {

  /** What is sent; a missing node where it is one placeholder without a value. */
  JsonNode fill(Values values) throws CannotFill;

  /** Whether a value of this name is filled in anywhere. */
  boolean holds(String name);

  /** What is sent as it is. */
  record Constant(JsonNode node) implements BodyTemplate {
    @Override
    public JsonNode fill(Values values) {
      return node;
    }

    @Override
    public boolean holds(String name) {
      return false;
    }
  }

  /** A value in its own type. */
  record Value(Placeholder placeholder) implements BodyTemplate {
    @Override
    public JsonNode fill(Values values) throws CannotFill {
      return placeholder.node(values);
    }

    @Override
    public boolean holds(String name) {
      return placeholder.name().equals(name);
    }
  }

  /** A text with values in it. */
  record Text(Template template) implements BodyTemplate {
    @Override
    public JsonNode fill(Values values) throws CannotFill {
      return TextNode.valueOf(template.fill(values));
    }

    @Override
    public boolean holds(String name) {
      return template.holds(name);
    }
  }

  /** An object; members without a value are left out, as absent members of a record are. */
  record Members(Map<String, BodyTemplate> members) implements BodyTemplate {
    @Override
    public JsonNode fill(Values values) throws CannotFill {
      ObjectNode object = JsonNodeFactory.instance.objectNode();
      for (Map.Entry<String, BodyTemplate> member : members.entrySet()) {
        JsonNode value = member.getValue().fill(values);
        if (!value.isMissingNode()) {
          object.set(member.getKey(), value);
        }
      }
      return object;
    }

    @Override
    public boolean holds(String name) {
      return members.values().stream().anyMatch(member -> member.holds(name));
    }
  }

  /** A list, whose items need a value each: places have meanings. */
  record Items(List<BodyTemplate> items) implements BodyTemplate {
    @Override
    public JsonNode fill(Values values) throws CannotFill {
      ArrayNode list = JsonNodeFactory.instance.arrayNode();
      for (BodyTemplate item : items) {
        JsonNode value = item.fill(values);
        if (value.isMissingNode()) {
          throw new CannotFill(
              "NO_VALUE",
              "A list of the request's body needs a value for each of its places, and one has"
                  + " none: map it, or link the row.");
        }
        list.add(value);
      }
      return list;
    }

    @Override
    public boolean holds(String name) {
      return items.stream().anyMatch(item -> item.holds(name));
    }
  }

  /**
   * Reads one from a document's value.
   *
   * @param path of the value in the document
   * @param problem takes path and sentence of each mistake
   */
  static BodyTemplate read(
      @Nullable Object value, Set<String> names, String path, BiConsumer<String, String> problem) {
    if (value instanceof Map<?, ?> map) {
      Map<String, BodyTemplate> members = new LinkedHashMap<>();
      map.forEach(
          (name, inner) ->
              members.put(String.valueOf(name), read(inner, names, path + "." + name, problem)));
      return new Members(members);
    }
    if (value instanceof List<?> list) {
      List<BodyTemplate> items = new ArrayList<>();
      for (int i = 0; i < list.size(); i++) {
        items.add(read(list.get(i), names, path + "[" + i + "]", problem));
      }
      return new Items(items);
    }
    if (value instanceof String text) {
      Template template = Template.read(text, names, sentence -> problem.accept(path, sentence));
      Optional<Placeholder> alone = template.alone();
      return alone.isPresent() ? new Value(alone.get()) : new Text(template);
    }
    if (value instanceof BigDecimal number) {
      return new Constant(DecimalNode.valueOf(number));
    }
    if (value instanceof Boolean flag) {
      return new Constant(BooleanNode.valueOf(flag));
    }
    return new Constant(NullNode.getInstance());
  }

  /** Stands for a body that could not be read. */
  static BodyTemplate nothing() {
    return new Constant(MissingNode.getInstance());
  }
}
