package org.syncline.mapping.function;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Countries by the codes of ISO 3166-1 and by their names in nine languages (those of the Unicode
 * CLDR in the Java platform, and some that are in use beside them). A name that two countries have
 * is not known.
 */
final class CountryCodes {
  private static final String NUMERIC =
      "004AF 008AL 010AQ 012DZ 016AS 020AD 024AO 028AG 031AZ 032AR 036AU 040AT 044BS 048BH "
          + "050BD 051AM 052BB 056BE 060BM 064BT 068BO 070BA 072BW 074BV 076BR 084BZ 086IO 090SB "
          + "092VG 096BN 100BG 104MM 108BI 112BY 116KH 120CM 124CA 132CV 136KY 140CF 144LK 148TD "
          + "152CL 156CN 158TW 162CX 166CC 170CO 174KM 175YT 178CG 180CD 184CK 188CR 191HR 192CU "
          + "196CY 203CZ 204BJ 208DK 212DM 214DO 218EC 222SV 226GQ 231ET 232ER 233EE 234FO 238FK "
          + "239GS 242FJ 246FI 248AX 250FR 254GF 258PF 260TF 262DJ 266GA 268GE 270GM 275PS 276DE "
          + "288GH 292GI 296KI 300GR 304GL 308GD 312GP 316GU 320GT 324GN 328GY 332HT 334HM 336VA "
          + "340HN 344HK 348HU 352IS 356IN 360ID 364IR 368IQ 372IE 376IL 380IT 384CI 388JM 392JP "
          + "398KZ 400JO 404KE 408KP 410KR 414KW 417KG 418LA 422LB 426LS 428LV 430LR 434LY 438LI "
          + "440LT 442LU 446MO 450MG 454MW 458MY 462MV 466ML 470MT 474MQ 478MR 480MU 484MX 492MC "
          + "496MN 498MD 499ME 500MS 504MA 508MZ 512OM 516NA 520NR 524NP 528NL 531CW 533AW 534SX "
          + "535BQ 540NC 548VU 554NZ 558NI 562NE 566NG 570NU 574NF 578NO 580MP 581UM 583FM 584MH "
          + "585PW 586PK 591PA 598PG 600PY 604PE 608PH 612PN 616PL 620PT 624GW 626TL 630PR 634QA "
          + "638RE 642RO 643RU 646RW 652BL 654SH 659KN 660AI 662LC 663MF 666PM 670VC 674SM 678ST "
          + "682SA 686SN 688RS 690SC 694SL 702SG 703SK 704VN 705SI 706SO 710ZA 716ZW 724ES 728SS "
          + "729SD 732EH 740SR 744SJ 748SZ 752SE 756CH 760SY 762TJ 764TH 768TG 772TK 776TO 780TT "
          + "784AE 788TN 792TR 795TM 796TC 798TV 800UG 804UA 807MK 818EG 826GB 831GG 832JE 833IM "
          + "834TZ 840US 850VI 854BF 858UY 860UZ 862VE 876WF 882WS 887YE 894ZM";

