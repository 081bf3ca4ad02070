package org.syncline.mapping.function;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.syncline.mapping.conversion.CanonicalText;
import org.syncline.mapping.conversion.PlainNumbers;
import org.syncline.mapping.value.Fault;

/**
 * What holds for each function and any value. A failure names its seed; {@code -Dseed=...} takes
 * another.
 */
class RandomValuesTest {
  private static final long SEED = Long.getLong("seed", 20_261_126L);
  private static final int ROUNDS = 400 / Integer.getInteger("rounds.divisor", 1);
  private static final String[] PIECES = {
    "",
    " ",
    "0",
    "1",
    "-",
    ".",
    ",",
    "e",
    "@",
    "+",
    "/",
    "(",
    ")",
    "<",
    ">",
    ";",
    "\"",
    "a",
    "Z",
    "\u00E4",
    "\u00DF",
    "e\u0301",
    "\u0130",
    "\uD83D\uDE00",
    "\uD801\uDC28",
    "\uD83D",
    "\uDE00",
    "\u0000",
    "\u200B",
    "\uFF11",
    "\u0661",
    "\uFDFA",
    "\u6771",
    "\uAC00",
    "van ",
    "Dr. ",
    "DE",
    "2026",
    "-11-22",
    "T12:45",
    ":00",
    "Z",
    "1e9",
    "99999999",
    "\u4EE4\u548C",
    "\u5E74",
    "\n",
    "\t"
  };

  static Stream<FunctionDescription> functions() {
    return MappingFunctions.catalogue().stream();
  }

  private final Random random = new Random(SEED);

  @ParameterizedTest
  @MethodSource("functions")
  void no_value_makes_a_function_throw_or_give_what_no_step_may_give(FunctionDescription function) {
    for (List<Object> arguments : argumentsOf(function)) {
      MappingFunction bound = MappingFunctions.bind(function.name(), arguments);
      for (int i = 0; i < ROUNDS; i++) {
        Object value = value(i % 5 == 0);
        Object result = apply(bound, value, function, arguments);

        assertAllowed(result, value, function, arguments);
        assertThat(apply(bound, value, function, arguments))
            .as("%s%s of %s twice, seed %s", function.name(), arguments, value, SEED)
            .isEqualTo(result);
      }
    }
  }

  /** The arguments of its examples: they bind. */
  private static List<List<Object>> argumentsOf(FunctionDescription function) {
    return function.examples().stream().map(FunctionExample::arguments).distinct().toList();
  }

  private static Object apply(
      MappingFunction bound, Object value, FunctionDescription function, List<Object> arguments) {
    try {
      return bound.apply(value);
    } catch (RuntimeException | StackOverflowError e) {
      throw new AssertionError(
          function.name() + arguments + " of '" + value + "', seed " + SEED + ": " + e, e);
    }
  }

  private static void assertAllowed(
      Object result, Object value, FunctionDescription function, List<Object> arguments) {
    String what = function.name() + arguments + " of '" + value + "', seed " + SEED;
    if (result instanceof List<?> list) {
      assertThat(list.size()).as(what).isLessThanOrEqualTo(Items.MOST);
      for (Object item : list) {
        assertThat(item instanceof List || item instanceof Fault).as(what).isFalse();
        assertAllowed(item, value, function, arguments);
      }
      return;
    }
    if (result instanceof String text) {
      assertThat(text.length()).as(what).isLessThanOrEqualTo(MappingFunction.LONGEST);
    } else if (result instanceof BigDecimal number) {
      assertThat(PlainNumbers.bounded(number)).as(what).isEqualTo(number);
    } else if (result instanceof Fault fault) {
      assertThat(fault.message()).as(what).matches("[A-Z].* .*\\.");
      assertThat(fault.code()).as(what).matches("[A-Z_]+");
    } else if (result != null) {
      assertThat(result)
          .as(what)
          .isInstanceOfAny(
              Boolean.class, LocalDate.class, LocalTime.class, LocalDateTime.class, Instant.class);
      assertThat(CanonicalText.of(result)).as(what).matches("(?s)[a-z]+|[0-9].*");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "trim",
        "collapse",
        "upper",
        "lower",
        "stripLeadingZeros",
        "digits",
        "onlyLetters",
        "removeControl",
        "normalise",
        "stripAccents",
        "expandUmlauts",
        "halfWidth",
        "abs",
        "toInteger",
        "startOfMonth",
        "endOfMonth",
        "startOfQuarter",
        "phone",
        "emailNormalise",
        "emailFromMailbox",
        "countryCode",
        "countryAlpha3",
        "countryNumeric",
        "languageCode",
        "currencyCode",
        "iban",
        "ibanFormat",
        "vatNumber",
        "removeTitles",
        "filterBlank",
        "distinct",
        "sort",
        "postalCode"
      })
  void some_functions_change_nothing_the_second_time(String name) {
    FunctionDescription function = MappingFunctions.entry(name).description();
    for (List<Object> arguments : argumentsOf(function)) {
      MappingFunction bound = MappingFunctions.bind(name, arguments);
      List<Object> values = new ArrayList<>();
      function.examples().forEach(example -> values.add(example.in()));
      for (int i = 0; i < ROUNDS; i++) {
        values.add(value(false));
      }
      for (Object value : values) {
        Object once = bound.apply(value);
        if (once != null && !(once instanceof Fault)) {
          assertThat(bound.apply(once))
              .as("%s%s of '%s' twice, seed %s", name, arguments, value, SEED)
              .isEqualTo(once);
        }
      }
    }
  }

