package org.syncline.platform.rest;

import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The query of a request, read strictly: an unknown or repeated parameter is refused, because a
 * misspelt filter that is ignored shows, or changes, too much.
 */
public final class QueryParameters {
  // Databases know fewer years than Java does.
  private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

  private final Map<String, List<String>> given;

  private QueryParameters(Map<String, List<String>> given) {
    this.given = given;
  }

  public static QueryParameters of(UriInfo uri, Set<String> known) {
    return of(uri.getQueryParameters(), known);
  }

  public static QueryParameters of(Map<String, List<String>> given, Set<String> known) {
    given.forEach(
        (name, values) -> {
          if (!known.contains(name)) {
            throw ProblemException.invalid(
                name,
                "There is no such parameter. Use "
                    + String.join(", ", known.stream().sorted().toList())
                    + ".");
          }
          if (values.size() > 1) {
            throw ProblemException.invalid(name, "Give this parameter once.");
          }
        });
    return new QueryParameters(given);
  }

  /** The text, null where the parameter is missing or empty. */
  public @Nullable String text(String name) {
    List<String> values = given.getOrDefault(name, List.of());
    return values.isEmpty() || values.get(0).isEmpty() ? null : values.get(0);
  }

  public @Nullable Long number(String name) {
    String text = text(name);
    try {
      return text == null ? null : Long.valueOf(text);
    } catch (NumberFormatException e) {
      throw ProblemException.invalid(name, "Give a whole number.");
    }
  }

  public int count(String name, int absent, int most) {
    Long number = number(name);
    if (number == null) {
      return absent;
    }
    if (number < 1 || number > most) {
      throw ProblemException.invalid(name, "Give a whole number from 1 to " + most + ".");
    }
    return number.intValue();
  }

  public @Nullable Instant instant(String name) {
    String text = text(name);
    if (text == null) {
      return null;
    }
    try {
      Instant instant = Instant.parse(text);
      if (!instant.isBefore(EARLIEST) && instant.isBefore(LATEST)) {
        return instant;
      }
    } catch (DateTimeParseException e) {
      // Refused below, in the same words.
    }
    throw ProblemException.invalid(
        name, "Give a moment in UTC from the years 1 to 9999, such as 2026-11-22T12:45:00Z.");
  }
}
