package org.syncline.mapping.function;

import static org.syncline.mapping.function.Entries.with;
import static org.syncline.mapping.function.FunctionParameter.parameter;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.syncline.mapping.value.Codes;
import org.syncline.mapping.value.Fault;

/** Between instants and what clocks and calendars on a wall show. */
final class ZoneFunctions {
  private static final String BERLIN = "Europe/Berlin";
  private static final String NEW_YORK = "America/New_York";
  private static final FunctionParameter ZONE = parameter("zone", FunctionParameter.Kind.ZONE);

  private ZoneFunctions() {}

  static void add(Entries group) {
    group
        .instant("toZone", "The date and time that the clocks of a zone show at an instant.")
        .parameters(ZONE)
        .gives(ValueKind.LOCAL_DATE_TIME)
        .example(with(BERLIN), "2026-11-22T12:45:00Z", "2026-11-22T13:45:00")
        .example(with(BERLIN), "2026-03-29T01:00:00Z", "2026-03-29T03:00:00")
        .fault(with(BERLIN), "9999-12-31T23:30:00Z", Codes.OUT_OF_RANGE)
        .binds(
            arguments -> {
              ZoneId zone = arguments.zone(0);
              return value -> local(value, zone);
            });
    group
        .local(
            "fromZone",
            "The instant at which the clocks of a zone show a date and time; the earlier of two, and a"
                + " fault where they skipped it.")
        .parameters(ZONE)
        .gives(ValueKind.INSTANT)
        .example(with(BERLIN), "2026-11-22T13:45:00", "2026-11-22T12:45:00Z")
        .example(with(NEW_YORK), "2026-11-01T01:30:00", "2026-11-01T05:30:00Z")
        .fault(with(BERLIN), "2026-03-29T02:30:00", Codes.NOT_A_DATE)
        .fault(with(BERLIN), "0001-01-01T00:00:00", Codes.OUT_OF_RANGE)
        .binds(
            arguments -> {
              ZoneId zone = arguments.zone(0);
              Fault skipped =
                  new Fault(
                      Codes.NOT_A_DATE,
                      "The clocks of "
                          + zone.getId()
                          + " skipped this local time: send it with its offset, or correct the step's"
                          + " zone.");
              return value -> instant(value, zone, skipped);
            });
    group
        .instant("dateOf", "The date in a zone at an instant.")
        .parameters(ZONE)
        .gives(ValueKind.DATE)
        .example(with(BERLIN), "2026-06-30T22:30:00Z", "2026-07-01")
        .example(with(NEW_YORK), "2026-07-01T03:59:59Z", "2026-06-30")
        .binds(
            arguments -> {
              ZoneId zone = arguments.zone(0);
              return value ->
                  local(value, zone) instanceof LocalDateTime local
                      ? local.toLocalDate()
                      : Years.OUT_OF_RANGE;
            });
    group
        .instant("timeOf", "The time of day in a zone at an instant.")
        .parameters(ZONE)
        .gives(ValueKind.TIME)
        .example(with(BERLIN), "2026-06-30T22:30:00Z", "00:30:00")
        .example(with("UTC"), "2026-06-30T22:30:00.5Z", "22:30:00.500")
        .binds(
            arguments -> {
              ZoneId zone = arguments.zone(0);
              return value -> value.atZone(zone).toLocalTime();
            });
    group
        .local("datePart", "The date of a date and time without a zone.")
        .gives(ValueKind.DATE)
        .example("2026-11-22T13:45:00", "2026-11-22")
        .example("2024-02-29T23:59:59", "2024-02-29")
        .fault("2026-11-22T13:45:00Z", Codes.NOT_A_DATE)
        .does(LocalDateTime::toLocalDate);
    group
        .local("timePart", "The time of day of a date and time without a zone.")
        .gives(ValueKind.TIME)
        .example("2026-11-22T13:45:00", "13:45:00")
        .example("2026-11-22T00:00:01", "00:00:01")
        .does(LocalDateTime::toLocalTime);
  }

  private static Object local(Instant instant, ZoneId zone) {
    return Years.bounded(LocalDateTime.ofInstant(instant, zone));
  }

  private static Object instant(LocalDateTime local, ZoneId zone, Fault skipped) {
    return zone.getRules().getValidOffsets(local).isEmpty()
        ? skipped
        : Years.bounded(local.atZone(zone).toInstant());
  }

  static void addEpochs(Entries group) {
    group
        .instant("toEpochSeconds", "The whole seconds from 1970 in UTC to an instant.")
        .gives(ValueKind.NUMBER)
        .example("2026-11-22T12:45:00Z", "1795351500")
        .example("1969-12-31T23:59:59.5Z", "-1")
        .does(value -> BigDecimal.valueOf(value.getEpochSecond()));
    group
        .instant("toEpochMillis", "The whole milliseconds from 1970 in UTC to an instant.")
        .gives(ValueKind.NUMBER)
        .example("2026-11-22T12:45:00.123456Z", "1795351500123")
        .example("1970-01-01T00:00:00Z", "0")
        .does(value -> BigDecimal.valueOf(value.toEpochMilli()));
    group
        .number("fromEpochSeconds", "The instant so many seconds from 1970 in UTC.")
        .gives(ValueKind.INSTANT)
        .example("1795351500", "2026-11-22T12:45:00Z")
        .example("-1", "1969-12-31T23:59:59Z")
        .fault("1795351500000", Codes.OUT_OF_RANGE)
        .does(value -> fromEpoch(value, 9));
    group
        .number("fromEpochMillis", "The instant so many milliseconds from 1970 in UTC.")
        .gives(ValueKind.INSTANT)
        .example("1795351500123", "2026-11-22T12:45:00.123Z")
        .example("-1", "1969-12-31T23:59:59.999Z")
        .fault("1e30", Codes.OUT_OF_RANGE)
        .does(value -> fromEpoch(value, 6));
  }

  /**
   * Parts of nanoseconds are cut.
   *
   * @param digits of the nanoseconds of a unit
   */
  private static Object fromEpoch(BigDecimal units, int digits) {
    BigDecimal nanoseconds = units.movePointRight(digits);
    if (nanoseconds.precision() - nanoseconds.scale() > 21) {
      return Years.OUT_OF_RANGE;
    }
    BigDecimal[] seconds =
        nanoseconds
            .setScale(0, RoundingMode.FLOOR)
            .divideAndRemainder(BigDecimal.valueOf(1_000_000_000));
    return Years.bounded(
        Instant.ofEpochSecond(seconds[0].longValueExact(), seconds[1].longValueExact()));
  }
}