  @Test
  void what_one_function_writes_another_reads() {
    for (int i = 0; i < 2_000; i++) {
      LocalDate date = LocalDate.ofEpochDay(random.nextInt(-40_000, 39_000));
      String seed = date + ", seed " + SEED;
      for (String calendar :
          List.of("Hijri", "Buddhist", "Japanese", "Julian", "Excel", "Minguo")) {
        boolean japan = calendar.equals("Japanese");
        boolean before =
            date.isBefore(
                switch (calendar) {
                  case "Japanese" -> LocalDate.of(1873, 1, 1);
                  case "Minguo" -> LocalDate.of(1912, 1, 1);
                  case "Hijri" -> LocalDate.of(1882, 11, 12);
                  default -> LocalDate.of(1900, 1, 1);
                });
        if (before) {
          continue;
        }
        List<Object> style = japan && i % 2 == 0 ? List.of("letter") : List.of();
        Object written = MappingFunctions.bind("to" + calendar + "Date", style).apply(date);
        assertThat(written).as("%s of %s", calendar, seed).isNotInstanceOf(Fault.class);
        assertThat(MappingFunctions.bind("from" + calendar + "Date", List.of()).apply(written))
            .as("%s of %s", calendar, seed)
            .isEqualTo(date);
      }
      Instant instant =
          date.atTime(LocalTime.ofSecondOfDay(random.nextInt(86_400))).toInstant(ZoneOffset.UTC);
      for (String unit : List.of("Seconds", "Millis")) {
        Object epoch = MappingFunctions.bind("toEpoch" + unit, List.of()).apply(instant);
        assertThat(MappingFunctions.bind("fromEpoch" + unit, List.of()).apply(epoch))
            .as("%s, seed %s", instant, SEED)
            .isEqualTo(instant);
      }
    }
  }

  @Test
  void a_name_taken_apart_has_all_its_words() {
    String[] words = {
      "Ada", "van", "de", "la", "Byron", "Jr.", "y", "\u738B", "\u5C0F\u660E", "Al"
    };
    for (int i = 0; i < 2_000; i++) {
      List<String> name = new ArrayList<>();
      for (int j = random.nextInt(1, 6); j > 0; j--) {
        name.add(words[random.nextInt(words.length)]);
      }
      for (String order : List.of("western", "spanish", "hungarian", "east-asian")) {
        PersonName parts = PersonName.of(String.join(" ", name), order);
        boolean familyFirst = order.equals("hungarian") || order.equals("east-asian");
        String both = familyFirst ? parts.family() + parts.given() : parts.given() + parts.family();
        assertThat(both.replace(" ", ""))
            .as("%s in %s order, seed %s", name, order, SEED)
            .isEqualTo(String.join("", name));
        assertThat(parts.family()).as("%s, seed %s", name, SEED).isNotEmpty();
      }
    }
  }

