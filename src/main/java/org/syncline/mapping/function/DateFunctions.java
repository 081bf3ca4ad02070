package org.syncline.mapping.function;

import static org.syncline.mapping.function.Entries.items;
import static org.syncline.mapping.function.Entries.with;
import static org.syncline.mapping.function.FunctionParameter.parameter;
import static org.syncline.mapping.function.FunctionParameter.whole;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import org.syncline.mapping.conversion.TemporalConversion;
import org.syncline.mapping.value.Codes;

/** Functions of dates, times and instants. None of them knows what time it is. */
final class DateFunctions {
  private static final int MOST_DAYS = 100_000;
  private static final String BERLIN = "Europe/Berlin";
  private static final FunctionParameter PATTERN =
      parameter("pattern", FunctionParameter.Kind.DATE_PATTERN);
  private static final FunctionParameter ZONE = parameter("zone", FunctionParameter.Kind.ZONE);
  private static final FunctionParameter LOCALE =
      parameter("locale", FunctionParameter.Kind.LOCALE).orElse("en");

  private DateFunctions() {}

  static List<FunctionEntry> entries() {
    Entries group = new Entries(FunctionGroup.DATE);
    reading(group);
    writing(group);
    zones(group);
    moving(group);
    asking(group);
    ZoneFunctions.addEpochs(group);
    return group.all();
  }

  private static void reading(Entries group) {
    group
        .text("parseDate", "Reads a date by a pattern of java.time, strictly.")
        .parameters(PATTERN, LOCALE)
        .gives(ValueKind.DATE)
        .example(with("dd.MM.yyyy"), "29.02.2024", "2024-02-29")
        .example(with("d MMM yyyy", "fr"), "3 mars 2026", "2026-03-03")
        .example(with("dd.MM.yyyy"), "", "")
        .fault(with("dd.MM.yyyy"), "29.02.2026", Codes.NOT_A_DATE)
        .fault(with("MM/dd/yyyy"), "22/11/2026", Codes.NOT_A_DATE)
        .binds(
            arguments ->
                read(
                    TemporalConversion.of(
                        TemporalConversion.Kind.DATE,
                        arguments.text(0),
                        ZoneOffset.UTC,
                        arguments.locale(1))));
    group
        .text("parseTime", "Reads a time of day by a pattern of java.time, strictly.")
        .parameters(PATTERN, LOCALE)
        .gives(ValueKind.TIME)
        .example(with("HHmm"), "0905", "09:05:00")
        .example(with("h:mm a"), "1:45 PM", "13:45:00")
        .example(with("ah:mm", "zh"), "\u4E0B\u53481:45", "13:45:00")
        .fault(with("HHmm"), "2400", Codes.NOT_A_DATE)
        .binds(
            arguments ->
                read(
                    TemporalConversion.of(
                        TemporalConversion.Kind.TIME,
                        arguments.text(0),
                        ZoneOffset.UTC,
                        arguments.locale(1))));
    group
        .text(
            "parseDateTime",
            "Reads a date and time of a zone by a pattern; one that the clocks skipped is a fault, of"
                + " one that comes twice the earlier is taken.")
        .parameters(PATTERN, ZONE, LOCALE)
        .gives(ValueKind.INSTANT)
        .example(with("dd.MM.yyyy HH:mm", BERLIN), "22.11.2026 13:45", "2026-11-22T12:45:00Z")
        .example(with("dd.MM.yyyy HH:mm", BERLIN), "25.10.2026 02:30", "2026-10-25T00:30:00Z")
        .example(
            with("d MMM yyyy HH:mm", BERLIN, "fr"), "1 juil. 2026 00:30", "2026-06-30T22:30:00Z")
        .example(with("dd.MM.yyyy HH:mm", BERLIN), "", "")
        .fault(with("dd.MM.yyyy HH:mm", BERLIN), "29.03.2026 02:30", Codes.NOT_A_DATE)
        .binds(
            arguments ->
                read(
                    TemporalConversion.of(
                        TemporalConversion.Kind.INSTANT,
                        arguments.text(0),
                        arguments.zone(1),
                        arguments.locale(2))));
  }

  /** An empty text is no date and no mistake either. */
  private static Body<String> read(TemporalConversion conversion) {
    return value -> value.isEmpty() ? value : conversion.read(value);
  }

  private static void writing(Entries group) {
    group
        .date("formatDate", "A date as text by a pattern of java.time and a locale.")
        .parameters(PATTERN, LOCALE)
        .gives(ValueKind.TEXT)
        .example(with("dd.MM.yyyy"), "2024-02-29", "29.02.2024")
        .example(with("d MMMM yyyy", "fr"), "2026-12-01", "1 d\u00E9cembre 2026")
        .example(with("dd.MM.yyyy"), items(null, "2026-01-02"), items(null, "02.01.2026"))
        .binds(
            arguments -> {
              DateTimeFormatter formatter =
                  DatePatterns.writing(
                      arguments.text(0), arguments.locale(1), DatePatterns.SAMPLE.toLocalDate());
              return value -> DatePatterns.write(formatter, value);
            });
    group
        .instant("formatDateTime", "An instant as text in a zone by a pattern and a locale.")
        .parameters(PATTERN, ZONE, LOCALE)
        .gives(ValueKind.TEXT)
        .example(with("yyyy-MM-dd HH:mm", BERLIN), "2026-07-01T22:30:00Z", "2026-07-02 00:30")
        .example(with("HH:mm XXX", BERLIN), "2026-11-22T12:45:00+00:00", "13:45 +01:00")
        .example(with("EEEE", BERLIN, "de"), "2026-11-22T23:30:00Z", "Montag")
        .fault(with("HH:mm", BERLIN), "2026-11-22T12:45:00", Codes.NOT_A_DATE)
        .binds(
            arguments -> {
              ZoneId zone = arguments.zone(1);
              DateTimeFormatter formatter =
                  DatePatterns.writing(arguments.text(0), arguments.locale(2), DatePatterns.SAMPLE);
              return value -> DatePatterns.write(formatter, value.atZone(zone));
            });
  }

