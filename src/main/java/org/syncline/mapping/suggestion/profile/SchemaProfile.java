package org.syncline.mapping.suggestion.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Fields that a schema describes: a JSON Schema (draft 2020-12: properties, items, prefixItems,
 * local $ref, allOf, type, format, enum; other words are passed over) or a list of names and types.
 */
public final class SchemaProfile {
  private static final int DEEPEST = 20;

  private final Map<String, @Nullable Object> schema;
  private final List<FieldProfile> fields = new ArrayList<>();
  private boolean leftOut;

  private SchemaProfile(Map<String, @Nullable Object> schema) {
    this.schema = schema;
  }

  /**
   * A field of a list.
   *
   * @param type of a database or program, or null
   */
  public record NamedField(String name, @Nullable String type) {}

  public static SourceProfile of(List<NamedField> list) {
    List<FieldProfile> fields = new ArrayList<>();
    for (NamedField field : list.subList(0, Math.min(list.size(), Gathered.MOST_FIELDS))) {
      fields.add(
          FieldProfile.ofSchema(
              field.name(), List.of(field.name()), DeclaredType.ofWord(field.type()), List.of()));
    }
    return SourceProfile.ofSchema(fields, list.size() > Gathered.MOST_FIELDS);
  }

  /**
   * Of a JSON Schema.
   *
   * @param schema as read: texts, numbers, flags, lists and maps
   */
  public static SourceProfile of(Map<String, @Nullable Object> schema) {
    SchemaProfile profile = new SchemaProfile(schema);
    profile.node(schema, Place.RECORD, 0);
    return SourceProfile.ofSchema(profile.fields, profile.leftOut);
  }

  private void node(@Nullable Object node, Place place, int depth) {
    if (!(node instanceof Map<?, ?> map) || depth > DEEPEST) {
      return;
    }
    if (map.get("$ref") instanceof String reference) {
      node(resolved(reference), place, depth + 1);
    }
    if (map.get("allOf") instanceof List<?> parts) {
      parts.forEach(part -> node(part, place, depth + 1));
    }
    if (map.get("properties") instanceof Map<?, ?> properties) {
      properties.forEach((name, property) -> property(name, property, place, depth));
    } else if (map.get("prefixItems") instanceof List<?> items) {
      for (int i = 0; i < Math.min(2, items.size()); i++) {
        node(items.get(i), place.then("", i), depth + 1);
      }
    } else if (map.containsKey("items")) {
      node(map.get("items"), place.then("", 0), depth + 1);
    } else if (!place.steps().isEmpty() && (map.containsKey("type") || map.containsKey("enum"))) {
      leaf(map, place);
    }
  }

  private void property(@Nullable Object name, @Nullable Object property, Place place, int depth) {
    if (name instanceof String text && !text.isEmpty()) {
      node(property, place.then(text, -1), depth + 1);
    }
  }

  private void leaf(Map<?, ?> map, Place place) {
    String type = type(map.get("type"));
    if (type != null && (type.equals("object") || type.equals("array"))) {
      return;
    }
    if (fields.size() == Gathered.MOST_FIELDS) {
      leftOut = true;
      return;
    }
    String format = map.get("format") instanceof String text ? text : null;
    List<String> values = new ArrayList<>();
    if (map.get("enum") instanceof List<?> list) {
      list.stream()
          .filter(value -> value instanceof String)
          .limit(FieldValues.MOST_KEPT)
          .forEach(value -> values.add(String.valueOf(value)));
    }
    List<String> names = new ArrayList<>(place.names());
    fields.add(
        FieldProfile.ofSchema(
            PathText.JSON.of(place, Set.of()), names, DeclaredType.ofSchema(type, format), values));
  }

  /** The one type beside null. */
  private static @Nullable String type(@Nullable Object type) {
    if (type instanceof List<?> types) {
      return types.stream()
          .filter(one -> one instanceof String && !"null".equals(one))
          .map(String::valueOf)
          .findFirst()
          .orElse(null);
    }
    return type instanceof String text ? text : null;
  }

  private @Nullable Object resolved(String reference) {
    if (!reference.startsWith("#")) {
      return null;
    }
    Object at = schema;
    for (String step : reference.substring(1).split("/", -1)) {
      if (!step.isEmpty()) {
        at = at instanceof Map<?, ?> map ? map.get(unescaped(step)) : null;
      }
    }
    return at;
  }

  /** RFC 6901. */
  private static String unescaped(String step) {
    return step.replace("~1", "/").replace("~0", "~");
  }
}