  @Test
  void a_text_at_the_limit_is_taken_and_one_that_grows_beyond_is_a_fault() {
    String longest = "\u00DF".repeat(MappingFunction.LONGEST / 2);
    assertThat(((String) MappingFunctions.bind("upper", List.of()).apply(longest)).length())
        .isEqualTo(MappingFunction.LONGEST);
    assertThat(MappingFunctions.bind("upper", List.of()).apply(longest + "\u00DF"))
        .isInstanceOf(Fault.class);
    assertThat(MappingFunctions.bind("upper", List.of()).apply("x".repeat(1_000_001)))
        .isEqualTo("X".repeat(1_000_001));
    assertThat(MappingFunctions.bind("lower", List.of()).apply("\u0130".repeat(600_000)))
        .isInstanceOf(Fault.class);
    assertThat(
            MappingFunctions.bind("normalise", List.of("NFKC"))
                .apply("\uFDFA".repeat(MappingFunction.LONGEST / 17)))
        .isInstanceOf(Fault.class);
    assertThat(
            MappingFunctions.bind("join", List.of(","))
                .apply(List.of("x".repeat(600_000), "x".repeat(600_000))))
        .isInstanceOf(Fault.class);
  }

  private Object value(boolean mayBeList) {
    int kind = random.nextInt(mayBeList ? 10 : 9);
    switch (kind) {
      case 0:
        BigDecimal number =
            new BigDecimal(new BigInteger(random.nextInt(1, 330), random), random.nextInt(0, 100));
        return Objects.requireNonNull(
            PlainNumbers.bounded(random.nextBoolean() ? number : number.negate()));
      case 1:
        return random.nextBoolean();
      case 2:
        return LocalDate.ofEpochDay(random.nextInt(-719_162, 2_932_896));
      case 3:
        return LocalTime.ofNanoOfDay(random.nextLong(86_400_000_000_000L));
      case 4:
        return LocalDateTime.of(
            LocalDate.ofEpochDay(random.nextInt(-719_162, 2_932_896)),
            LocalTime.ofSecondOfDay(random.nextInt(86_400)));
      case 5:
        return Instant.ofEpochSecond(random.nextLong(-62_135_596_800L, 253_402_300_800L));
      case 9:
        List<Object> list = new ArrayList<>();
        for (int i = random.nextInt(6); i > 0; i--) {
          list.add(random.nextInt(4) == 0 ? null : value(false));
        }
        return list;
      default:
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(8); i > 0; i--) {
          text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }
  }

  /** With an algorithm whose time grows with the square this takes hours. */
  @ParameterizedTest
  @MethodSource("functions")
  @Timeout(120)
  void the_time_of_a_function_grows_with_the_text_only(FunctionDescription function) {
    String[] texts = {
      "\u00DF",
      "\u0130",
      "e\u0301\u0323",
      "a ",
      "1",
      "Dr. ",
      ",",
      "(",
      "'",
      "\uD83D\uDE00",
      "12 a, "
    };
    List<List<Object>> all = argumentsOf(function);
    for (List<Object> arguments : all.subList(0, Math.min(2, all.size()))) {
      MappingFunction bound = MappingFunctions.bind(function.name(), arguments);
      for (String text : texts) {
        Object result = bound.apply(text.repeat(200_000 / text.length()));
        assertThat(result instanceof List<?> list ? list.size() : 0)
            .isLessThanOrEqualTo(Items.MOST);
      }
      bound.apply("x" + "\u0301\u0323".repeat(100_000));
    }
  }

  @Test
  void letter_case_of_long_texts_is_that_of_the_platform() {
    String[] pieces = {
      "\u00DF", "\u03A3 ", "\u039F\u03A3", "x", "\uD83D\uDE00", " ", "\u0130", "\u0149"
    };
    StringBuilder text = new StringBuilder();
    while (text.length() < 20_000) {
      text.append(pieces[random.nextInt(pieces.length)]);
    }
    String value = text.toString();

    assertThat(LetterCase.upper(value))
        .as("seed %s", SEED)
        .isEqualTo(value.toUpperCase(Locale.ROOT));
    assertThat(LetterCase.lower(value))
        .as("seed %s", SEED)
        .isEqualTo(value.toLowerCase(Locale.ROOT));
    String word = "\uD801\uDC00".repeat(5_000);
    assertThat(LetterCase.lower("x" + word)).isEqualTo("x" + "\uD801\uDC28".repeat(5_000));
  }
}
