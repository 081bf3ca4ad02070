package org.syncline.record;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * On which day a record of the shipped types counts for the business: opportunities on the day they
 * were closed, service cases on the day of UTC of that, customers on the day they were lost.
 */
final class BusinessDates {
  static final String CLOSED = "closed";
  static final String CHURNED = "churned";
  static final String STATUS = "status";
  static final String OPENED = "opened";
  static final String AMOUNT = "amount";
  static final String CURRENCY = "currency";
  static final String SATISFACTION = "satisfaction";
  static final String OPPORTUNITY = "opportunity";
  static final String CASE = "case";
  static final String CUSTOMER = "customer";

  private static final int DAY_OF_TEXT = "2026-11-27".length();

  /** What a figure is counted from, by record type; the day first. */
  private static final Map<String, List<String>> COUNTED =
      Map.of(
          OPPORTUNITY, List.of(CLOSED, STATUS, OPENED, AMOUNT, CURRENCY),
          CASE, List.of(CLOSED, SATISFACTION),
          CUSTOMER, List.of(CHURNED));

  private BusinessDates() {}

  /** The days that are to be counted again after a record changed; mostly none. */
  static Set<LocalDate> touched(String type, FieldValues before, FieldValues now) {
    List<String> counted = COUNTED.get(type);
    if (counted == null || isSame(counted, before, now)) {
      return Set.of();
    }
    Set<LocalDate> days = new TreeSet<>();
    for (FieldValues values : List.of(before, now)) {
      LocalDate day = isHidden(values) ? null : day(values.get(counted.get(0)));
      if (day != null) {
        days.add(day);
      }
    }
    return days;
  }

  private static boolean isSame(List<String> counted, FieldValues before, FieldValues now) {
    return isHidden(before) == isHidden(now)
        && counted.stream().allMatch(field -> Objects.equals(before.get(field), now.get(field)));
  }

  private static boolean isHidden(FieldValues values) {
    return values.get(RecordMark.MERGED_INTO) != null
        || Boolean.TRUE.equals(values.get(RecordMark.ARCHIVED));
  }

  /** The day of a date, or of an instant in UTC; null of whatever is none. */
  static @Nullable LocalDate day(@Nullable Object canonical) {
    if (!(canonical instanceof String text) || text.length() < DAY_OF_TEXT) {
      return null;
    }
    try {
      return text.length() == DAY_OF_TEXT
          ? LocalDate.parse(text)
          : LocalDate.ofInstant(Instant.parse(text), ZoneOffset.UTC);
    } catch (DateTimeException e) {
      // A type of their own may hold anything there.
      return null;
    }
  }

  /** How an index of cases names the beginning of a day. */
  static String start(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant().toString();
  }
}
