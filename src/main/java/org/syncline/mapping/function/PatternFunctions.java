package org.syncline.mapping.function;

import static org.syncline.mapping.function.Entries.with;
import static org.syncline.mapping.function.FunctionParameter.parameter;
import static org.syncline.mapping.function.FunctionParameter.text;
import static org.syncline.mapping.function.FunctionParameter.whole;

import java.util.List;
import org.syncline.mapping.value.Codes;
import org.syncline.mapping.value.Fault;
import org.syncline.platform.hardened.HardenedRegex;

/** Functions by regular expressions in the syntax of RE2, whose time grows with the text only. */
final class PatternFunctions {
  private static final Fault TOO_LONG =
      new Fault(
          Codes.TOO_LONG,
          "This is longer than the "
              + HardenedRegex.LONGEST_TEXT
              + " characters that patterns are matched in: cut it by the step left before.");

  private PatternFunctions() {}

  static List<FunctionEntry> entries() {
    Entries group = new Entries(FunctionGroup.PATTERN);
    group
        .text("matches", "Whether the whole text, of 1,000 characters at most, is of a form.")
        .parameters(parameter("pattern", FunctionParameter.Kind.EXPRESSION))
        .gives(ValueKind.BOOLEAN)
        .example(with("[A-Z]{2}-[0-9]+"), "AB-12", "true")
        .example(with("[A-Z]{2}-[0-9]+"), "AB-12 ", "false")
        .example(with(".?"), "\uD83D\uDE00", "true")
        .fault(with("a*"), "a".repeat(1001), Codes.TOO_LONG)
        .binds(
            arguments -> {
              HardenedRegex pattern = arguments.expression(0);
              return value -> isLong(value) ? TOO_LONG : (Object) pattern.matches(value);
            });
    group
        .text(
            "regexExtract",
            "The first place of a pattern, or what one of its groups found there; \"\" where there"
                + " is none.")
        .parameters(
            parameter("pattern", FunctionParameter.Kind.EXPRESSION),
            whole("group", 0, 99).orElse(0))
        .example(with("[0-9]{5}"), "D-10115 Berlin", "10115")
        .example(with("(\\w+)@(\\w+)", 2), "ada@london", "london")
        .example(with("[0-9]+"), "none", "")
        .example(with("a(b)?", 1), "a", "")
        .fault(with("a"), "a".repeat(1001), Codes.TOO_LONG)
        .binds(
            arguments -> {
              HardenedRegex pattern = arguments.expression(0);
              int number = arguments.whole(1);
              refuseUnknownGroup(pattern, number);
              return value -> isLong(value) ? TOO_LONG : pattern.find(value, number).orElse("");
            });
    group
        .text(
            "regexReplace",
            "Puts a text in all places of a pattern; $1 in it is what the first group found, $0 the"
                + " whole, $$ a dollar.")
        .parameters(parameter("pattern", FunctionParameter.Kind.EXPRESSION), text("by"))
        .example(with("[ .-]+", ""), "12.345-6", "123456")
        .example(with("(\\w+) (\\w+)", "$2, $1"), "Ada Byron", "Byron, Ada")
        .example(with("x*", "-"), "ab", "-a-b-")
        .example(with("[0-9]+", "$$$0"), "5 and 7", "$5 and $7")
        .fault(with("a", "b"), "a".repeat(1001), Codes.TOO_LONG)
        .binds(
            arguments -> {
              HardenedRegex pattern = arguments.expression(0);
              Replacement by = Replacement.of(arguments.text(1));
              refuseUnknownGroup(pattern, by.highestGroup());
              return value ->
                  isLong(value) ? TOO_LONG : Lengths.bounded(pattern.replaceAll(value, by::with));
            });
    return group.all();
  }

  private static boolean isLong(String value) {
    return value.length() > HardenedRegex.LONGEST_TEXT;
  }

  private static void refuseUnknownGroup(HardenedRegex pattern, int number) {
    if (number > pattern.groups()) {
      throw new IllegalArgumentException(
          "The pattern has no group "
              + number
              + ": it has "
              + pattern.groups()
              + ", counted by their opening brackets.");
    }
  }
}
