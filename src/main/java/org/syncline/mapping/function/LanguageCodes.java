package org.syncline.mapping.function;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Languages by the codes of ISO 639-1 and 639-2 (terminology and bibliography) and by their names:
 * in nine languages, and of the more frequent ones also in themselves.
 */
final class LanguageCodes {
  /** Codes of 639-2 for bibliography, where they differ from those for terminology. */
  private static final String BIBLIOGRAPHIC =
      "albsq armhy baqeu burmy chizh czecs dutnl frefr geoka gerde greel iceis macmk maomi mayms perfa"
          + " rumro slosk tibbo welcy";

  private static final String[] LANGUAGES = {
    "en", "de", "fr", "es", "it", "nl", "pt", "zh", "zh-TW", "ja"
  };
  private static final String[] ALSO = {
    "mandarin",
    "zh",
    "\u4E2D\u56FD\u8BDD",
    "zh",
    "\u6C49\u8BED",
    "zh",
    "\u666E\u901A\u8BDD",
    "zh",
    "simplified chinese",
    "zh",
    "traditional chinese",
    "zh",
    "castilian",
    "es",
    "farsi",
    "fa",
    "flemish",
    "nl",
    "bahasa indonesia",
    "id"
  };

  /** Each more makes the first look-up slower, as the platform has the names of a locale apart. */
  private static final Set<String> NAMED_IN_ITSELF =
      Set.of(
          "ar", "bg", "ca", "cs", "da", "el", "et", "fa", "fi", "he", "hi", "hr", "hu", "id", "ko",
          "lt", "lv", "ms", "nb", "no", "pl", "ro", "ru", "sk", "sl", "sr", "sv", "th", "tr", "uk",
          "vi");

  private LanguageCodes() {}

  private static final class Tables {
    private static final Map<String, String> BY_CODE = new HashMap<>();
    private static final Map<String, String> BY_NAME = new HashMap<>();

    static {
      Set<String> ambiguous = new HashSet<>();
      for (String written : Locale.getISOLanguages()) {
        if (written.length() != 2) {
          continue;
        }
        String code = modern(written);
        Locale locale = new Locale(written);
        BY_CODE.put(code, code);
        BY_CODE.put(written, code);
        BY_CODE.put(alpha3(code), code);
        if (NAMED_IN_ITSELF.contains(code)) {
          name(locale.getDisplayLanguage(locale), code, ambiguous);
        }
        for (String language : LANGUAGES) {
          name(locale.getDisplayLanguage(Locale.forLanguageTag(language)), code, ambiguous);
        }
      }
      for (String entry : BIBLIOGRAPHIC.split(" ", -1)) {
        BY_CODE.put(entry.substring(0, 3), entry.substring(3));
      }
      BY_NAME.keySet().removeAll(ambiguous);
      for (int i = 0; i < ALSO.length; i += 2) {
        BY_NAME.put(ALSO[i], ALSO[i + 1]);
      }
    }

    private static void name(String name, String code, Set<String> ambiguous) {
      String key = NameKeys.of(name);
      String known = BY_NAME.put(key, code);
      if (known != null && !known.equals(code)) {
        ambiguous.add(key);
      }
    }
  }

  /** The JDK's table still has three codes that ISO 639 replaced in 1989. */
  private static String modern(String code) {
    return switch (code) {
      case "iw" -> "he";
      case "in" -> "id";
      case "ji" -> "yi";
      default -> code;
    };
  }

  /**
   * ISO 639-1 of a code of two or three letters, a tag that begins with one, or a name; or null.
   */
  static @Nullable String alpha2(String written) {
    String text = TextSteps.trim(written);
    if (text.length() > 100) {
      return null;
    }
    String lower = text.toLowerCase(Locale.ROOT);
    String code = Tables.BY_CODE.get(lower);
    if (code != null) {
      return code;
    }
    boolean tag = lower.length() > 3 && (lower.charAt(2) == '-' || lower.charAt(2) == '_');
    code = tag ? Tables.BY_CODE.get(lower.substring(0, 2)) : null;
    return code == null ? Tables.BY_NAME.get(NameKeys.of(text)) : code;
  }

  /** ISO 639-2 for terminology. */
  static String alpha3(String alpha2) {
    try {
      return new Locale(alpha2).getISO3Language();
    } catch (MissingResourceException e) {
      throw new IllegalStateException("Every code of two letters has one of three.", e);
    }
  }

  static String name(String alpha2, Locale in) {
    return new Locale(alpha2).getDisplayLanguage(in);
  }
}
