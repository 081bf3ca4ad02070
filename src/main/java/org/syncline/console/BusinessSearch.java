package org.syncline.console;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.syncline.record.ReadBusiness.Slot;

/** What is asked of the figures of the business: which one is drawn, and of which days. */
public final class BusinessSearch extends PageSearch {
  /** Figures that are drawn, as addresses name them. */
  static final List<String> FIGURES = List.of("won", "closing", "satisfaction", "churn");

  /** Periods that end with today, the shortest first, as addresses name them. */
  static final List<String> LENGTHS = List.of("P30D", "P90D", "P365D", "P1095D");

  private static final String USUAL = "P90D";
  private static final String LAST = "last";
  private static final String FROM = "from";
  private static final String TO = "to";
  private static final List<String> FILTERS = List.of("figure", LAST, FROM, TO);

  /** The longest period that is told day by day. */
  private static final int DAYS = 92;

  private final String figure;
  private @Nullable LocalDate from;
  private @Nullable LocalDate to;

  /**
   * Reads it.
   *
   * @param parameter by name; null where it is missing
   * @param today in UTC
   */
  BusinessSearch(Function<String, @Nullable String> parameter, LocalDate today) {
    super("business.xhtml", FILTERS, parameter, ZoneOffset.UTC);
    Map<String, String> known = FIGURES.stream().collect(Collectors.toMap(one -> one, one -> one));
    String asked = oneOf("figure", known, "mistake.choice");
    figure = asked == null ? FIGURES.get(0) : asked;
    if (hasEnds()) {
      readEnds();
    } else if (LENGTHS.contains(length())) {
      to = today.plusDays(1);
      from = today.plusDays(1).minus(Period.parse(length()));
    } else {
      mistaken(LAST, "mistake.choice");
    }
  }

  private boolean hasEnds() {
    return given(FROM) != null || given(TO) != null;
  }

  private void readEnds() {
    from = day(FROM);
    to = day(TO);
    if (from != null && to != null) {
      if (!from.isBefore(to)) {
        mistaken(TO, "mistake.period");
      } else if (from.plusDays(Slot.MONTH.mostDays()).isBefore(to)) {
        mistaken(TO, "mistake.years");
      }
    }
  }

  private @Nullable LocalDate day(String name) {
    try {
      LocalDate day = LocalDate.parse(asked(name));
      if (day.getYear() >= 1900 && day.getYear() < 3000) {
        return day;
      }
    } catch (DateTimeException e) {
      // It is told below.
    }
    mistaken(name, "mistake.day");
    return null;
  }

  private static LocalDate known(@Nullable LocalDate day) {
    if (day == null) {
      throw new IllegalStateException("A day that is not there was not told of.");
    }
    return day;
  }

  /** The first day. */
  LocalDate begin() {
    return known(from);
  }

  /** The day after the last one. */
  LocalDate end() {
    return known(to);
  }

  String figure() {
    return figure;
  }

  /** The length of a period that ends with today; empty where its ends are given. */
  String length() {
    String last = given(LAST);
    return hasEnds() ? "" : last == null ? USUAL : last;
  }

  Slot slot() {
    return ChronoUnit.DAYS.between(begin(), end()) <= DAYS ? Slot.DAY : Slot.MONTH;
  }

  /** The same of other days. */
  String within(LocalDate begin, LocalDate end) {
    Map<String, String> parts = parts();
    parts.remove(LAST);
    parts.put(FROM, begin.toString());
    parts.put(TO, end.toString());
    return query(parts);
  }
}
