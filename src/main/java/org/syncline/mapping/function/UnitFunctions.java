package org.syncline.mapping.function;

import java.math.BigDecimal;

/**
 * Units of measure. The international yard and pound agreement of 1959 defines 1 lb = 0.45359237
 * kg, 1 in = 2.54 cm and 1 mi = 1.609344 km exactly; what has to be divided is rounded half up to
 * 10 places.
 */
final class UnitFunctions {
  private static final int PLACES = 10;
  private static final BigDecimal KILOGRAMS_OF_A_POUND = new BigDecimal("0.45359237");
  private static final BigDecimal CENTIMETRES_OF_AN_INCH = new BigDecimal("2.54");
  private static final BigDecimal KILOMETRES_OF_A_MILE = new BigDecimal("1.609344");
  private static final BigDecimal FAHRENHEIT_OF_CELSIUS = new BigDecimal("1.8");
  private static final BigDecimal NINE = BigDecimal.valueOf(9);
  private static final BigDecimal FIVE = BigDecimal.valueOf(5);
  private static final BigDecimal FREEZING = BigDecimal.valueOf(32);

  private UnitFunctions() {}

  static void add(Entries group) {
    pair(
        group, "Pounds", "kilograms", KILOGRAMS_OF_A_POUND, "poundsToKilograms", "10", "4.5359237");
    back(group, "Kilograms", "pounds", KILOGRAMS_OF_A_POUND, "kilogramsToPounds", "2.2046226218");
    pair(
        group,
        "Inches",
        "centimetres",
        CENTIMETRES_OF_AN_INCH,
        "inchesToCentimetres",
        "10",
        "25.4");
    back(
        group,
        "Centimetres",
        "inches",
        CENTIMETRES_OF_AN_INCH,
        "centimetresToInches",
        "0.3937007874");
    pair(group, "Miles", "kilometres", KILOMETRES_OF_A_MILE, "milesToKilometres", "10", "16.09344");
    back(group, "Kilometres", "miles", KILOMETRES_OF_A_MILE, "kilometresToMiles", "0.6213711922");
    group
        .number("celsiusToFahrenheit", "Degrees Celsius in degrees Fahrenheit.")
        .example("100", "212")
        .example("-40", "-40")
        .does(value -> Numbers.bounded(value.multiply(FAHRENHEIT_OF_CELSIUS).add(FREEZING)));
    group
        .number("fahrenheitToCelsius", "Degrees Fahrenheit in degrees Celsius.")
        .example("212", "100")
        .example("0", "-17.7777777778")
        .does(value -> Numbers.divided(value.subtract(FREEZING).multiply(FIVE), NINE, PLACES));
  }

  private static void pair(
      Entries group,
      String from,
      String to,
      BigDecimal factor,
      String name,
      String in,
      String out) {
    group
        .number(name, from + " in " + to + ", exactly.")
        .example(in, out)
        .example("0", "0")
        .does(value -> Numbers.bounded(value.multiply(factor)));
  }

  private static void back(
      Entries group, String from, String to, BigDecimal factor, String name, String outOfOne) {
    group
        .number(name, from + " in " + to + ".")
        .example("1", outOfOne)
        .example("0", "0")
        .does(value -> Numbers.divided(value, factor, PLACES));
  }
}
