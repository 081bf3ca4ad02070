package org.syncline.mapping.function;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.chrono.ChronoLocalDate;
import java.time.chrono.HijrahDate;
import java.time.chrono.MinguoDate;
import java.time.chrono.ThaiBuddhistDate;
import java.time.temporal.ChronoField;
import org.jspecify.annotations.Nullable;
import org.syncline.mapping.value.Codes;
import org.syncline.mapping.value.Fault;

/** The calendars of Taiwan, Thailand and Saudi Arabia (Umm al-Qura), as java.time has them. */
final class OtherCalendars {
  private static final String REPUBLIC = "\u6C11\u570B";
  private static final String REPUBLIC_SIMPLIFIED = "\u6C11\u56FD";
  private static final Fault NOT_A_DATE =
      new Fault(
          Codes.NOT_A_DATE,
          "This is no date of the calendar that the step reads: send one with its year in full, that"
              + " exists there.");
  private static final Fault OUT_OF_RANGE =
      new Fault(
          Codes.OUT_OF_RANGE,
          "This date has no year in the calendar that the step writes: take another form.");

  private OtherCalendars() {}

  private interface Calendar {
    ChronoLocalDate date(int year, int month, int day);
  }

  static Object fromMinguo(String written) {
    boolean named = written.startsWith(REPUBLIC) || written.startsWith(REPUBLIC_SIMPLIFIED);
    String text = named ? written.substring(2) : written;
    boolean compact = text.length() == 7 && text.chars().allMatch(Character::isDigit);
    DateNumbers numbers =
        DateNumbers.of(
            compact
                ? text.substring(0, 3) + "-" + text.substring(3, 5) + "-" + text.substring(5)
                : text);
    return numbers == null || numbers.digitsOfFirst() > 3 || numbers.first() == 0
        ? NOT_A_DATE
        : date(numbers, MinguoDate::of);
  }

  static Object fromBuddhist(String text) {
    return date(yearFirst(text), ThaiBuddhistDate::of);
  }

  static Object fromHijri(String text) {
    return date(yearFirst(text), HijrahDate::of);
  }

  private static @Nullable DateNumbers yearFirst(String text) {
    DateNumbers numbers = DateNumbers.of(text);
    return numbers == null ? null : numbers.withYearFirst();
  }

  private static Object date(@Nullable DateNumbers numbers, Calendar calendar) {
    if (numbers == null) {
      return NOT_A_DATE;
    }
    try {
      ChronoLocalDate date = calendar.date(numbers.first(), numbers.second(), numbers.third());
      return Years.bounded(LocalDate.from(date));
    } catch (DateTimeException noSuchDay) {
      return NOT_A_DATE;
    }
  }

  static Object toMinguo(LocalDate date) {
    int year = MinguoDate.from(date).get(ChronoField.YEAR);
    return year < 1
        ? OUT_OF_RANGE
        : year + "/" + two(date.getMonthValue()) + "/" + two(date.getDayOfMonth());
  }

  static Object toBuddhist(LocalDate date) {
    int year = ThaiBuddhistDate.from(date).get(ChronoField.YEAR);
    return two(date.getDayOfMonth()) + "/" + two(date.getMonthValue()) + "/" + year;
  }

  static Object toHijri(LocalDate date) {
    try {
      HijrahDate hijri = HijrahDate.from(date);
      return hijri.get(ChronoField.YEAR)
          + "-"
          + two(hijri.get(ChronoField.MONTH_OF_YEAR))
          + "-"
          + two(hijri.get(ChronoField.DAY_OF_MONTH));
    } catch (DateTimeException beyondTheTable) {
      return OUT_OF_RANGE;
    }
  }

  private static String two(int number) {
    return number < 10 ? "0" + number : String.valueOf(number);
  }
}
