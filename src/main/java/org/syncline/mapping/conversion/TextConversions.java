package org.syncline.mapping.conversion;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber;
import java.util.Currency;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.syncline.mapping.value.Codes;
import org.syncline.mapping.value.Fault;

/**
 * Conversions whose canonical value is text: plain text, enum, e-mail, phone, country, language,
 * currency, external id.
 */
public final class TextConversions {
  static final int LONGEST_KEY = 200;

  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
  private static final Set<String> CURRENCIES =
      Currency.getAvailableCurrencies().stream()
          .map(Currency::getCurrencyCode)
          .collect(Collectors.toUnmodifiableSet());
  private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());

  private record Rule(String rule, Function<String, Object> function) implements Conversion {
    @Override
    public Object convert(Object source) {
      return function.apply(source instanceof String text ? text : CanonicalText.of(source));
    }
  }

  private TextConversions() {}

  public static Conversion text() {
    return new Conversion() {
      @Override
      public Object convert(Object source) {
        return source instanceof String ? source : CanonicalText.of(source);
      }

      @Override
      public boolean keepsTexts() {
        return true;
      }

      @Override
      public String rule() {
        return "string";
      }
    };
  }

  public static Conversion oneOf(Set<String> values) {
    String listed = String.join(", ", new TreeSet<>(values));
    Fault fault =
        new Fault(
            Codes.NOT_ALLOWED,
            "This is not among the field's values ("
                + listed
                + "): send one of them, or map it by a value map.");
    return new Rule("one of " + listed, text -> values.contains(text) ? text : fault);
  }

  public static Conversion email() {
    Fault fault =
        new Fault(
            Codes.NOT_AN_EMAIL,
            "This is no e-mail address: send one like name@example.org and nothing beside it.");
    return new Rule(
        "email", text -> EmailSyntax.isAddress(text) ? text.toLowerCase(Locale.ROOT) : fault);
  }

  public static Conversion country() {
    Fault fault =
        new Fault(
            Codes.NOT_A_COUNTRY,
            "This is no country code: send ISO 3166-1 alpha-2 (like DE), or map it by a value"
                + " map.");
    return new Rule(
        "country",
        text -> {
          String code = text.length() == 2 ? text.toUpperCase(Locale.ROOT) : "";
          return COUNTRIES.contains(code) ? code : fault;
        });
  }

  public static Conversion currency() {
    Fault fault =
        new Fault(
            Codes.NOT_A_CURRENCY,
            "This is no currency code: send ISO 4217 (like EUR), or map it by a value map.");
    return new Rule(
        "currency",
        text -> {
          String code = text.length() == 3 ? text.toUpperCase(Locale.ROOT) : "";
          return CURRENCIES.contains(code) ? code : fault;
        });
  }

  public static Conversion language() {
    Fault fault =
        new Fault(
            Codes.NOT_A_LANGUAGE,
            "This is no language code: send ISO 639-1 (like de) or a tag that begins with one"
                + " (de-AT), or map it by a value map.");
    return new Rule(
        "language",
        text -> {
          String code =
              text.length() >= 2 ? modern(text.substring(0, 2).toLowerCase(Locale.ROOT)) : "";
          return LANGUAGES.contains(code) && isTagRest(text) ? code : fault;
        });
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

  private static boolean isTagRest(String tag) {
    int subtag = 1;
    for (int i = 2; i < tag.length(); i++) {
      char c = tag.charAt(i);
      if (c == '-' || c == '_') {
        if (subtag == 0) {
          return false;
        }
        subtag = 0;
      } else if (i == 2 || c > 'z' || !Character.isLetterOrDigit(c) || ++subtag > 8) {
        return false;
      }
    }
    return subtag > 0 && tag.length() <= 35;
  }

  /**
   * Phone numbers to E.164.
   *
   * @param region of numbers without a country code, or null: there have to be none
   */
  public static Conversion phone(@Nullable String region) {
    PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
    String hint =
        region == null
            ? "send it with its country code, like +49 30 123456, or give the row a region"
            : "send a number that exists in "
                + region
                + ", or one with its country code, without an extension";
    Fault fault = new Fault(Codes.NOT_A_PHONE, "This is no valid phone number: " + hint + ".");
    return new Rule(
        region == null ? "phone" : "phone " + region,
        text -> {
          try {
            Phonenumber.PhoneNumber number = numbers.parse(text, region == null ? "ZZ" : region);
            // E.164 has no extension: dropping one silently would ring at the wrong desk.
            return numbers.isValidNumber(number) && !number.hasExtension()
                ? numbers.format(number, PhoneNumberUtil.PhoneNumberFormat.E164)
                : fault;
          } catch (NumberParseException notEvenOne) {
            return fault;
          }
        });
  }

  public static boolean isRegion(String region) {
    return PhoneNumberUtil.getInstance().getSupportedRegions().contains(region);
  }

  /** Ids of source records: {@code @key} and links. */
  public static Conversion externalId() {
    Fault missing = new Fault(Codes.KEY_MISSING, "The id of the source record is blank: send it.");
    Fault unusable =
        new Fault(
            Codes.KEY_UNUSABLE,
            "The id of the source record is longer than "
                + LONGEST_KEY
                + " characters or holds control characters: send the id alone.");
    return new Rule(
        "external id",
        text -> {
          if (text.isBlank()) {
            return missing;
          }
          return text.length() > LONGEST_KEY || text.chars().anyMatch(Character::isISOControl)
              ? unusable
              : text;
        });
  }
}
