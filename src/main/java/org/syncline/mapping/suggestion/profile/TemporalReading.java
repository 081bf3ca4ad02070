package org.syncline.mapping.suggestion.profile;

import java.util.List;
import java.util.Set;
import org.syncline.mapping.conversion.TemporalConversion;

/**
 * How a field writes dates or times.
 *
 * @param kind INSTANT for dates with a time of day
 * @param pattern {@code java.time} letters, {@code epoch-seconds} or {@code epoch-millis}
 * @param iso whether it is ISO 8601, so that a row for this kind needs no format
 * @param alternatives patterns that fit just as well but mean other days; empty where the values
 *     decide
 * @param epoch whether they are numbers, which may as well be something else
 * @param share of the values that are read
 */
public record TemporalReading(
    TemporalConversion.Kind kind,
    String pattern,
    boolean iso,
    List<String> alternatives,
    boolean epoch,
    double share) {

  public TemporalReading {
    alternatives = List.copyOf(alternatives);
  }

  public boolean isAmbiguous() {
    return !alternatives.isEmpty();
  }

  /** The letters of the day and the month in their order; empty for epochs. */
  String order() {
    int day = pattern.indexOf('d');
    int month = pattern.indexOf('M');
    return epoch || day < 0 || month < 0 ? "" : day < month ? "dM" : "Md";
  }

  /** The same, decided by the order that other fields of the source have shown. */
  TemporalReading decidedBy(Set<String> orders) {
    if (!isAmbiguous() || orders.size() != 1) {
      return this;
    }
    return alternatives.stream()
        .map(letters -> new TemporalReading(kind, letters, iso, List.of(), epoch, share))
        .filter(reading -> orders.contains(reading.order()))
        .findFirst()
        .orElse(this);
  }
}
