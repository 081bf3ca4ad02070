package org.syncline.mapping.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.syncline.mapping.conversion.CanonicalText;
import org.syncline.mapping.value.Fault;

class MappingFunctionsTest {

  static Stream<FunctionDescription> functions() {
    return MappingFunctions.catalogue().stream();
  }

  @ParameterizedTest
  @MethodSource("functions")
  void a_function_does_what_its_examples_say(FunctionDescription function) {
    assertThat(function.examples()).hasSizeGreaterThanOrEqualTo(2);
    for (FunctionExample example : function.examples()) {
      Object result =
          MappingFunctions.bind(function.name(), example.arguments()).apply(example.in());

      if (example.fault() != null) {
        assertThat(result).as("%s", example).isInstanceOf(Fault.class);
        assertThat(((Fault) result).code()).as("%s", example).isEqualTo(example.fault());
        assertThat(((Fault) result).message()).as("%s", example).matches("[A-Z].* .*\\.");
      } else {
        assertThat(shown(result)).as("%s", example).isEqualTo(example.out());
        assertKind(function, example, result);
      }
    }
  }

  private static Object shown(Object value) {
    if (value instanceof List<?> list) {
      List<Object> shown = new ArrayList<>();
      list.forEach(item -> shown.add(shown(item)));
      return shown;
    }
    return value == null ? null : value instanceof Fault ? value : CanonicalText.of(value);
  }

  private static void assertKind(
      FunctionDescription function, FunctionExample example, Object result) {
    Class<?> type =
        switch (function.gives()) {
          case TEXT -> String.class;
          case NUMBER -> BigDecimal.class;
          case BOOLEAN -> Boolean.class;
          case DATE -> LocalDate.class;
          case TIME -> LocalTime.class;
          case LOCAL_DATE_TIME -> LocalDateTime.class;
          case INSTANT -> Instant.class;
          case LIST -> List.class;
          case ANY -> Object.class;
        };
    boolean ofItems = result instanceof List && function.takes() != ValueKind.LIST;
    if (result != null && !ofItems && !result.equals("")) {
      assertThat(result).as("%s", example).isInstanceOf(type);
    }
  }

