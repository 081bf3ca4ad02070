package org.syncline.connector.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with placeholders, such as {@code customer-{record}-{key}.json}. What is filled in are
 * numbers and hashes alone, so nothing that a record holds gets into a name.
 */
final class NameTemplate {
  /** Makes a name the only one of its kind: the same for each try of a file, and for no other. */
  static final String KEY = "key";

  static final String RECORD = "record";
  static final String VERSION = "version";
  static final String COUNT = "count";

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-zA-Z]{0,40})\\}");
  private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*");
  private static final int LONGEST = 100;

  private final List<String> parts;

  private NameTemplate(List<String> parts) {
    this.parts = List.copyOf(parts);
  }

  /** A name of a file; what is wrong with it goes to {@code problem}. */
  static NameTemplate ofName(String text, Set<String> names, Consumer<String> problem) {
    NameTemplate template = of(text, names, problem);
    if (text.length() > LONGEST || !SAFE.matcher(template.outline()).matches()) {
      problem.accept(
          "Give a name of at most "
              + LONGEST
              + " letters, digits and . _ - with {placeholders}, not beginning with a dot.");
    }
    if (!template.parts.contains("{" + KEY + "}")) {
      problem.accept(
          "The name needs {" + KEY + "}: without it two files would have the same name.");
    }
    return template;
  }

  /** Any text. */
  static NameTemplate of(String text, Set<String> names, Consumer<String> problem) {
    List<String> parts = new ArrayList<>();
    Matcher matcher = PLACEHOLDER.matcher(text);
    int at = 0;
    while (matcher.find()) {
      parts.add(text.substring(at, matcher.start()));
      parts.add(matcher.group());
      if (!names.contains(matcher.group(1))) {
        problem.accept(
            "There is no "
                + matcher.group()
                + " here. There is: {"
                + String.join("}, {", names.stream().sorted().toList())
                + "}.");
      }
      at = matcher.end();
    }
    parts.add(text.substring(at));
    return new NameTemplate(parts);
  }

  private String outline() {
    StringBuilder outline = new StringBuilder();
    for (int i = 0; i < parts.size(); i++) {
      outline.append(i % 2 == 0 ? parts.get(i) : "x");
    }
    return outline.toString();
  }

  /** With all placeholders filled. */
  String fill(Map<String, String> values) {
    StringBuilder filled = new StringBuilder();
    for (int i = 0; i < parts.size(); i++) {
      String part = parts.get(i);
      filled.append(
          i % 2 == 0 ? part : values.getOrDefault(part.substring(1, part.length() - 1), part));
    }
    return filled.toString();
  }
}
