package org.syncline.metrics;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Whom a figure is about.
 *
 * @param id of the system, flow or mapping; {@code hub} of the hub
 */
public record Subject(Kind kind, String id) {
  public static final Subject HUB = new Subject(Kind.HUB, "hub");

  /** What can be measured. */
  public enum Kind {
    HUB,
    SYSTEM,
    FLOW,
    MAPPING;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public static Subject system(String id) {
    return new Subject(Kind.SYSTEM, id);
  }

  public static Subject flow(String id) {
    return new Subject(Kind.FLOW, id);
  }

  public static Subject mapping(String id) {
    return new Subject(Kind.MAPPING, id);
  }

  /** Reads {@code hub}, {@code system:<id>}, {@code flow:<id>} or {@code mapping:<id>}. */
  public static Optional<Subject> parse(String text) {
    if (text.equals(HUB.id())) {
      return Optional.of(HUB);
    }
    int colon = text.indexOf(':');
    if (colon < 1 || colon == text.length() - 1) {
      return Optional.empty();
    }
    String word = text.substring(0, colon);
    return Arrays.stream(Kind.values())
        .filter(kind -> kind != Kind.HUB && kind.word().equals(word))
        .findFirst()
        .map(kind -> new Subject(kind, text.substring(colon + 1)));
  }

  /** As {@link #parse} reads it. */
  @Override
  public String toString() {
    return kind == Kind.HUB ? id : kind.name().toLowerCase(Locale.ROOT) + ":" + id;
  }
}
