package org.syncline.mapping.function;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.syncline.mapping.value.Codes;
import org.syncline.mapping.value.Fault;

/**
 * A year and the day in it. ERP systems call this a Julian date; {@code CYYDDD} is JD Edwards'
 * form, in which C counts centuries from 1900 and zeros in front get lost where it was a number.
 *
 * @param pivot first year of a century that is taken for one of 1900 where the form has no century
 */
record OrdinalDates(Form form, int pivot) {
  private static final Fault OUT_OF_RANGE =
      new Fault(
          Codes.OUT_OF_RANGE,
          "This date has a year that the step's form can't tell: take the form YYYYDDD.");

  enum Form {
    CYYDDD(6, 1900, 2899),
    YYYYDDD(7, 1, 9999),
    YYDDD(5, 1900, 2099);

    private final int length;
    private final int firstYear;
    private final int lastYear;

    Form(int length, int firstYear, int lastYear) {
      this.length = length;
      this.firstYear = firstYear;
      this.lastYear = lastYear;
    }
  }

  static OrdinalDates of(String form, int pivot) {
    return new OrdinalDates(Form.valueOf(form), pivot);
  }

  Object date(String text) {
    boolean zerosMayBeLost = form != Form.YYYYDDD;
    int length = text.length();
    boolean fits = length == form.length || (zerosMayBeLost && length >= 1 && length < form.length);
    if (!fits || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return fault();
    }
    int number = Integer.parseInt(text);
    int year = number / 1_000;
    try {
      return Years.bounded(LocalDate.ofYearDay(full(year), number % 1_000));
    } catch (DateTimeException noSuchDay) {
      return fault();
    }
  }

  private int full(int year) {
    return switch (form) {
      case CYYDDD -> 1900 + year;
      case YYYYDDD -> year;
      case YYDDD -> year >= pivot ? 1900 + year : 2000 + year;
    };
  }

  private Fault fault() {
    return new Fault(
        Codes.NOT_A_DATE,
        "This is no date of the form "
            + form
            + " (year, day in the year): correct it at the source, or the step's form.");
  }

  Object text(LocalDate date) {
    int year = date.getYear();
    if (year < form.firstYear || year > form.lastYear) {
      return OUT_OF_RANGE;
    }
    int written =
        switch (form) {
          case CYYDDD -> year - 1900;
          case YYYYDDD -> year;
          case YYDDD -> year % 100;
        };
    String digits = String.valueOf(written * 1_000 + date.getDayOfYear());
    return "0".repeat(form.length - digits.length()) + digits;
  }
}
