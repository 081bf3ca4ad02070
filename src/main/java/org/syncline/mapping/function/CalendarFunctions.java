package org.syncline.mapping.function;

import static org.syncline.mapping.function.Entries.with;
import static org.syncline.mapping.function.FunctionParameter.whole;
import static org.syncline.mapping.function.FunctionParameter.word;

import java.util.List;
import org.syncline.mapping.value.Codes;

/** Dates as spreadsheets and ERP systems count them, and dates of other calendars than ISO's. */
final class CalendarFunctions {
  private static final FunctionParameter SYSTEM = word("system", "1900", "1904").orElse("1900");
  private static final FunctionParameter FORM =
      word("form", "CYYDDD", "YYYYDDD", "YYDDD").orElse("CYYDDD");

  private CalendarFunctions() {}

  static List<FunctionEntry> entries() {
    Entries group = new Entries(FunctionGroup.CALENDAR);
    spreadsheets(group);
    ordinals(group);
    japanese(group);
    others(group);
    return group.all();
  }

  private static void spreadsheets(Entries group) {
    group
        .number(
            "fromExcelDate",
            "The date of a spreadsheet's number; number 60 of system 1900 is the 29 February 1900 that"
                + " there was not.")
        .parameters(SYSTEM)
        .gives(ValueKind.DATE)
        .example("45000", "2023-03-15")
        .example("1", "1900-01-01")
        .example("59", "1900-02-28")
        .example("61", "1900-03-01")
        .example("45000.99", "2023-03-15")
        .example(with("1904"), "0", "1904-01-01")
        .example(with("1904"), "43538", "2023-03-15")
        .fault("60", Codes.NOT_A_DATE)
        .fault("0", Codes.NOT_A_DATE)
        .fault("2958466", Codes.NOT_A_DATE)
        .fault(with("1904"), "-1", Codes.NOT_A_DATE)
        .binds(
            arguments -> {
              ExcelDates dates = ExcelDates.of(arguments.text(0));
              return dates::date;
            });
    group
        .number(
            "fromExcelDateTime",
            "The date and time of a spreadsheet's number, to the nearest second.")
        .parameters(SYSTEM)
        .gives(ValueKind.LOCAL_DATE_TIME)
        .example("45000.75", "2023-03-15T18:00:00")
        .example("45000.5416666667", "2023-03-15T13:00:00")
        .example("45000.999999", "2023-03-16T00:00:00")
        .example(with("1904"), "0.25", "1904-01-01T06:00:00")
        .fault("60.5", Codes.NOT_A_DATE)
        .binds(
            arguments -> {
              ExcelDates dates = ExcelDates.of(arguments.text(0));
              return dates::dateTime;
            });
    group
        .date("toExcelDate", "A spreadsheet's number of a date.")
        .parameters(SYSTEM)
        .gives(ValueKind.NUMBER)
        .example("2023-03-15", "45000")
        .example("1900-02-28", "59")
        .example("1900-03-01", "61")
        .example(with("1904"), "2023-03-15", "43538")
        .fault("1899-12-31", Codes.OUT_OF_RANGE)
        .fault(with("1904"), "1903-12-31", Codes.OUT_OF_RANGE)
        .binds(
            arguments -> {
              ExcelDates dates = ExcelDates.of(arguments.text(0));
              return dates::serial;
            });
  }

  private static void ordinals(Entries group) {
    group
        .text(
            "fromJulianDate",
            "The date of a year and a day in it, as ERP systems write them: C is 0 for 19, 1 for 20;"
                + " without a century, years from the pivot on are of 19.")
        .parameters(FORM, whole("pivot", 0, 100).orElse(50))
        .gives(ValueKind.DATE)
        .example("126326", "2026-11-22")
        .example("99365", "1999-12-31")
        .example("124366", "2024-12-31")
        .example(with("YYYYDDD"), "2024060", "2024-02-29")
        .example(with("YYDDD"), "50001", "1950-01-01")
        .example(with("YYDDD"), "49365", "2049-12-31")
        .example(with("YYDDD", 30), "5060", "2005-03-01")
        .example("", "")
        .fault("126366", Codes.NOT_A_DATE)
        .fault("126000", Codes.NOT_A_DATE)
        .fault(with("YYYYDDD"), "26326", Codes.NOT_A_DATE)
        .binds(
            arguments -> {
              OrdinalDates dates = OrdinalDates.of(arguments.text(0), arguments.whole(1));
              return value -> value.isEmpty() ? value : dates.date(value);
            });
    group
        .date("toJulianDate", "A date as its year and the day in it.")
        .parameters(FORM)
        .gives(TextForm.DIGITS)
        .example("2026-11-22", "126326")
        .example("1999-01-01", "099001")
        .example(with("YYYYDDD"), "2024-12-31", "2024366")
        .example(with("YYDDD"), "2005-03-01", "05060")
        .fault("1899-12-31", Codes.OUT_OF_RANGE)
        .fault("2900-01-01", Codes.OUT_OF_RANGE)
        .binds(
            arguments -> {
              OrdinalDates dates = OrdinalDates.of(arguments.text(0), 50);
              return dates::text;
            });
  }

