package org.syncline.mapping.function;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.syncline.mapping.value.Codes;
import org.syncline.mapping.value.Fault;

/**
 * VAT numbers: the forms that the European Commission publishes for its validation service (VIES),
 * and those of the United Kingdom, Norway and Switzerland. Greece's begin with EL.
 */
final class VatNumbers {
  private static final String LIST =
      "AT U99999999;BE 9999999999;BG 999999999 9999999999;CY 99999999A;"
          + "CZ 99999999 999999999 9999999999;DE 999999999;DK 99999999;EE 999999999;EL 999999999;"
          + "ES X9999999X;FI 99999999;FR XX999999999;GB 999999999 999999999999 GD999 HA999;"
          + "HR 99999999999;HU 99999999;IE 9999999A 9999999AA 9X99999A;IT 99999999999;"
          + "LT 999999999 999999999999;LU 99999999;LV 99999999999;MT 99999999;NL XXXXXXXXXXXX;"
          + "PL 9999999999;PT 999999999;"
          + "RO 99 999 9999 99999 999999 9999999 99999999 999999999 9999999999;SE 999999999999;"
          + "SI 99999999;SK 9999999999;XI 999999999 999999999999;NO 999999999 999999999MVA;"
          + "CH E999999999 E999999999MWST E999999999TVA E999999999IVA";
  private static final Map<String, List<CodeShape>> SHAPES = new HashMap<>();
  private static final Fault NOT_ONE =
      new Fault(
          Codes.NOT_ALLOWED,
          "This is no VAT number of its country's form: correct it at the source, or give the step its"
              + " country.");

  static {
    for (String country : LIST.split(";", -1)) {
      SHAPES.put(country.substring(0, 2), CodeShape.list(country.substring(3)));
    }
  }

  private VatNumbers() {}

  /**
   * Refuses countries without a known form.
   *
   * @throws IllegalArgumentException with a sentence
   */
  static void refuseUnknown(@Nullable String country) {
    if (country != null && !SHAPES.containsKey(prefix(country))) {
      throw new IllegalArgumentException(
          "The form of VAT numbers of " + country + " is not known here: take trim and upper.");
    }
  }

  private static String prefix(String country) {
    return country.equals("GR") ? "EL" : country;
  }

  /** The number behind its country, or a {@link Fault}. */
  static Object normalised(String written, @Nullable String country) {
    if (written.length() > 40) {
      return NOT_ONE;
    }
    String letters = CodeShape.letters(written);
    if (country != null) {
      String number = number(letters, prefix(country));
      if (number != null) {
        return prefix(country) + number;
      }
    }
    boolean hasOwn = letters.length() > 2;
    String own = hasOwn ? prefix(letters.substring(0, 2)) : "";
    boolean other = country != null && !own.equals(prefix(country));
    String number = hasOwn && !other ? number(letters.substring(2), own) : null;
    return number == null ? NOT_ONE : own + number;
  }

  /** Letters that a shape has for itself, as Austria's U, are not places: A, X and 9 are. */
  private static @Nullable String number(String letters, String prefix) {
    List<CodeShape> shapes = SHAPES.get(prefix);
    return shapes == null ? null : CodeShape.first(shapes, letters);
  }
}
