package org.syncline.mapping.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Grammar of XML source paths: element names with slashes, {@code name[n]} from 1 for repeated
 * ones, {@code @name} at the end for an attribute, {@code .} for the record element itself.
 */
record XmlPath(List<Step> elements, @Nullable Name attribute) {
  private static final int MOST_STEPS = 50;
  private static final Pattern NAME =
      Pattern.compile("(?:([\\p{L}_][\\p{L}\\p{N}._-]*):)?([\\p{L}_][\\p{L}\\p{N}._-]*)");
  private static final Pattern STEP = Pattern.compile("([^\\[\\]]+)(?:\\[([1-9][0-9]{0,4})])?");

  /** A name; uri null: any namespace. */
  record Name(@Nullable String uri, String local) {
    boolean is(@Nullable String otherUri, String otherLocal) {
      return local.equals(otherLocal)
          && (uri == null || uri.equals(otherUri == null ? "" : otherUri));
    }
  }

  /** An element; number 0: the only one of its name. */
  record Step(Name name, int number) {}

  /**
   * Parses a source path.
   *
   * @throws IllegalArgumentException with a sentence that says what to do
   */
  static XmlPath parse(String path, Map<String, String> namespaces) {
    if (path.equals(".")) {
      return new XmlPath(List.of(), null);
    }
    List<Step> elements = new ArrayList<>();
    Name attribute = null;
    String[] parts = path.split("/", -1);
    for (int i = 0; i < parts.length; i++) {
      if (parts[i].startsWith("@") && i == parts.length - 1) {
        attribute = name(parts[i].substring(1), namespaces, false);
      } else {
        Matcher step = STEP.matcher(parts[i]);
        if (!step.matches()) {
          throw wrong(parts[i]);
        }
        int number = step.group(2) == null ? 0 : Integer.parseInt(step.group(2));
        elements.add(new Step(name(step.group(1), namespaces, true), number));
      }
    }
    if (elements.size() > MOST_STEPS) {
      throw new IllegalArgumentException(
          "This path has more than " + MOST_STEPS + " steps: shorten it.");
    }
    return new XmlPath(List.copyOf(elements), attribute);
  }

  /** The names of a path without numbers and attributes. */
  static List<Name> names(String path, Map<String, String> namespaces) {
    XmlPath parsed = parse(path, namespaces);
    if (parsed.attribute != null
        || parsed.elements.isEmpty()
        || parsed.elements.stream().anyMatch(step -> step.number() > 0)) {
      throw new IllegalArgumentException(
          "The path of the record is element names with slashes, below the root: body/customer.");
    }
    return parsed.elements.stream().map(Step::name).toList();
  }

  private static Name name(String written, Map<String, String> namespaces, boolean element) {
    Matcher name = NAME.matcher(written);
    if (!name.matches()) {
      throw wrong(written);
    }
    String prefix = name.group(1);
    if (prefix == null) {
      String unprefixed = element ? namespaces.getOrDefault("", "") : "";
      return new Name(namespaces.isEmpty() ? null : unprefixed, name.group(2));
    }
    String uri = namespaces.get(prefix);
    if (uri == null) {
      throw new IllegalArgumentException(
          "The prefix '" + prefix + "' is unknown: add it to the format's namespaces.");
    }
    return new Name(uri, name.group(2));
  }

  private static IllegalArgumentException wrong(String part) {
    return new IllegalArgumentException(
        "'"
            + part
            + "' is no step of an XML path. Write address/street, phone[2], @id, address/@kind or"
            + " '.' alone.");
  }
}