  private static void zones(Entries group) {
    group
        .date("atStartOfDay", "The first instant of a date in a zone.")
        .parameters(ZONE)
        .gives(ValueKind.INSTANT)
        .example(with(BERLIN), "2026-11-22", "2026-11-21T23:00:00Z")
        .example(with("America/Sao_Paulo"), "2018-11-04", "2018-11-04T03:00:00Z")
        .fault(with(BERLIN), "0001-01-01", Codes.OUT_OF_RANGE)
        .binds(
            arguments -> {
              ZoneId zone = arguments.zone(0);
              return value -> Years.bounded(value.atStartOfDay(zone).toInstant());
            });
    ZoneFunctions.add(group);
  }

  private static void moving(Entries group) {
    group
        .date("plusDays", "A date some days later, or earlier by a number below 0.")
        .parameters(whole("days", -MOST_DAYS, MOST_DAYS))
        .example(with(1), "2024-02-28", "2024-02-29")
        .example(with(-1), "2026-01-01", "2025-12-31")
        .fault(with(1), "9999-12-31", Codes.OUT_OF_RANGE)
        .binds(
            arguments -> {
              int days = arguments.whole(0);
              return value -> Years.bounded(value.plusDays(days));
            });
    group
        .date("plusMonths", "A date some months later; the last day of a shorter month at most.")
        .parameters(whole("months", -12_000, 12_000))
        .example(with(1), "2024-01-31", "2024-02-29")
        .example(with(-12), "2024-02-29", "2023-02-28")
        .fault(with(-12), "0001-06-01", Codes.OUT_OF_RANGE)
        .binds(
            arguments -> {
              int months = arguments.whole(0);
              return value -> Years.bounded(value.plusMonths(months));
            });
    group
        .date("startOfMonth", "The first day of the month.")
        .example("2026-11-22", "2026-11-01")
        .example("2026-11-01", "2026-11-01")
        .fault("20261122", Codes.NOT_A_DATE)
        .does(value -> value.withDayOfMonth(1));
    group
        .date("endOfMonth", "The last day of the month.")
        .example("2024-02-01", "2024-02-29")
        .example("2026-11-30", "2026-11-30")
        .does(value -> value.with(TemporalAdjusters.lastDayOfMonth()));
    group
        .date("startOfQuarter", "The first day of the quarter.")
        .example("2026-11-22", "2026-10-01")
        .example("2026-03-31", "2026-01-01")
        .does(value -> value.with(IsoFields.DAY_OF_QUARTER, 1));
  }

  private static void asking(Entries group) {
    group
        .date("year", "The year.")
        .gives(ValueKind.NUMBER)
        .example("2026-11-22", "2026")
        .example("0099-01-01", "99")
        .does(value -> BigDecimal.valueOf(value.getYear()));
    group
        .date("month", "The month, 1 to 12.")
        .gives(ValueKind.NUMBER)
        .example("2026-11-22", "11")
        .example("2026-01-31", "1")
        .does(value -> BigDecimal.valueOf(value.getMonthValue()));
    group
        .date("dayOfMonth", "The day of the month, 1 to 31.")
        .gives(ValueKind.NUMBER)
        .example("2026-11-22", "22")
        .example("2024-02-29", "29")
        .does(value -> BigDecimal.valueOf(value.getDayOfMonth()));
    group
        .date("quarter", "The quarter, 1 to 4.")
        .gives(ValueKind.NUMBER)
        .example("2026-11-22", "4")
        .example("2026-03-31", "1")
        .does(value -> BigDecimal.valueOf(value.get(IsoFields.QUARTER_OF_YEAR)));
    group
        .date("dayOfWeek", "The day of the week by ISO 8601: 1 is Monday, 7 is Sunday.")
        .gives(ValueKind.NUMBER)
        .example("2026-11-22", "7")
        .example("2026-11-23", "1")
        .does(value -> BigDecimal.valueOf(value.getDayOfWeek().getValue()));
    group
        .date("isoWeek", "The week by ISO 8601 with its year, which is not always the date's.")
        .gives(ValueKind.TEXT)
        .example("2026-11-22", "2026-W47")
        .example("2027-01-01", "2026-W53")
        .example("2024-12-30", "2025-W01")
        .does(DateFunctions::isoWeek);
    group
        .date("daysSince", "The number of days since a date that the table gives.")
        .parameters(parameter("date", FunctionParameter.Kind.TEXT))
        .gives(ValueKind.NUMBER)
        .example(with("2024-02-28"), "2024-03-01", "2")
        .example(with("2026-01-01"), "2025-12-31", "-1")
        .binds(
            arguments -> {
              if (!(Coercion.to(ValueKind.DATE, arguments.text(0)) instanceof LocalDate since)) {
                throw new IllegalArgumentException("Give the date like 2026-11-22.");
              }
              return value -> BigDecimal.valueOf(ChronoUnit.DAYS.between(since, value));
            });
  }

  private static String isoWeek(LocalDate date) {
    int week = date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
    String year = String.valueOf(date.get(IsoFields.WEEK_BASED_YEAR));
    return "0".repeat(4 - Math.min(4, year.length())) + year + (week < 10 ? "-W0" : "-W") + week;
  }
}