  private static void japanese(Entries group) {
    group
        .text("fromJapaneseDate", "A date by Japanese eras from Meiji 6 on, in kanji or letters.")
        .gives(ValueKind.DATE)
        .example("\u4EE4\u548C8\u5E7411\u670822\u65E5", "2026-11-22")
        .example("\u4EE4\u548C\u5143\u5E745\u67081\u65E5", "2019-05-01")
        .example("H31.4.30", "2019-04-30")
        .example("\uFF53\uFF16\uFF14/1/7", "1989-01-07")
        .example("", "")
        .fault("H31.5.1", Codes.NOT_A_DATE)
        .fault("X1.1.1", Codes.NOT_A_DATE)
        .does(value -> value.isEmpty() ? value : JapaneseDates.date(value));
    group
        .date("toJapaneseDate", "A date by Japanese eras.")
        .parameters(word("style", "kanji", "letter").orElse("kanji"))
        .gives(ValueKind.TEXT)
        .example("2026-11-22", "\u4EE4\u548C8\u5E7411\u670822\u65E5")
        .example("2019-05-01", "\u4EE4\u548C\u5143\u5E745\u67081\u65E5")
        .example(with("letter"), "2019-04-30", "H31.4.30")
        .fault("1872-12-31", Codes.OUT_OF_RANGE)
        .binds(
            arguments -> {
              boolean kanji = arguments.text(0).equals("kanji");
              return value -> JapaneseDates.text(value, kanji);
            });
  }

  private static void others(Entries group) {
    group
        .text(
            "fromMinguoDate",
            "A date by the calendar of Taiwan, with signs between or in 7 digits.")
        .gives(ValueKind.DATE)
        .example("115/11/22", "2026-11-22")
        .example("\u6C11\u570B113\u5E742\u670829\u65E5", "2024-02-29")
        .example("0990101", "2010-01-01")
        .fault("114/2/29", Codes.NOT_A_DATE)
        .does(value -> value.isEmpty() ? value : OtherCalendars.fromMinguo(value));
    group
        .date("toMinguoDate", "A date by the calendar of Taiwan, like 115/11/22.")
        .gives(ValueKind.TEXT)
        .example("2026-11-22", "115/11/22")
        .example("1912-01-01", "1/01/01")
        .fault("1911-12-31", Codes.OUT_OF_RANGE)
        .does(OtherCalendars::toMinguo);
    group
        .text(
            "fromBuddhistDate",
            "A date by the Thai calendar, as day, month, year or year, month, day; Thai digits too.")
        .gives(ValueKind.DATE)
        .example("22/11/2569", "2026-11-22")
        .example("2567-02-29", "2024-02-29")
        .example("\u0E51/\u0E51/\u0E52\u0E55\u0E56\u0E59", "2026-01-01")
        .fault("29/02/2569", Codes.NOT_A_DATE)
        .does(value -> value.isEmpty() ? value : OtherCalendars.fromBuddhist(value));
    group
        .date("toBuddhistDate", "A date by the Thai calendar, like 22/11/2569.")
        .gives(ValueKind.TEXT)
        .example("2026-11-22", "22/11/2569")
        .example("2024-02-29", "29/02/2567")
        .does(OtherCalendars::toBuddhist);
    group
        .text(
            "fromHijriDate",
            "A date by the Umm al-Qura calendar of the years 1300 to 1600, as year, month, day or day,"
                + " month, year; Arabic digits too.")
        .gives(ValueKind.DATE)
        .example("1447-09-01", "2026-02-18")
        .example("1/9/1447", "2026-02-18")
        .example("\u0661\u0664\u0664\u0667-\u0669-\u0661", "2026-02-18")
        .fault("1447-13-01", Codes.NOT_A_DATE)
        .fault("1200-01-01", Codes.NOT_A_DATE)
        .does(value -> value.isEmpty() ? value : OtherCalendars.fromHijri(value));
    group
        .date("toHijriDate", "A date by the Umm al-Qura calendar, like 1447-09-01.")
        .gives(ValueKind.TEXT)
        .example("2026-02-18", "1447-09-01")
        .example("2026-02-17", "1447-08-29")
        .fault("1850-01-01", Codes.OUT_OF_RANGE)
        .does(OtherCalendars::toHijri);
  }
}
