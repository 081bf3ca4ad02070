package org.syncline.mapping.conversion;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.syncline.mapping.value.Codes;
import org.syncline.mapping.value.Fault;
import org.syncline.mapping.value.Found;

/** Exact numbers, whole or decimal, in plain notation or as a locale writes them. */
public final class NumberConversion implements Conversion {
  private final boolean whole;
  private final long least;
  private final @Nullable LocalNumbers locale;
  private final String rule;
  private final Fault fault;

  private NumberConversion(boolean whole, long least, @Nullable LocalNumbers locale) {
    this.whole = whole;
    this.least = least;
    this.locale = locale;
    this.rule = (whole ? "integer" : "decimal") + (locale == null ? "" : " " + locale.tag());
    this.fault = new Fault(Codes.NOT_A_NUMBER, message());
  }

  public static NumberConversion decimal(@Nullable LocalNumbers locale) {
    return new NumberConversion(false, Long.MIN_VALUE, locale);
  }

  public static NumberConversion integer(@Nullable LocalNumbers locale) {
    return new NumberConversion(true, Long.MIN_VALUE, locale);
  }

  public static NumberConversion version(@Nullable LocalNumbers locale) {
    return new NumberConversion(true, 0, locale);
  }

  private String message() {
    String example =
        locale == null
            ? (whole ? "12345" : "1234.50, or give the row a locale")
            : "as the locale " + locale.tag() + " writes it";
    String kind =
        !whole ? "number" : least == 0 ? "whole number from 0 on" : "whole number of 64 bits";
    return "This is no " + kind + ": send it " + (locale == null ? "like " : "") + example + ".";
  }

  @Override
  public String rule() {
    return rule;
  }

  @Override
  public Object convert(Object source) {
    if (whole && (locale == null || source instanceof Found.Number)) {
      long number = PlainNumbers.shortWhole(source.toString());
      if (number >= 0) {
        return number;
      }
    }
    BigDecimal number = read(source);
    if (number == null) {
      return fault;
    }
    if (!whole) {
      return number;
    }
    // Scale is bounded by the readers, so that this is cheap.
    if (number.scale() > 0 || number.precision() - number.scale() > 19) {
      return fault;
    }
    try {
      long value = number.longValueExact();
      return value < least ? fault : (Object) value;
    } catch (ArithmeticException beyond64Bits) {
      return fault;
    }
  }

  private @Nullable BigDecimal read(Object source) {
    if (source instanceof BigDecimal number) {
      return PlainNumbers.bounded(number);
    }
    if (source instanceof Found.Number) {
      return PlainNumbers.read(source.toString());
    }
    if (!(source instanceof String text)) {
      return null;
    }
    return locale == null ? PlainNumbers.read(text) : locale.read(text);
  }
}
