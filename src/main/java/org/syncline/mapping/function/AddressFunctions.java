package org.syncline.mapping.function;

import static org.syncline.mapping.function.Entries.with;
import static org.syncline.mapping.function.FunctionParameter.parameter;

import java.util.List;
import java.util.function.BiFunction;
import org.syncline.mapping.value.Codes;

/** Functions of lines of postal addresses, by the customs of a country. */
final class AddressFunctions {
  private static final FunctionParameter COUNTRY =
      parameter("country", FunctionParameter.Kind.REGION);

  private AddressFunctions() {}

  static List<FunctionEntry> entries() {
    Entries group = new Entries(FunctionGroup.ADDRESS);
    streets(group);
    cities(group);
    return group.all();
  }

  private static void streets(Entries group) {
    group
        .text("streetName", "A line of street and house number without the number.")
        .parameters(COUNTRY)
        .example(with("DE"), "Stra\u00DFe des 17. Juni 135", "Stra\u00DFe des 17. Juni")
        .example(with("DE"), "Am Markt", "Am Markt")
        .example(with("DE"), "Hauptstr. 12 - 14", "Hauptstr.")
        .example(with("NL"), "Kerkstraat 12 A", "Kerkstraat")
        .example(with("US"), "1600 Pennsylvania Ave NW", "Pennsylvania Ave NW")
        .example(with("US"), "5th Avenue", "5th Avenue")
        .example(with("FR"), "12 bis, rue de la Paix", "rue de la Paix")
        .example(with("GB"), "Flat 3, 12 High Street", "Flat 3, High Street")
        .binds(
            arguments -> {
              String country = arguments.text(0);
              return Lengths.ofLines(value -> StreetLine.of(value, country).street());
            });
    group
        .text(
            "houseNumber",
            "The house number of a line, with its additions; \"\" where there is none.")
        .parameters(COUNTRY)
        .example(with("DE"), "Stra\u00DFe des 17. Juni 135", "135")
        .example(with("DE"), "Hauptstr. 12 - 14", "12 - 14")
        .example(with("DE"), "Am Markt", "")
        .example(with("NL"), "Kerkstraat 12 A", "12 A")
        .example(with("US"), "350 5th Ave", "350")
        .example(with("US"), "221 1/2 Baker St", "221 1/2")
        .example(with("FR"), "12 bis, rue de la Paix", "12 bis")
        .example(with("GB"), "Flat 3, 12 High Street", "12")
        .example(with("GB"), "221B Baker Street", "221B")
        .binds(
            arguments -> {
              String country = arguments.text(0);
              return Lengths.ofLines(value -> StreetLine.of(value, country).number());
            });
  }

  private static void cities(Entries group) {
    group
        .text("postalCode", "A postal code as its country writes it.")
        .parameters(COUNTRY)
        .gives(TextForm.FREE)
        .example(with("GB"), "sw1a1aa", "SW1A 1AA")
        .example(with("NL"), "1234ab", "1234 AB")
        .example(with("CA"), "k1a-0b1", "K1A 0B1")
        .example(with("JP"), "\u3012\uFF11\uFF10\uFF10\uFF0D\uFF10\uFF10\uFF10\uFF11", "100-0001")
        .example(with("US"), "100011234", "10001-1234")
        .example(with("DE"), "D-10115", "10115")
        .example(with("PL"), "00950", "00-950")
        .example(with("DE"), "", "")
        .fault(with("DE"), "1067", Codes.NOT_ALLOWED)
        .fault(with("GB"), "10115", Codes.NOT_ALLOWED)
        .binds(
            arguments -> {
              String country = known(arguments);
              return value -> value.isBlank() ? "" : PostalCodes.normalised(value, country);
            });
    line(
        group
            .text(
                "postalCodeOfLine",
                "The postal code of a line with a city; \"\" where there is none.")
            .example(with("DE"), "10115 Berlin", "10115")
            .example(with("GB"), "London SW1A1AA", "SW1A 1AA")
            .example(with("NL"), "1234 AB Amsterdam", "1234 AB")
            .example(with("DE"), "Berlin", ""),
        (value, country) -> CityLine.of(value, country).postalCode());
    line(
        group
            .text("cityOfLine", "A line with a postal code and a city without the code.")
            .example(with("DE"), "D-10115  Berlin", "Berlin")
            .example(with("US"), "New York, NY 10001", "New York, NY")
            .example(with("GB"), "London, SW1A 1AA", "London")
            .example(with("DE"), "Berlin", "Berlin"),
        (value, country) -> CityLine.of(value, country).city());
    group
        .text(
            "countryOfAddress",
            "The country that the last line of an address names, as ISO 3166-1 alpha-2; \"\" where it"
                + " names none.")
        .gives(TextForm.WORDS)
        .example("Am Markt 1\n10115 Berlin\nDeutschland\n", "DE")
        .example("1 rue X, 75001 Paris, FRANCE", "FR")
        .example("1 Main St\nSacramento, CA", "")
        .example("1 Main St\nUSA", "US")
        .example("1 High Street\nLondon\nUK", "GB")
        .example("Am Markt 1\n10115 Berlin", "")
        .example("", "")
        .does(AddressFunctions::country);
  }

  private static String known(Arguments arguments) {
    String country = arguments.text(0);
    if (!PostalCodes.knows(country)) {
      throw new IllegalArgumentException(
          "The form of postal codes of " + country + " is not known here: take trim and upper.");
    }
    return country;
  }

  private static void line(
      Entries.Writing<String> function, BiFunction<String, String, String> part) {
    function
        .parameters(COUNTRY)
        .binds(
            arguments -> {
              String country = known(arguments);
              return Lengths.ofLines(value -> part.apply(value, country));
            });
  }

  private static String country(String value) {
    String text = TextSteps.trim(value);
    int line = Math.max(text.lastIndexOf('\n'), text.lastIndexOf(','));
    String last = TextSteps.trim(text.substring(line + 1));
    // A code of two letters may as well be a state's, and digits a postal code.
    boolean name = last.length() > 2 && Character.isLetter(last.codePointAt(0));
    String code = name || last.equals("UK") ? CountryCodes.alpha2(last) : null;
    return code == null ? "" : code;
  }
}
