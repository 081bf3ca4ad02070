package org.syncline.configuration.form;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a form has to know of one value.
 *
 * @param key names it in texts of pages, names with dots, {@code *} for any name and {@code []} for
 *     an item
 * @param choices of a {@link Type#CHOICE} all there are; of a text those that are offered
 * @param otherwise what it is where it is left out; null where nothing is
 * @param meaning a sentence in English, may be empty
 * @param members by name, in the order of the form
 * @param named what members of any other name are; null where there are none
 * @param items what the items of a list are; null for no list
 */
public record Shape(
    String key,
    Type type,
    boolean required,
    List<String> choices,
    @Nullable String otherwise,
    String meaning,
    Map<String, Shape> members,
    @Nullable Shape named,
    @Nullable Shape items) {

  /** How a value is entered. */
  public enum Type {
    TEXT,
    NUMBER,
    FLAG,
    CHOICE,
    /** Of which only JSON text can be entered. */
    JSON,
    OBJECT,
    LIST
  }

  public Shape {
    choices = List.copyOf(choices);
    members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
  }

  /** A single value. */
  public static Shape value(String key, Type type, String meaning) {
    return new Shape(key, type, false, List.of(), null, meaning, Map.of(), null, null);
  }

  /** One of these words. */
  public static Shape choice(String key, List<String> words, String meaning) {
    return new Shape(key, Type.CHOICE, false, words, null, meaning, Map.of(), null, null);
  }

  /** An object with these members. */
  public static Shape object(String key, Map<String, Shape> members, String meaning) {
    return new Shape(key, Type.OBJECT, false, List.of(), null, meaning, members, null, null);
  }

  /** An object of which each member is such a value, whatever its name. */
  public static Shape named(String key, Shape each, String meaning) {
    return new Shape(key, Type.OBJECT, false, List.of(), null, meaning, Map.of(), each, null);
  }

  /** A list of such values. */
  public static Shape list(String key, Shape each, String meaning) {
    return new Shape(key, Type.LIST, false, List.of(), null, meaning, Map.of(), null, each);
  }

  /** The same, but it has to be given. */
  public Shape needed() {
    return new Shape(key, type, true, choices, otherwise, meaning, members, named, items);
  }

  /** The same, with what it is where it is left out. */
  public Shape or(String value) {
    return new Shape(key, type, required, choices, value, meaning, members, named, items);
  }

  /** The same, with texts that are offered. */
  public Shape offering(List<String> texts) {
    return new Shape(key, type, required, texts, otherwise, meaning, members, named, items);
  }

  /** Whether it has fields of its own below it. */
  boolean isBranch() {
    return type == Type.OBJECT || type == Type.LIST;
  }

  /**
   * Reads a JSON schema as {@code connector.spi} writes them. What it can't say in fields, such as
   * alternatives and values of any type, becomes JSON text.
   *
   * @param key of the whole
   */
  public static Shape of(Map<String, ?> schema, String key) {
    return of(schema, key, false);
  }

  private static Shape of(Map<?, ?> schema, String key, boolean required) {
    String meaning = schema.get("description") instanceof String text ? text : "";
    Object otherwise = schema.get("default");
    List<String> choices = choices(schema.get("enum"));
    Map<String, Shape> members = members(schema, key);
    Shape named =
        schema.get("additionalProperties") instanceof Map<?, ?> each
            ? of(each, join(key, "*"), false)
            : null;
    Shape items =
        schema.get("items") instanceof Map<?, ?> each ? of(each, key + "[]", false) : null;
    boolean open = schema.containsKey("enum") && choices.isEmpty();
    Type type =
        open
            ? Type.JSON
            : type(schema.get("type"), choices, !members.isEmpty() || named != null, items != null);
    return new Shape(
        key,
        type,
        required,
        choices,
        otherwise == null ? null : otherwise.toString(),
        meaning,
        members,
        named,
        items);
  }

  private static Type type(
      @Nullable Object type, List<String> choices, boolean hasMembers, boolean hasItems) {
    if (!(type instanceof String word)) {
      return Type.JSON;
    }
    return switch (word) {
      case "string" -> choices.isEmpty() ? Type.TEXT : Type.CHOICE;
      case "number", "integer" -> choices.isEmpty() ? Type.NUMBER : Type.JSON;
      case "boolean" -> choices.isEmpty() ? Type.FLAG : Type.JSON;
      case "object" -> hasMembers ? Type.OBJECT : Type.JSON;
      case "array" -> hasItems ? Type.LIST : Type.JSON;
      default -> Type.JSON;
    };
  }

  private static Map<String, Shape> members(Map<?, ?> schema, String key) {
    Map<String, Shape> members = new LinkedHashMap<>();
    List<?> required = schema.get("required") instanceof List<?> names ? names : List.of();
    if (schema.get("properties") instanceof Map<?, ?> properties) {
      properties.forEach(
          (name, member) -> {
            if (member instanceof Map<?, ?> inner) {
              String own = String.valueOf(name);
              members.put(own, of(inner, join(key, own), required.contains(own)));
            }
          });
    }
    return members;
  }

  /** The texts of an enumeration; empty where one of them is no text. */
  private static List<String> choices(@Nullable Object values) {
    List<String> choices = new ArrayList<>();
    if (values instanceof List<?> list) {
      for (Object value : list) {
        if (!(value instanceof String text)) {
          return List.of();
        }
        choices.add(text);
      }
    }
    return choices;
  }

  private static String join(String key, String name) {
    return key.isEmpty() ? name : key + "." + name;
  }
}
