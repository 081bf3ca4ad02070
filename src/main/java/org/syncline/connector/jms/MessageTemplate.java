package org.syncline.connector.jms;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A text with values in braces; two braces in a row are one that is meant. */
record MessageTemplate(List<Part> parts) {
  private static final String BODY = "body.";

  MessageTemplate {
    parts = List.copyOf(parts);
  }

  /**
   * A piece of it.
   *
   * @param room whether it names a value, instead of standing for itself
   */
  record Part(String text, boolean room) {}

  /** What is known of a message. */
  interface Values {
    /** Null where there is no such value. */
    @Nullable String of(String name);

    /** Of the body's member at these steps; null where there is no single value. */
    @Nullable String member(List<String> steps);
  }

  static MessageTemplate value(String name) {
    return new MessageTemplate(List.of(new Part(name, true)));
  }

  /**
   * Reads one.
   *
   * @param names of values
   * @param body whether members of the body may be named
   * @param problem takes a sentence for each mistake
   */
  static MessageTemplate read(
      String text, Set<String> names, boolean body, Consumer<String> problem) {
    List<Part> parts = new ArrayList<>();
    StringBuilder plain = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c != '{' && c != '}') {
        plain.append(c);
        at++;
      } else if (at + 1 < text.length() && text.charAt(at + 1) == c) {
        plain.append(c);
        at += 2;
      } else {
        int end = c == '{' ? text.indexOf('}', at) : -1;
        if (end < 0) {
          problem.accept(
              "The '" + c + "' has no other: close it, or double it where a brace is meant.");
          return new MessageTemplate(parts);
        }
        if (!plain.isEmpty()) {
          parts.add(new Part(plain.toString(), false));
          plain.setLength(0);
        }
        String name = text.substring(at + 1, end);
        if (names.contains(name) || (body && isMember(name))) {
          parts.add(new Part(name, true));
        } else {
          problem.accept(
              "There is no such value here. There are: {"
                  + String.join("}, {", names.stream().sorted().toList())
                  + "}"
                  + (body ? ", and {body.member}." : "."));
        }
        at = end + 1;
      }
    }
    if (!plain.isEmpty()) {
      parts.add(new Part(plain.toString(), false));
    }
    return new MessageTemplate(parts);
  }

  private static boolean isMember(String name) {
    return name.startsWith(BODY)
        && List.of(name.substring(BODY.length()).split("\\.", -1)).stream()
            .noneMatch(String::isBlank);
  }

  boolean readsBody() {
    return parts.stream().anyMatch(part -> part.room() && part.text().startsWith(BODY));
  }

  /** Null where one of its values is not there. */
  @Nullable String fill(Values values) {
    StringBuilder filled = new StringBuilder();
    for (Part part : parts) {
      String text = part.text();
      if (part.room()) {
        text =
            text.startsWith(BODY)
                ? values.member(List.of(text.substring(BODY.length()).split("\\.", -1)))
                : values.of(text);
      }
      if (text == null) {
        return null;
      }
      filled.append(text);
    }
    return filled.toString();
  }
}
