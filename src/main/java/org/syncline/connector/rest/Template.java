package org.syncline.connector.rest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A text with placeholders in it; two braces in a row are one that is meant.
 *
 * @param parts texts and placeholders, in their order
 */
record Template(List<Part> parts) {
  Template {
    parts = List.copyOf(parts);
  }

  /** A part of it. */
  sealed interface Part {}

  /** What is sent as it is. */
  record Literal(String text) implements Part {}

  /** What is filled in. */
  record Room(Placeholder placeholder) implements Part {}

  /** How a value is written where it is filled in. */
  @FunctionalInterface
  interface Encoding {
    String of(String value, Placeholder placeholder) throws CannotFill;
  }

  static Template literal(String text) {
    return new Template(List.of(new Literal(text)));
  }

  /**
   * Reads one.
   *
   * @param names of the values that there are here
   * @param problem takes a sentence for each mistake
   */
  static Template read(String text, Set<String> names, Consumer<String> problem) {
    List<Part> parts = new ArrayList<>();
    StringBuilder literal = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c != '{' && c != '}') {
        literal.append(c);
        at++;
      } else if (at + 1 < text.length() && text.charAt(at + 1) == c) {
        literal.append(c);
        at += 2;
      } else {
        int end = c == '{' ? text.indexOf('}', at) : -1;
        if (end < 0) {
          problem.accept(
              "The '"
                  + c
                  + "' at character "
                  + (at + 1)
                  + " has no other: close it, or double it"
                  + " where a brace is meant.");
          return new Template(parts);
        }
        if (!literal.isEmpty()) {
          parts.add(new Literal(literal.toString()));
          literal.setLength(0);
        }
        placeholder(text.substring(at + 1, end), names, problem)
            .ifPresent(placeholder -> parts.add(new Room(placeholder)));
        at = end + 1;
      }
    }
    if (!literal.isEmpty()) {
      parts.add(new Literal(literal.toString()));
    }
    return new Template(parts);
  }

  private static Optional<Placeholder> placeholder(
      String text, Set<String> names, Consumer<String> problem) {
    int colon = text.lastIndexOf(':');
    String whole = colon < 0 ? text : text.substring(0, colon);
    Placeholder.Form form =
        colon < 0 ? Placeholder.Form.AS_IS : Placeholder.FORMS.get(text.substring(colon + 1));
    if (form == null) {
      problem.accept(
          "The form of {"
              + text
              + "} is unknown. Known: "
              + String.join(", ", Placeholder.FORMS.keySet())
              + ".");
      return Optional.empty();
    }
    int dot = whole.indexOf('.');
    String name = dot < 0 ? whole : whole.substring(0, dot);
    if (!names.contains(name)) {
      problem.accept(
          "There is no {"
              + name
              + "} here. "
              + (names.isEmpty()
                  ? "Nothing is filled in here: double the braces where they are meant."
                  : "There are: {" + String.join("}, {", names.stream().sorted().toList()) + "}."));
      return Optional.empty();
    }
    if (dot >= 0 && !name.equals(WriteValues.BODY)) {
      problem.accept("{" + name + "} has no members: only {" + WriteValues.BODY + "} has.");
      return Optional.empty();
    }
    try {
      MemberPath member = dot < 0 ? MemberPath.WHOLE : MemberPath.of(whole.substring(dot + 1));
      return Optional.of(new Placeholder(name, member, form));
    } catch (IllegalArgumentException e) {
      problem.accept(String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  boolean holds(String name) {
    return parts.stream()
        .anyMatch(part -> part instanceof Room room && room.placeholder().name().equals(name));
  }

  boolean hasRoom() {
    return parts.stream().anyMatch(Room.class::isInstance);
  }

  /** The placeholder, where there is nothing else. */
  Optional<Placeholder> alone() {
    return parts.size() == 1 && parts.get(0) instanceof Room room
        ? Optional.of(room.placeholder())
        : Optional.empty();
  }

  /** What is sent as it is, with a letter for each placeholder. */
  String outline() {
    StringBuilder outline = new StringBuilder();
    for (Part part : parts) {
      outline.append(part instanceof Literal literal ? literal.text() : "x");
    }
    return outline.toString();
  }

  String fill(Values values) throws CannotFill {
    return fill(values, (value, placeholder) -> value);
  }

  String fill(Values values, Encoding encoding) throws CannotFill {
    StringBuilder filled = new StringBuilder();
    for (Part part : parts) {
      if (part instanceof Literal literal) {
        filled.append(literal.text());
      } else if (part instanceof Room room) {
        filled.append(encoding.of(room.placeholder().text(values), room.placeholder()));
      }
    }
    return filled.toString();
  }
}
