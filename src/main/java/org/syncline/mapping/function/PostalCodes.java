package org.syncline.mapping.function;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.syncline.mapping.value.Codes;
import org.syncline.mapping.value.Fault;

/** Postal codes as the post of their country writes them (forms of the Universal Postal Union). */
final class PostalCodes {
  private static final String LIST =
      "AR A9999AAA 9999;AT 9999;AU 9999;BE 9999;BG 9999;BR 99999-999;CA A9A_9A9;CH 9999;"
          + "CL 9999999;CN 999999;CY 9999;CZ 999_99;DE 99999;DK 9999;EE 99999;ES 99999;FI 99999;"
          + "FR 99999;GB A9_9AA A99_9AA AA9_9AA AA99_9AA A9A_9AA AA9A_9AA;GR 999_99;HR 99999;"
          + "HU 9999;ID 99999;IE A99_XXXX A9A_XXXX;IL 9999999 99999;IN 999999;IS 999;IT 99999;"
          + "JP 999-9999;KR 99999;LI 9999;LT 99999;LU 9999;LV 9999;MC 99999;MT AAA_9999;MX 99999;"
          + "MY 99999;NL 9999_AA;NO 9999;NZ 9999;PH 9999;PL 99-999;PT 9999-999;RO 999999;"
          + "RS 99999;RU 999999;SA 99999;SE 999_99;SG 999999;SI 9999;SK 999_99;TH 99999;TR 99999;"
          + "TW 999 99999 999999;UA 99999;US 99999 99999-9999;VN 999999 99999;ZA 9999";
  private static final Map<String, List<CodeShape>> SHAPES = new HashMap<>();

  static {
    for (String country : LIST.split(";", -1)) {
      SHAPES.put(country.substring(0, 2), CodeShape.list(country.substring(3)));
    }
  }

  private PostalCodes() {}

  static boolean knows(String country) {
    return SHAPES.containsKey(country);
  }

  /** The code in its country's form, or a {@link Fault}. */
  static Object normalised(String written, String country) {
    String code = code(written, country);
    return code == null
        ? new Fault(
            Codes.NOT_ALLOWED,
            "This is no postal code of "
                + country
                + ": correct it at the source, or take another country in the step.")
        : code;
  }

  static @Nullable String code(String written, String country) {
    List<CodeShape> shapes = SHAPES.get(country);
    if (shapes == null || written.length() > 40) {
      return null;
    }
    String letters = CodeShape.letters(written);
    String code = CodeShape.first(shapes, letters);
    if (code != null) {
      return code;
    }
    // D-10115, LV-1010, MC-98000: an old sign of the country in front.
    String behind = withoutCountry(letters, country);
    return behind == null ? null : CodeShape.first(shapes, behind);
  }

  private static @Nullable String withoutCountry(String letters, String country) {
    if (letters.startsWith(country)) {
      return letters.substring(2);
    }
    String sign =
        switch (country) {
          case "DE" -> "D";
          case "AT" -> "A";
          case "BE" -> "B";
          case "FR" -> "F";
          case "IT" -> "I";
          case "LU" -> "L";
          case "SE" -> "S";
          case "NO" -> "N";
          default -> "";
        };
    return !sign.isEmpty() && letters.startsWith(sign) ? letters.substring(1) : null;
  }
}
