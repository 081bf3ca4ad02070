package org.syncline.mapping.function;

import static org.syncline.mapping.function.Entries.with;
import static org.syncline.mapping.function.FunctionParameter.parameter;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.syncline.mapping.value.Codes;
import org.syncline.mapping.value.Fault;

/** Functions of the codes and names of countries, languages and currencies. */
final class CodeFunctions {
  private static final FunctionParameter LOCALE =
      parameter("locale", FunctionParameter.Kind.LOCALE).orElse("en");
  private static final Fault NOT_A_COUNTRY =
      new Fault(
          Codes.NOT_A_COUNTRY,
          "This is no country by a code of ISO 3166-1 or a name known here: correct it at the source,"
              + " or map it by a value map.");
  private static final Fault NOT_A_LANGUAGE =
      new Fault(
          Codes.NOT_A_LANGUAGE,
          "This is no language by a code of ISO 639 or a name known here: correct it at the source, or"
              + " map it by a value map.");
  private static final Fault NOT_A_CURRENCY =
      new Fault(
          Codes.NOT_A_CURRENCY,
          "This is no currency by a code of ISO 4217 or a sign that only one has: correct it at the"
              + " source, or map it by a value map.");

  private CodeFunctions() {}

  static List<FunctionEntry> entries() {
    Entries group = new Entries(FunctionGroup.CODE);
    countries(group);
    languages(group);
    currencies(group);
    return group.all();
  }

  private static void countries(Entries group) {
    group
        .text(
            "countryCode",
            "ISO 3166-1 alpha-2 of a country by a code of two or three letters, a number, or a name in"
                + " English, German, French, Spanish, Italian, Dutch, Portuguese, Chinese or Japanese.")
        .gives(TextForm.WORDS)
        .example("deu", "DE")
        .example("276", "DE")
        .example("4", "AF")
        .example("\u00D6sterreich", "AT")
        .example("Etats-Unis", "US")
        .example("\u4E2D\u56FD", "CN")
        .example("", "")
        .fault("Absurdistan", Codes.NOT_A_COUNTRY)
        .does(value -> country(value, code -> code));
    group
        .text("countryAlpha3", "The code of three letters of a country.")
        .gives(TextForm.WORDS)
        .example("DE", "DEU")
        .example("Schweiz", "CHE")
        .example("", "")
        .fault("XX", Codes.NOT_A_COUNTRY)
        .does(value -> country(value, CountryCodes::alpha3));
    group
        .text("countryNumeric", "The code of three digits of a country.")
        .gives(TextForm.DIGITS)
        .example("DE", "276")
        .example("AFG", "004")
        .fault("XX", Codes.NOT_A_COUNTRY)
        .does(value -> country(value, CountryCodes::numeric));
    group
        .text("countryName", "The name of a country in a language.")
        .parameters(LOCALE)
        .gives(TextForm.WORDS)
        .example("DE", "Germany")
        .example(with("zh"), "DEU", "\u5FB7\u56FD")
        .example(with("fr"), "Allemagne", "Allemagne")
        .fault("XX", Codes.NOT_A_COUNTRY)
        .binds(
            arguments -> {
              Locale locale = arguments.locale(0);
              return value -> country(value, code -> CountryCodes.name(code, locale));
            });
  }

  private static @Nullable Object country(String value, Function<String, @Nullable String> part) {
    return known(value, CountryCodes::alpha2, part, NOT_A_COUNTRY);
  }

  private static void languages(Entries group) {
    group
        .text(
            "languageCode",
            "ISO 639-1 of a language by a code of two or three letters, a tag, or a name in the"
                + " languages of countryCode, or of the more frequent ones in themselves.")
        .gives(TextForm.WORDS)
        .example("ger", "de")
        .example("deu", "de")
        .example("de-AT", "de")
        .example("espa\u00F1ol", "es")
        .example("\u010De\u0161tina", "cs")
        .example("iw", "he")
        .example("", "")
        .fault("Klingon", Codes.NOT_A_LANGUAGE)
        .does(value -> language(value, code -> code));
    group
        .text("languageAlpha3", "ISO 639-2 (terminology) of a language.")
        .gives(TextForm.WORDS)
        .example("de", "deu")
        .example("chinese", "zho")
        .fault("xx", Codes.NOT_A_LANGUAGE)
        .does(value -> language(value, LanguageCodes::alpha3));
    group
        .text("languageName", "The name of a language in a language.")
        .parameters(LOCALE)
        .gives(TextForm.WORDS)
        .example("de", "German")
        .example(with("de"), "fre", "Franz\u00F6sisch")
        .fault("xx", Codes.NOT_A_LANGUAGE)
        .binds(
            arguments -> {
              Locale locale = arguments.locale(0);
              return value -> language(value, code -> LanguageCodes.name(code, locale));
            });
  }

  private static @Nullable Object language(String value, Function<String, @Nullable String> part) {
    return known(value, LanguageCodes::alpha2, part, NOT_A_LANGUAGE);
  }

  private static void currencies(Entries group) {
    group
        .text(
            "currencyCode",
            "ISO 4217 of a currency by a code of letters or digits, or a sign that only one has.")
        .gives(TextForm.WORDS)
        .example("eur", "EUR")
        .example("\u20AC", "EUR")
        .example("978", "EUR")
        .example("36", "AUD")
        .example("z\u0142", "PLN")
        .example("", "")
        .fault("$", Codes.NOT_A_CURRENCY)
        .does(value -> currency(value, Currency::getCurrencyCode));
    group
        .text("currencyNumeric", "The code of three digits of a currency.")
        .gives(TextForm.DIGITS)
        .example("EUR", "978")
        .example("AUD", "036")
        .fault("\u00A5", Codes.NOT_A_CURRENCY)
        .does(value -> currency(value, Currency::getNumericCodeAsString));
    group
        .text("currencyDigits", "How many digits behind the point the amounts of a currency have.")
        .gives(ValueKind.NUMBER)
        .example("EUR", "2")
        .example("JPY", "0")
        .example("KWD", "3")
        .fault("XAU", Codes.NOT_A_CURRENCY)
        .does(value -> currency(value, CodeFunctions::digits));
  }

  private static @Nullable Object digits(Currency currency) {
    int digits = currency.getDefaultFractionDigits();
    return digits < 0 ? null : BigDecimal.valueOf(digits);
  }

  private static @Nullable Object currency(
      String value, Function<Currency, @Nullable Object> part) {
    return known(value, CurrencyCodes::of, part, NOT_A_CURRENCY);
  }

  /**
   * An empty text is no code and no mistake either; what is unknown, or has no such part, is one.
   */
  private static <T> Object known(
      String value,
      Function<String, @Nullable T> find,
      Function<T, ? extends @Nullable Object> part,
      Fault fault) {
    if (value.isBlank()) {
      return "";
    }
    T found = find.apply(value);
    Object result = found == null ? null : part.apply(found);
    return result == null ? fault : result;
  }
}