  @ParameterizedTest
  @MethodSource("functions")
  void each_optional_argument_and_each_word_is_shown_by_an_example_or_the_other_way_round(
      FunctionDescription function) {
    boolean seenOptional = false;
    for (int i = 0; i < function.parameters().size(); i++) {
      FunctionParameter parameter = function.parameters().get(i);
      assertThat(seenOptional && !parameter.optional())
          .as("optional arguments of %s stand last", function.name())
          .isFalse();
      seenOptional |= parameter.optional();
      int place = i;
      if (parameter.optional()) {
        assertThat(function.examples())
            .as("%s without %s", function.name(), parameter.name())
            .anyMatch(example -> example.arguments().size() <= place);
        assertThat(function.examples())
            .as("%s with %s", function.name(), parameter.name())
            .anyMatch(example -> example.arguments().size() > place);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("functions")
  void a_function_refuses_arguments_of_another_number_or_kind(FunctionDescription function) {
    List<Object> tooMany = new ArrayList<>();
    for (int i = 0; i <= function.parameters().size(); i++) {
      tooMany.add("1");
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MappingFunctions.bind(function.name(), tooMany))
        .withMessageStartingWith("'" + function.name() + "' takes ");
    if (!function.parameters().isEmpty()) {
      boolean number =
          Set.of(FunctionParameter.Kind.WHOLE_NUMBER, FunctionParameter.Kind.NUMBER)
              .contains(function.parameters().get(0).kind());
      assertThatIllegalArgumentException()
          .isThrownBy(
              () ->
                  MappingFunctions.bind(
                      function.name(), withFirst(function, number ? "x" : (Object) 7)))
          .withMessageStartingWith("'" + function.name() + "' can't take this as ");
    }
  }

  private static List<Object> withFirst(FunctionDescription function, Object first) {
    List<Object> arguments =
        new ArrayList<>(
            function.examples().stream()
                .map(FunctionExample::arguments)
                .filter(list -> !list.isEmpty())
                .findFirst()
                .orElseThrow());
    arguments.set(0, first);
    return arguments;
  }

  @Test
  void there_are_functions_in_each_group_and_the_eleven_of_old_are_among_them() {
    assertThat(MappingFunctions.catalogue()).hasSizeGreaterThan(120);
    assertThat(functions().map(FunctionDescription::group).collect(Collectors.toSet()))
        .containsExactlyInAnyOrder(FunctionGroup.values());
    assertThat(functions().map(FunctionDescription::name))
        .doesNotHaveDuplicates()
        .allMatch(name -> name.matches("[a-z][A-Za-z0-9]*"))
        .contains(
            "trim",
            "collapse",
            "upper",
            "lower",
            "title",
            "substring",
            "replace",
            "stripLeadingZeros",
            "digits",
            "prefix",
            "suffix");
    assertThat(functions().map(FunctionDescription::summary)).allMatch(text -> text.endsWith("."));
    assertThat(MappingFunctions.has("trim")).isTrue();
    assertThat(MappingFunctions.has("shout")).isFalse();
  }

  @Test
  void the_document_is_what_the_catalogue_writes() throws IOException {
    assertThat(Files.readString(FunctionsDocument.FILE))
        .as("renew it by the main of %s", FunctionsDocument.class.getName())
        .isEqualTo(FunctionsDocument.text());
  }

  @Test
  void an_unknown_function_is_refused_with_the_nearest_name_and_all_others() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MappingFunctions.bind("shout", List.of()))
        .withMessageContaining("There is no mapping function 'shout'. There are: trim, collapse");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MappingFunctions.bind("Uper", List.of()))
        .withMessageContaining("'Uper': did you mean 'upper'? There are: trim");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MappingFunctions.bind("parsedate", List.of()))
        .withMessageContaining("did you mean 'parseDate'?");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MappingFunctions.bind("x".repeat(10_000), List.of()))
        .withMessageContaining("There are: ");
  }

  @Test
  void wrong_arguments_are_refused_with_help() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MappingFunctions.bind("trim", List.of("x")))
        .withMessage("'trim' takes no arguments.");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MappingFunctions.bind("substring", List.of(1)))
        .withMessage(
            "'substring' takes 2 arguments: from (whole number from 0 to 2147483647), to (whole number"
                + " from 0 to 2147483647).");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MappingFunctions.bind("substring", List.of("0", 1)))
        .withMessage(
            "'substring' can't take this as from: write a whole number from 0 to 2147483647.");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MappingFunctions.bind("substring", List.of(3, 1)))
        .withMessage("Give from and to with 0 <= from <= to.");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MappingFunctions.bind("round", List.of(2, "sideways")))
        .withMessageContaining("as mode: write half-up or half-even or ");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MappingFunctions.bind("round", List.of()))
        .withMessageContaining("mode (half-up or")
        .withMessageContaining(", may be left out)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MappingFunctions.bind("prefix", List.of("x".repeat(201))))
        .withMessage("An argument of 'prefix' is longer than 200 characters: shorten it.");
    assertThat(MappingFunctions.bind("prefix", List.of("x".repeat(200))).apply(""))
        .isEqualTo("x".repeat(200));
    assertThat(MappingFunctions.bind("matches", List.of("x".repeat(500))).apply(""))
        .isEqualTo(false);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MappingFunctions.bind("matches", List.of("x".repeat(501))));
  }

  /** Columns: function, arguments divided by ;, a part of the sentence. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          replace       | '';x                        | at least one character
          before        | ''                          | at least one character
          split         | ''                          | at least one character
          padLeft       | 5;ab                        | one character
          padLeft       | 0                           | from 1 to 1000
          number        | klingon                     | locale such as de
          number        | xx                          | locale such as de
          formatNumber  | 0.0.0                       | no pattern of numbers
          formatNumber  | ''                          | pattern is empty
          divide        | 0                           | divided by 0
          fromMinorUnits| XAU                         | currency code
          fromMinorUnits| ???                         | currency code
          parseDate     | YYYY-MM-dd                  | can't hold a whole date
          parseDate     | HH:mm                       | can't hold a whole date
          parseDateTime | dd.MM.yyyy;UTC              | can't hold a whole instant
          parseDateTime | dd.MM.yyyy HH:mm;Mars/Dune  | zone such as
          parseDateTime | dd.MM.yyyy HH:mm;+01:00     | zone such as
          formatDate    | YYYY-MM-dd                  | year of a week
          formatDate    | HH:mm                       | more than the value has
          formatDate    | bbb                         | no pattern of dates
          formatDate    | ''                          | pattern is empty
          formatDateTime| '';UTC                      | pattern is empty
          daysSince     | yesterday                   | date like
          regexReplace  | a;$1                        | no group 1
          regexReplace  | a;$x                        | $$ for a dollar
          regexReplace  | a;$                         | $$ for a dollar
          regexExtract  | (a);2                       | no group 2
          regexExtract  | (a                          | RE2
          matches       | (?=a)b                      | look-ahead
          phone         | DEU                         | country code
          phone         | AQ                          | no numbering plan
          postalCode    | AQ                          | not known here
          cityOfLine    | AQ                          | not known here
          vatNumber     | US                          | not known here
          fromExcelDate | 1905                        | 1900 or 1904
          toZone        | CET2                        | zone such as
          """)
  void arguments_that_do_not_fit_together_are_refused(
      String function, String arguments, String sentence) {
    List<Object> given = new ArrayList<>();
    for (String argument : arguments.split(";", -1)) {
      String text = argument.equals("''") ? "" : argument;
      boolean number =
          text.matches("[0-9]{1,3}")
              && !MappingFunctions.entry(function).description().parameters().stream()
                  .allMatch(parameter -> parameter.kind() == FunctionParameter.Kind.WORD);
      given.add(number ? (Object) Integer.valueOf(text) : text);
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MappingFunctions.bind(function, given))
        .withMessageContaining(sentence);
  }

  @Test
  void week_years_are_written_with_their_week_and_quoted_letters_are_text() {
    assertThat(MappingFunctions.bind("formatDate", List.of("YYYY-'W'ww", "de")).apply("2024-12-30"))
        .isEqualTo("2025-W01");
    assertThat(MappingFunctions.bind("formatDate", List.of("'Y' yyyy")).apply("2024-12-30"))
        .isEqualTo("Y 2024");
  }

  @Test
  void a_number_argument_may_be_a_decimal_of_bounded_size() {
    assertThat(MappingFunctions.bind("add", List.of(new BigDecimal("1e3"))).apply("1"))
        .isEqualTo(new BigDecimal("1001"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MappingFunctions.bind("add", List.of(new BigDecimal("1e999999999"))));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MappingFunctions.bind("round", List.of(new BigDecimal("1.5"))));
  }

  @Test
  void values_of_other_kinds_than_text_are_written_as_text_where_text_is_taken() {
    MappingFunction prefix = MappingFunctions.bind("prefix", List.of("<"));

    assertThat(prefix.apply(new BigDecimal("1E-7"))).isEqualTo("<0.0000001");
    assertThat(prefix.apply(true)).isEqualTo("<true");
    assertThat(prefix.apply(LocalTime.of(13, 45))).isEqualTo("<13:45:00");
    assertThat(prefix.apply(LocalDateTime.of(2026, 11, 22, 13, 0)))
        .isEqualTo("<2026-11-22T13:00:00");
    assertThat(prefix.apply(Arrays.asList("a", null))).isEqualTo(Arrays.asList("<a", null));
  }
}
