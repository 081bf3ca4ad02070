package org.syncline.connector.spi;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.syncline.configuration.Words;
import org.syncline.connector.spi.Description.Setting;
import org.syncline.connector.spi.Description.Type;

/**
 * The settings of a connector as a JSON Schema (2020-12), for forms and first checks. The connector
 * itself checks more: what it refuses may fit the schema, but what it takes does.
 */
public final class SettingsSchema {
  private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";
  private static final String ITEM = "[]";
  private static final String ANY_NAME = "*";

  private final Map<String, SettingsSchema> members = new LinkedHashMap<>();
  private @Nullable Setting setting;

  private SettingsSchema() {}

  /**
   * The schema of a connection's {@code settings}, as maps, lists, texts, numbers and flags.
   *
   * @throws IllegalArgumentException where two settings have one name
   */
  public static Map<String, Object> of(Description description) {
    SettingsSchema root = new SettingsSchema();
    description.settings().forEach(root::put);
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("$schema", DIALECT);
    schema.put("title", "Settings of a connection of kind " + Words.of(description.kind()));
    schema.put("type", "object");
    root.describeMembers(schema);
    return schema;
  }

  private void put(Setting added) {
    SettingsSchema at = this;
    for (String step : steps(added.name())) {
      at = at.members.computeIfAbsent(step, name -> new SettingsSchema());
    }
    if (at.setting != null) {
      throw new IllegalArgumentException("Two settings are named '" + added.name() + "'.");
    }
    at.setting = added;
  }

  /** The names in a path, with {@code []} as a step of its own. */
  private static List<String> steps(String path) {
    List<String> steps = new ArrayList<>();
    for (String part : path.split("\\.")) {
      String name = part;
      int items = 0;
      while (name.endsWith(ITEM)) {
        name = name.substring(0, name.length() - ITEM.length());
        items++;
      }
      steps.add(name);
      for (int i = 0; i < items; i++) {
        steps.add(ITEM);
      }
    }
    return steps;
  }

  private Map<String, Object> schema() {
    Map<String, Object> schema = new LinkedHashMap<>();
    Setting known = setting;
    if (known == null) {
      schema.put("type", members.containsKey(ITEM) ? "array" : "object");
    } else {
      type(known.type(), schema);
      schema.put("description", meaning(known));
      if (!known.choices().isEmpty()) {
        schema.put("enum", known.choices());
      }
      Object otherwise = otherwise(known);
      if (otherwise != null) {
        schema.put("default", otherwise);
      }
    }
    describeMembers(schema);
    return schema;
  }

  private static void type(Type type, Map<String, Object> schema) {
    switch (type) {
      case TEXT -> schema.put("type", "string");
      case NUMBER -> schema.put("type", "number");
      case FLAG -> schema.put("type", "boolean");
      case OBJECT -> schema.put("type", "object");
      case LIST -> schema.put("type", "array");
      case SECRET -> {
        schema.put("type", "string");
        schema.put("pattern", "^[a-z][a-z0-9-]{0,39}/[a-z][a-z0-9-]{0,39}$");
      }
      case ANY -> {
        // Without a type anything fits.
      }
    }
  }

  private static String meaning(Setting setting) {
    return setting.otherwise() == null || otherwise(setting) != null
        ? setting.meaning()
        : setting.meaning() + " Unless given: " + setting.otherwise() + ".";
  }

  /** Null where it is no value, but told in words. */
  private static @Nullable Object otherwise(Setting setting) {
    String text = setting.otherwise();
    if (text == null) {
      return null;
    }
    return switch (setting.type()) {
      case TEXT, SECRET ->
          setting.choices().isEmpty() && text.contains(" ")
                  || !setting.choices().isEmpty() && !setting.choices().contains(text)
              ? null
              : text;
      case FLAG -> text.equals("true") || text.equals("false") ? Boolean.valueOf(text) : null;
      case NUMBER -> number(text);
      case OBJECT, LIST, ANY -> null;
    };
  }

  private static @Nullable BigDecimal number(String text) {
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException words) {
      return null;
    }
  }

  private void describeMembers(Map<String, Object> schema) {
    Map<String, Object> properties = new LinkedHashMap<>();
    List<String> required = new ArrayList<>();
    members.forEach(
        (name, member) -> {
          if (name.equals(ITEM)) {
            schema.put("items", member.schema());
          } else if (name.equals(ANY_NAME)) {
            schema.put("additionalProperties", member.schema());
          } else {
            properties.put(name, member.schema());
            if (member.setting != null && member.setting.required()) {
              required.add(name);
            }
          }
        });
    if (!properties.isEmpty()) {
      schema.put("properties", properties);
      schema.putIfAbsent("additionalProperties", false);
    }
    if (!required.isEmpty()) {
      schema.put("required", required);
    }
  }
}
