package org.syncline.mapping.function;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.syncline.mapping.conversion.PlainNumbers;
import org.syncline.platform.hardened.HardenedRegex;

/** The arguments of one step, each checked and read. */
final class Arguments {
  /** Keeps a step's result, and so its memory, in proportion to its input. */
  static final int LONGEST_TEXT = 200;

  private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());
  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

  private final List<@Nullable Object> values;

  private Arguments(List<@Nullable Object> values) {
    this.values = values;
  }

  /**
   * Checks the arguments of a step.
   *
   * @throws IllegalArgumentException with a sentence that says what to write
   */
  static Arguments of(FunctionDescription function, List<Object> given) {
    List<FunctionParameter> parameters = function.parameters();
    long needed = parameters.stream().filter(parameter -> !parameter.optional()).count();
    if (given.size() < needed || given.size() > parameters.size()) {
      throw new IllegalArgumentException(
          "'" + function.name() + "' takes " + expected(parameters) + ".");
    }
    List<@Nullable Object> values = new ArrayList<>();
    for (int i = 0; i < parameters.size(); i++) {
      FunctionParameter parameter = parameters.get(i);
      Object written = i < given.size() ? given.get(i) : parameter.fallback();
      values.add(written == null ? null : read(function, parameter, written));
    }
    return new Arguments(values);
  }

  private static String expected(List<FunctionParameter> parameters) {
    if (parameters.isEmpty()) {
      return "no arguments";
    }
    List<String> described = new ArrayList<>();
    for (FunctionParameter parameter : parameters) {
      described.add(
          parameter.name()
              + " ("
              + parameter.described()
              + (parameter.optional() ? ", may be left out" : "")
              + ")");
    }
    return (parameters.size() == 1 ? "one argument: " : parameters.size() + " arguments: ")
        + String.join(", ", described);
  }

  private static Object read(
      FunctionDescription function, FunctionParameter parameter, Object written) {
    int longest =
        parameter.kind() == FunctionParameter.Kind.EXPRESSION
            ? HardenedRegex.LONGEST_PATTERN
            : LONGEST_TEXT;
    if (written instanceof String text && text.length() > longest) {
      throw new IllegalArgumentException(
          "An argument of '"
              + function.name()
              + "' is longer than "
              + longest
              + " characters: shorten it.");
    }
    Object read = read(parameter, written);
    if (read == null) {
      throw new IllegalArgumentException(
          "'"
              + function.name()
              + "' can't take this as "
              + parameter.name()
              + ": write "
              + (parameter.words().isEmpty() ? "a " : "")
              + parameter.described()
              + ".");
    }
    return read;
  }

  private static @Nullable Object read(FunctionParameter parameter, Object written) {
    return switch (parameter.kind()) {
      case WHOLE_NUMBER ->
          written instanceof Integer whole
                  && whole >= parameter.least()
                  && whole <= parameter.most()
              ? whole
              : null;
      case NUMBER -> decimal(written);
      case WORD -> written instanceof String word && parameter.words().contains(word) ? word : null;
      case LOCALE -> written instanceof String tag ? locale(tag) : null;
      case ZONE -> written instanceof String id ? zone(id) : null;
      case REGION -> written instanceof String code && COUNTRIES.contains(code) ? code : null;
      case CURRENCY -> written instanceof String code ? currency(code) : null;
      case EXPRESSION -> written instanceof String pattern ? HardenedRegex.of(pattern) : null;
      case TEXT, DATE_PATTERN, NUMBER_PATTERN -> written instanceof String text ? text : null;
    };
  }

  private static @Nullable BigDecimal decimal(Object written) {
    if (written instanceof Integer whole) {
      return PlainNumbers.bounded(BigDecimal.valueOf(whole));
    }
    return written instanceof BigDecimal number ? PlainNumbers.bounded(number) : null;
  }

  private static @Nullable Locale locale(String tag) {
    try {
      Locale locale = new Locale.Builder().setLanguageTag(tag).build();
      return LANGUAGES.contains(locale.getLanguage()) ? locale : null;
    } catch (IllformedLocaleException e) {
      return null;
    }
  }

  private static @Nullable ZoneId zone(String id) {
    return id.equals("UTC") || ZoneId.getAvailableZoneIds().contains(id) ? ZoneId.of(id) : null;
  }

  private static @Nullable Currency currency(String code) {
    try {
      Currency currency = Currency.getInstance(code);
      return currency.getDefaultFractionDigits() < 0 ? null : currency;
    } catch (IllegalArgumentException unknown) {
      return null;
    }
  }

  boolean has(int index) {
    return values.get(index) != null;
  }

  String text(int index) {
    return get(index, String.class);
  }

  /** A text of at least one character. */
  String someText(int index) {
    String text = text(index);
    if (text.isEmpty()) {
      throw new IllegalArgumentException(
          "The text to look for is empty: give at least one character.");
    }
    return text;
  }

  int whole(int index) {
    return get(index, Integer.class);
  }

  BigDecimal number(int index) {
    return get(index, BigDecimal.class);
  }

  Locale locale(int index) {
    return get(index, Locale.class);
  }

  ZoneId zone(int index) {
    return get(index, ZoneId.class);
  }

  Currency currency(int index) {
    return get(index, Currency.class);
  }

  HardenedRegex expression(int index) {
    return get(index, HardenedRegex.class);
  }

  /** A region that phone numbers are read in; null where none is given. */
  @Nullable String phoneRegion(int index) {
    if (!has(index)) {
      return null;
    }
    String region = text(index);
    if (!PhoneNumberUtil.getInstance().getSupportedRegions().contains(region)) {
      throw new IllegalArgumentException(
          "There is no numbering plan of "
              + region
              + ": give the country code of another region that has its numbers.");
    }
    return region;
  }

  private <T> T get(int index, Class<T> type) {
    Object value = values.get(index);
    if (value == null) {
      throw new IllegalStateException("Argument " + index + " has no default.");
    }
    return type.cast(value);
  }
}