  private static final String[] LANGUAGES = {
    "en", "de", "fr", "es", "it", "nl", "pt", "zh", "zh-TW", "ja"
  };
  private static final String[] ALSO = {
    "uk",
    "GB",
    "great britain",
    "GB",
    "england",
    "GB",
    "scotland",
    "GB",
    "wales",
    "GB",
    "northern ireland",
    "GB",
    "grossbritannien",
    "GB",
    "usa",
    "US",
    "u s a",
    "US",
    "america",
    "US",
    "united states of america",
    "US",
    "vereinigte staaten von amerika",
    "US",
    "etats unis d amerique",
    "US",
    "estados unidos de america",
    "US",
    "the netherlands",
    "NL",
    "holland",
    "NL",
    "russian federation",
    "RU",
    "republic of korea",
    "KR",
    "korea",
    "KR",
    "bundesrepublik deutschland",
    "DE",
    "federal republic of germany",
    "DE",
    "brd",
    "DE",
    "czech republic",
    "CZ",
    "tschechische republik",
    "CZ",
    "turkey",
    "TR",
    "turkiye",
    "TR",
    "people s republic of china",
    "CN",
    "pr china",
    "CN",
    "prc",
    "CN",
    "\u4E2D\u56FD\u5927\u9646",
    "CN",
    "\u4E2D\u534E\u4EBA\u6C11\u5171\u548C\u56FD",
    "CN",
    "hong kong",
    "HK",
    "\u9999\u6E2F",
    "HK",
    "macau",
    "MO",
    "macao",
    "MO",
    "\u6FB3\u95E8",
    "MO",
    "taiwan",
    "TW",
    "viet nam",
    "VN",
    "ivory coast",
    "CI",
    "cote d ivoire",
    "CI",
    "republic of ireland",
    "IE",
    "slovak republic",
    "SK",
    "united arab emirates",
    "AE",
    "uae",
    "AE",
    "u a e",
    "AE",
    "kingdom of saudi arabia",
    "SA",
    "ksa",
    "SA",
    "islamic republic of iran",
    "IR",
    "syrian arab republic",
    "SY",
    "swaziland",
    "SZ",
    "burma",
    "MM",
    "cape verde",
    "CV",
    "east timor",
    "TL",
    "holy see",
    "VA"
  };

  private CountryCodes() {}

  /** Made when the first country is looked up: some thousand names. */
  private static final class Tables {
    private static final Map<String, String> BY_CODE = new HashMap<>();
    private static final Map<String, String> NUMERIC_OF = new HashMap<>();
    private static final Map<String, String> BY_NAME = new HashMap<>();

    static {
      for (String entry : NUMERIC.split(" ", -1)) {
        String numeric = entry.substring(0, 3);
        String alpha2 = entry.substring(3);
        BY_CODE.put(numeric, alpha2);
        NUMERIC_OF.put(alpha2, numeric);
      }
      Set<String> ambiguous = new HashSet<>();
      for (String alpha2 : Locale.getISOCountries()) {
        BY_CODE.put(alpha2, alpha2);
        BY_CODE.put(new Locale("", alpha2).getISO3Country(), alpha2);
        for (String language : LANGUAGES) {
          Locale in = Locale.forLanguageTag(language);
          name(new Locale("", alpha2).getDisplayCountry(in), alpha2, ambiguous);
        }
      }
      BY_NAME.keySet().removeAll(ambiguous);
      for (int i = 0; i < ALSO.length; i += 2) {
        BY_NAME.put(ALSO[i], ALSO[i + 1]);
      }
    }

    private static void name(String name, String alpha2, Set<String> ambiguous) {
      String key = NameKeys.of(name);
      String known = BY_NAME.put(key, alpha2);
      if (known != null && !known.equals(alpha2)) {
        ambiguous.add(key);
      }
    }
  }

  /** ISO 3166-1 alpha-2 of a code of two or three letters, three digits, or a name; or null. */
  static @Nullable String alpha2(String written) {
    String text = TextSteps.trim(written);
    if (text.length() > 100) {
      return null;
    }
    String code = Tables.BY_CODE.get(digits(text.toUpperCase(Locale.ROOT)));
    return code == null ? Tables.BY_NAME.get(NameKeys.of(text)) : code;
  }

  /** Numbers lose their zeros: 4 is 004. */
  private static String digits(String text) {
    boolean number = !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    return number && text.length() < 3 ? "0".repeat(3 - text.length()) + text : text;
  }

  static String alpha3(String alpha2) {
    return new Locale("", alpha2).getISO3Country();
  }

  /** Three digits; null of those that have none. */
  static @Nullable String numeric(String alpha2) {
    return Tables.NUMERIC_OF.get(alpha2);
  }

  static String name(String alpha2, Locale in) {
    return new Locale("", alpha2).getDisplayCountry(in);
  }
}
