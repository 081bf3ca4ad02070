package org.syncline.mapping.function;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.syncline.mapping.value.Codes;
import org.syncline.mapping.value.Fault;

/**
 * Serial dates of spreadsheets (ECMA-376 part 1, 18.17.4.1). System 1900 takes over a mistake of
 * Lotus 1-2-3: it counts 29 February 1900, so that its number 60 is no date, and what follows is
 * one more than the days since 1 January 1900. System 1904 begins with 0 on 1 January 1904.
 *
 * @param first the first date, as number
 * @param epoch the date of number 0, if there is no mistake before
 */
record ExcelDates(boolean withMistake, int first, LocalDate epoch) {
  private static final int MISTAKE = 60;
  private static final LocalDate LAST = LocalDate.of(9999, 12, 31);
  private static final BigDecimal SECONDS = BigDecimal.valueOf(86_400);
  private static final Fault NOT_A_DATE =
      new Fault(
          Codes.NOT_A_DATE,
          "This is no number of a spreadsheet's date: correct it at the source, or the step's system.");
  private static final Fault OUT_OF_RANGE =
      new Fault(
          Codes.OUT_OF_RANGE,
          "This date lies before those that the spreadsheet's system can count: take another form.");

  static ExcelDates of(String system) {
    return system.equals("1900")
        ? new ExcelDates(true, 1, LocalDate.of(1899, 12, 31))
        : new ExcelDates(false, 0, LocalDate.of(1904, 1, 1));
  }

  Object date(BigDecimal serial) {
    if (serial.precision() - serial.scale() > 7) {
      return NOT_A_DATE;
    }
    int day = serial.setScale(0, RoundingMode.FLOOR).intValueExact();
    if (day < first || (withMistake && day == MISTAKE)) {
      return NOT_A_DATE;
    }
    LocalDate date = epoch.plusDays(withMistake && day > MISTAKE ? day - 1 : day);
    return date.isAfter(LAST) ? NOT_A_DATE : date;
  }

  Object dateTime(BigDecimal serial) {
    if (!(date(serial) instanceof LocalDate date)) {
      return NOT_A_DATE;
    }
    BigDecimal part = serial.subtract(serial.setScale(0, RoundingMode.FLOOR));
    long seconds = part.multiply(SECONDS).setScale(0, RoundingMode.HALF_UP).longValueExact();
    LocalDateTime time = date.atStartOfDay().plusSeconds(seconds);
    return Years.bounded(time);
  }

  Object serial(LocalDate date) {
    long day = date.toEpochDay() - epoch.toEpochDay();
    if (day < first) {
      return OUT_OF_RANGE;
    }
    return BigDecimal.valueOf(withMistake && day >= MISTAKE ? day + 1 : day);
  }
}
