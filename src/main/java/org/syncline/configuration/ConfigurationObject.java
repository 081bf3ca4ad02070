package org.syncline.configuration;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The members of one JSON object of a document. Each getter notes a problem where the member is
 * missing or of another type, and then gives a stand-in (empty text, 0, the first choice) so that
 * reading can go on.
 */
public final class ConfigurationObject {
  private final String path;
  private final Map<String, @Nullable Object> members;
  private final List<ConfigurationProblem> problems;
  private final Set<String> known = new LinkedHashSet<>();

  ConfigurationObject(
      String path, Map<String, @Nullable Object> members, List<ConfigurationProblem> problems) {
    this.path = path;
    this.members = members;
    this.problems = problems;
  }

  static String join(String path, String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  static <T> @Nullable T readWith(
      Function<ConfigurationObject, T> reader, ConfigurationObject object) {
    int before = object.problems.size();
    T value = null;
    try {
      value = reader.apply(object);
    } catch (IllegalArgumentException e) {
      // A value checks itself when it is made; with stand-ins in it, its complaint would only
      // repeat ours.
      if (object.problems.size() == before) {
        object.problems.add(new ConfigurationProblem(object.path, String.valueOf(e.getMessage())));
      }
    }
    object.refuseUnknown();
    return value;
  }

  private void refuseUnknown() {
    for (String name : members.keySet()) {
      if (!known.contains(name)) {
        problem(name, "This member is unknown. Known here: " + String.join(", ", known) + ".");
      }
    }
  }

  /** Whether the member is given, be it null. */
  public boolean has(String name) {
    known.add(name);
    return members.containsKey(name);
  }

  /** Notes a problem of a member. */
  public void problem(String name, String message) {
    problems.add(new ConfigurationProblem(join(path, name), message));
  }

  /**
   * The member as read: text, {@link BigDecimal}, {@link Boolean}, {@link List}, {@link Map} or
   * null.
   */
  public @Nullable Object value(String name) {
    known.add(name);
    return members.get(name);
  }

  /** A text that has to be given and not blank. */
  public String text(String name) {
    if (!has(name)) {
      problem(name, "This member is missing: give a text.");
      return "";
    }
    String text = text(name, members.get(name));
    if (text != null && text.isBlank()) {
      problem(name, "This text is empty: fill it in.");
    }
    return text == null ? "" : text;
  }

  public @Nullable String optionalText(String name) {
    return has(name) ? text(name, members.get(name)) : null;
  }

  private @Nullable String text(String name, @Nullable Object value) {
    if (value instanceof String text) {
      return text;
    }
    problem(name, "Give a text in quotes.");
    return null;
  }

  public boolean flag(String name, boolean absent) {
    if (!has(name)) {
      return absent;
    }
    if (members.get(name) instanceof Boolean flag) {
      return flag;
    }
    problem(name, "Give true or false.");
    return absent;
  }

  /** A whole number between the limits, both included. */
  public int number(String name, int min, int max, @Nullable Integer absent) {
    if (!has(name) && absent != null) {
      return absent;
    }
    if (members.get(name) instanceof BigDecimal number) {
      try {
        int whole = number.intValueExact();
        if (whole >= min && whole <= max) {
          return whole;
        }
      } catch (ArithmeticException notWhole) {
        // said below
      }
    }
    problem(name, "Give a whole number from " + min + " to " + max + ".");
    return min;
  }

  /** An exact number, or null where it is not given. */
  public @Nullable BigDecimal decimal(String name) {
    if (!has(name)) {
      return null;
    }
    if (members.get(name) instanceof BigDecimal number) {
      return number;
    }
    problem(name, "Give a number.");
    return null;
  }

  /**
   * One word of a list of words; {@code absent} where it is not given, and a problem where that is
   * null.
   */
  public <C> C choice(String name, Map<String, C> words, @Nullable C absent) {
    if (!has(name) && absent != null) {
      return absent;
    }
    C choice = members.get(name) instanceof String word ? words.get(word) : null;
    if (choice != null) {
      return choice;
    }
    problem(name, "Give one of: " + String.join(", ", words.keySet()) + ".");
    return words.values().iterator().next();
  }

  /** A list of texts; empty where it is not given. */
  public List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    int index = 0;
    for (Object item : list(name)) {
      String text = text(name + "[" + index++ + "]", item);
      if (text != null) {
        texts.add(text);
      }
    }
    return texts;
  }

  /** Names with texts; empty where it is not given. */
  public Map<String, String> textsByName(String name) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (Map.Entry<String, @Nullable Object> entry : map(name).entrySet()) {
      String text = text(join(name, entry.getKey()), entry.getValue());
      if (text != null) {
        texts.put(entry.getKey(), text);
      }
    }
    return texts;
  }

  /** A list of objects; empty where it is not given. */
  public <T> List<T> objects(String name, Function<ConfigurationObject, T> reader) {
    List<T> objects = new ArrayList<>();
    int index = 0;
    for (Object item : list(name)) {
      T object = read(name + "[" + index++ + "]", item, reader);
      if (object != null) {
        objects.add(object);
      }
    }
    return objects;
  }

  /** Objects by name; empty where it is not given. */
  public <T> Map<String, T> objectsByName(String name, Function<ConfigurationObject, T> reader) {
    Map<String, T> objects = new LinkedHashMap<>();
    for (Map.Entry<String, @Nullable Object> entry : map(name).entrySet()) {
      T object = read(join(name, entry.getKey()), entry.getValue(), reader);
      if (object != null) {
        objects.put(entry.getKey(), object);
      }
    }
    return objects;
  }

  /** An object, or null where it is not given or can't be read (then with a problem). */
  public <T> @Nullable T object(String name, Function<ConfigurationObject, T> reader) {
    return has(name) ? read(name, members.get(name), reader) : null;
  }

  /** An object as a document of its own, for whoever reads it later; empty where none is given. */
  public String document(String name) {
    return ConfigurationDocument.write(map(name));
  }

  private <T> @Nullable T read(
      String name, @Nullable Object value, Function<ConfigurationObject, T> reader) {
    if (value instanceof Map<?, ?> map) {
      @SuppressWarnings("unchecked") // the document's objects are made with text names only
      Map<String, @Nullable Object> inner = (Map<String, @Nullable Object>) map;
      return readWith(reader, new ConfigurationObject(join(path, name), inner, problems));
    }
    problem(name, "Give an object: { ... }.");
    return null;
  }

  private List<?> list(String name) {
    if (!has(name)) {
      return List.of();
    }
    if (members.get(name) instanceof List<?> list) {
      return list;
    }
    problem(name, "Give a list: [ ... ].");
    return List.of();
  }

  @SuppressWarnings("unchecked") // the document's objects are made with text names only
  private Map<String, @Nullable Object> map(String name) {
    if (!has(name)) {
      return Map.of();
    }
    if (members.get(name) instanceof Map<?, ?> map) {
      return (Map<String, @Nullable Object>) map;
    }
    problem(name, "Give an object: { ... }.");
    return Map.of();
  }
}
