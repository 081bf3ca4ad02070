package org.syncline.mapping.function;

import static org.syncline.mapping.function.Entries.items;
import static org.syncline.mapping.function.Entries.with;
import static org.syncline.mapping.function.FunctionParameter.parameter;
import static org.syncline.mapping.function.FunctionParameter.whole;
import static org.syncline.mapping.function.FunctionParameter.word;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import org.syncline.mapping.conversion.LocalNumbers;
import org.syncline.mapping.value.Codes;
import org.syncline.mapping.value.Fault;

/** Functions of exact decimal numbers. */
final class NumberFunctions {
  /** Places that a division is rounded to where the table says nothing. */
  private static final int PLACES = 10;

  private static final String HUGE = "9".repeat(100);

  private NumberFunctions() {}

  static List<FunctionEntry> entries() {
    Entries group = new Entries(FunctionGroup.NUMBER);
    reading(group);
    rounding(group);
    arithmetic(group);
    money(group);
    UnitFunctions.add(group);
    return group.all();
  }

  private static void reading(Entries group) {
    group
        .text("number", "Reads a number as a locale writes it, strictly; digits of its script too.")
        .parameters(parameter("locale", FunctionParameter.Kind.LOCALE))
        .gives(ValueKind.NUMBER)
        .example(with("de"), "1.234,50", "1234.5")
        .example(with("en"), "-1,234.50", "-1234.5")
        .example(with("fr-CH"), "", "")
        .fault(with("de"), "1,234.50", Codes.NOT_A_NUMBER)
        .fault(with("de"), "12.34", Codes.NOT_A_NUMBER)
        .binds(
            arguments -> {
              Locale locale = arguments.locale(0);
              LocalNumbers numbers = LocalNumbers.of(locale);
              Fault fault =
                  new Fault(
                      Codes.NOT_A_NUMBER,
                      "This is no number as the locale "
                          + locale.toLanguageTag()
                          + " writes it: correct it at the source, or the step's locale.");
              return value -> {
                if (value.isEmpty()) {
                  return value;
                }
                BigDecimal read = numbers.read(value);
                return read == null ? fault : read;
              };
            });
    group
        .number(
            "formatNumber",
            "A number as text by a pattern of DecimalFormat (rounded half up) and a locale.")
        .parameters(
            parameter("pattern", FunctionParameter.Kind.NUMBER_PATTERN),
            parameter("locale", FunctionParameter.Kind.LOCALE).orElse("en"))
        .gives(ValueKind.TEXT)
        .example(with("#,##0.00", "de"), "1234.505", "1.234,51")
        .example(with("0.00"), "1.5", "1.50")
        .example(with("0000"), "-42", "-0042")
        .example(with("0.00"), "", "")
        .binds(arguments -> NumberPatterns.format(arguments.text(0), arguments.locale(1)));
  }

  private static void rounding(Entries group) {
    group
        .number("round", "Rounds to places behind the point.")
        .parameters(
            whole("places", 0, 100),
            word("mode", "half-up", "half-even", "half-down", "up", "down", "ceiling", "floor")
                .orElse("half-up"))
        .example(with(2), "2.345", "2.35")
        .example(with(2, "half-even"), "2.345", "2.34")
        .example(with(2, "half-down"), "2.345", "2.34")
        .example(with(0), "-2.5", "-3")
        .example(with(1, "up"), "0.01", "0.1")
        .example(with(0, "ceiling"), "-2.5", "-2")
        .example(with(0, "floor"), "-2.5", "-3")
        .binds(
            arguments -> {
              int places = arguments.whole(0);
              RoundingMode mode =
                  RoundingMode.valueOf(
                      arguments.text(1).replace('-', '_').toUpperCase(Locale.ROOT));
              return value -> Numbers.bounded(value.setScale(places, mode));
            });
    group
        .number("toInteger", "Cuts what stands behind the point.")
        .example("2.9", "2")
        .example("-2.9", "-2")
        .example("0.5", "0")
        .fault("two", Codes.NOT_A_NUMBER)
        .does(value -> Numbers.bounded(value.setScale(0, RoundingMode.DOWN)));
    group
        .number("abs", "The number without its sign.")
        .example("-1.5", "1.5")
        .example("2", "2")
        .does(BigDecimal::abs);
    group
        .number("negate", "The number with the other sign.")
        .example("-1.5", "1.5")
        .example("0", "0")
        .example("2", "-2")
        .does(BigDecimal::negate);
    group
        .number("atLeast", "The number, or a least one where it is smaller.")
        .parameters(parameter("least", FunctionParameter.Kind.NUMBER))
        .example(with(0), "-3", "0")
        .example(with(0), "3", "3")
        .example(with(new BigDecimal("1.5")), "1.5", "1.5")
        .binds(
            arguments -> {
              BigDecimal least = arguments.number(0);
              return value -> value.max(least);
            });
    group
        .number("atMost", "The number, or a greatest one where it is greater.")
        .parameters(parameter("most", FunctionParameter.Kind.NUMBER))
        .example(with(100), "120", "100")
        .example(with(100), "99.9", "99.9")
        .example(with(-1), "0", "-1")
        .binds(
            arguments -> {
              BigDecimal most = arguments.number(0);
              return value -> value.min(most);
            });
  }

