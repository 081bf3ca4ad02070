package org.syncline.mapping.expression;

import com.dashjoin.jsonata.Functions;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Functions of times. ISO texts only are read, without an offset as UTC: pictures would fill what
 * is missing from the machine's clock. Years 0 to 9999.
 */
final class DateNatives {
  private static final long FIRST = -62_167_219_200_000L;
  private static final long LAST = 253_402_300_799_999L;
  private static final int LONGEST_TIME = 40;
  private static final Pattern OFFSET = Pattern.compile("[-+][0-9]{4}");
  private static final Pattern CAPITALS = Pattern.compile("\\[[A-Za-z](?:N(?!n)|W(?!w)|[AI])");
  private static final Pattern SPACE = Pattern.compile("\\s");
  private static final Pattern WIDE = Pattern.compile("[-,][0-9*]{3}");

  private DateNatives() {}

  static List<NativeFunction> all() {
    return List.of(
        new NativeFunction("toMillis", "<s-s?:n>", 2, DateNatives::toMillis),
        new NativeFunction("fromMillis", "<n-s?s?:s>", 3, DateNatives::fromMillis));
  }

  private static @Nullable Object toMillis(Arguments given) {
    String text = given.text(0);
    if (text == null) {
      return null;
    }
    if (given.any(1) != null) {
      throw Stopped.failed(
          "$toMillis takes no picture here: give it an ISO text, and read other forms by the row's"
              + " format or a mapping function.");
    }
    try {
      return text.length() > LONGEST_TIME ? notATime() : instant(text).toEpochMilli();
    } catch (DateTimeException notATime) {
      return notATime();
    }
  }

  private static Object notATime() {
    throw Stopped.failed(
        "A text that $toMillis is given is no ISO time such as 2026-11-26T13:45:00Z.");
  }

  private static Instant instant(String text) {
    if (text.length() <= 4) {
      return Year.parse(text).atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC);
    }
    int offset = text.length() - 5;
    if (text.length() == 10) {
      return LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC);
    }
    if (OFFSET.matcher(text.substring(offset)).matches()) {
      return OffsetDateTime.parse(text.substring(0, offset + 3) + ':' + text.substring(offset + 3))
          .toInstant();
    }
    boolean local = text.lastIndexOf('Z') < 0 && text.lastIndexOf('+') < 0 && !hasMinusOffset(text);
    return local
        ? LocalDateTime.parse(text).toInstant(ZoneOffset.UTC)
        : OffsetDateTime.parse(text).toInstant();
  }

  private static boolean hasMinusOffset(String text) {
    return text.lastIndexOf('-') > text.indexOf('T') && text.indexOf('T') > 0;
  }

  private static @Nullable Object fromMillis(Arguments given) {
    Number millis = given.number(0);
    if (millis == null) {
      return null;
    }
    if (millis.doubleValue() < FIRST || millis.doubleValue() > LAST) {
      throw Stopped.failed("A time that $fromMillis is given lies beyond the years 0 to 9999.");
    }
    String picture = given.picture(1);
    if (picture != null && WIDE.matcher(picture).find()) {
      throw Stopped.failed("A width in a picture of a time is at most 99: correct it.");
    }
    if (picture != null && CAPITALS.matcher(SPACE.matcher(picture).replaceAll("")).find()) {
      // The library makes them by the machine's locale.
      throw Stopped.failed(
          "Names and numerals in capitals ([MN], [DW], [YI]) are not made by a picture here: use"
              + " $uppercase on the result.");
    }
    String zone = given.text(2);
    if (zone != null && !OFFSET.matcher(zone).matches()) {
      throw Stopped.failed("A zone that $fromMillis is given has to be an offset such as +0100.");
    }
    return Functions.dateTimeFromMillis(millis.longValue(), picture, zone);
  }
}
