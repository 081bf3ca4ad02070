package org.syncline.mapping.function;

import java.util.HashMap;
import java.util.Map;

/** Check digits: Luhn's (ISO/IEC 7812-1, annex B) and those of the IBAN (ISO 13616, mod 97). */
final class CheckDigits {
  private static final int LONGEST = 100;
  private static final String IBAN_LENGTHS =
      "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18"
          + " DO28 EE20 EG29 ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HR21 HU28 IE22 IL23"
          + " IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20"
          + " MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18"
          + " SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30";
  private static final Map<String, Integer> LENGTH_OF_COUNTRY = new HashMap<>();

  static {
    for (String entry : IBAN_LENGTHS.split(" ", -1)) {
      LENGTH_OF_COUNTRY.put(entry.substring(0, 2), Integer.valueOf(entry.substring(2)));
    }
  }

  private CheckDigits() {}

  /** Spaces and hyphens are passed over; anything else that is no digit makes it wrong. */
  static boolean isLuhn(String value) {
    if (value.length() > LONGEST) {
      return false;
    }
    int sum = 0;
    int digits = 0;
    for (int i = value.length() - 1; i >= 0; i--) {
      char c = value.charAt(i);
      if (c == ' ' || c == '-') {
        continue;
      }
      if (c < '0' || c > '9') {
        return false;
      }
      int digit = c - '0';
      int weighted = digits % 2 == 1 ? digit * 2 : digit;
      sum += weighted > 9 ? weighted - 9 : weighted;
      digits++;
    }
    return digits > 1 && sum % 10 == 0;
  }

  static boolean isIban(String value) {
    if (value.length() > LONGEST) {
      return false;
    }
    String iban = CodeShape.letters(value);
    if (iban.length() < 4) {
      return false;
    }
    Integer length = LENGTH_OF_COUNTRY.get(iban.substring(0, 2));
    if (length == null || length != iban.length()) {
      return false;
    }
    String checked = iban.substring(4) + iban.substring(0, 4);
    int remainder = 0;
    for (int i = 0; i < checked.length(); i++) {
      char c = checked.charAt(i);
      boolean digit = c >= '0' && c <= '9';
      if (!digit && (c < 'A' || c > 'Z')) {
        return false;
      }
      remainder = digit ? remainder * 10 + c - '0' : remainder * 100 + c - 'A' + 10;
      remainder %= 97;
    }
    return remainder == 1;
  }
}