  private static void arithmetic(Entries group) {
    group
        .number("add", "Adds a number.")
        .parameters(parameter("number", FunctionParameter.Kind.NUMBER))
        .example(with(1), "0.1", "1.1")
        .example(with(new BigDecimal("0.2")), "0.1", "0.3")
        .example(with(1), items("1", null, "-1"), items("2", null, "0"))
        .fault(with(1), HUGE, Codes.OUT_OF_RANGE)
        .binds(
            arguments -> {
              BigDecimal number = arguments.number(0);
              return value -> Numbers.bounded(value.add(number));
            });
    group
        .number("subtract", "Takes a number away.")
        .parameters(parameter("number", FunctionParameter.Kind.NUMBER))
        .example(with(1), "0.1", "-0.9")
        .example(with(-1), "0.1", "1.1")
        .binds(
            arguments -> {
              BigDecimal number = arguments.number(0);
              return value -> Numbers.bounded(value.subtract(number));
            });
    group
        .number("multiply", "Multiplies by a number.")
        .parameters(parameter("by", FunctionParameter.Kind.NUMBER))
        .example(with(new BigDecimal("1.19")), "100", "119")
        .example(with(0), "7", "0")
        .fault(with(10), HUGE, Codes.OUT_OF_RANGE)
        .binds(
            arguments -> {
              BigDecimal by = arguments.number(0);
              return value -> Numbers.bounded(value.multiply(by));
            });
    group
        .number("divide", "Divides by a number, rounded half up to places behind the point.")
        .parameters(
            parameter("by", FunctionParameter.Kind.NUMBER), whole("places", 0, 100).orElse(PLACES))
        .example(with(3), "10", "3.3333333333")
        .example(with(3, 2), "-20", "-6.67")
        .example(with(4), "1", "0.25")
        .binds(
            arguments -> {
              BigDecimal by = arguments.number(0);
              int places = arguments.whole(1);
              if (by.signum() == 0) {
                throw new IllegalArgumentException("Nothing can be divided by 0: give another.");
              }
              return value -> Numbers.divided(value, by, places);
            });
    group
        .number("percent", "A share in percent: 100 times the number.")
        .example("0.195", "19.5")
        .example("-1", "-100")
        .does(value -> Numbers.bounded(value.movePointRight(2)));
    group
        .number("fromPercent", "A percentage as a share: the hundredth of the number.")
        .example("19.5", "0.195")
        .example("0", "0")
        .does(value -> Numbers.bounded(value.movePointLeft(2)));
  }

  private static void money(Entries group) {
    group
        .number("fromMinorUnits", "An amount that is given in cents or their like in a currency.")
        .parameters(parameter("currency", FunctionParameter.Kind.CURRENCY))
        .example(with("EUR"), "123450", "1234.5")
        .example(with("JPY"), "1234", "1234")
        .example(with("KWD"), "-1", "-0.001")
        .binds(
            arguments -> {
              int digits = arguments.currency(0).getDefaultFractionDigits();
              return value -> Numbers.bounded(value.movePointLeft(digits));
            });
    group
        .number("toMinorUnits", "An amount in cents or their like; parts of one are a fault.")
        .parameters(parameter("currency", FunctionParameter.Kind.CURRENCY))
        .example(with("EUR"), "1234.5", "123450")
        .example(with("JPY"), "1234", "1234")
        .fault(with("EUR"), "0.005", Codes.OUT_OF_RANGE)
        .binds(
            arguments -> {
              int digits = arguments.currency(0).getDefaultFractionDigits();
              Fault parts =
                  new Fault(
                      Codes.OUT_OF_RANGE,
                      "This amount has more than "
                          + digits
                          + " digits behind the point: put the step round before.");
              return value ->
                  value.scale() > digits ? parts : Numbers.bounded(value.movePointRight(digits));
            });
  }
}
