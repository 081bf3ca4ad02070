package org.syncline.mapping.function;

import static org.syncline.mapping.function.Entries.items;
import static org.syncline.mapping.function.Entries.with;
import static org.syncline.mapping.function.FunctionParameter.text;
import static org.syncline.mapping.function.FunctionParameter.whole;

import java.math.BigDecimal;
import java.util.List;
import org.syncline.mapping.value.Codes;

/** Functions of plain text; lengths and places count characters (code points) from 0. */
final class TextFunctions {
  private static final int FARTHEST = 1_000_000;
  private static final int WIDEST = 1_000;

  private TextFunctions() {}

  static List<FunctionEntry> entries() {
    Entries group = new Entries(FunctionGroup.TEXT);
    CharacterFunctions.addWhite(group);
    CharacterFunctions.addLetters(group);
    parts(group);
    changes(group);
    CharacterFunctions.addForms(group);
    meanings(group);
    return group.all();
  }

  private static void parts(Entries group) {
    group
        .text("substring", "The characters from one place to before another.")
        .parameters(whole("from", 0, Integer.MAX_VALUE), whole("to", 0, Integer.MAX_VALUE))
        .example(with(0, 3), "Ada Byron", "Ada")
        .example(with(4, 99), "Ada Byron", "Byron")
        .example(with(5, 9), "Ada", "")
        .example(with(0, 1), "\uD83D\uDE00!", "\uD83D\uDE00")
        .binds(
            arguments -> {
              int from = arguments.whole(0);
              int to = arguments.whole(1);
              if (to < from) {
                throw new IllegalArgumentException("Give from and to with 0 <= from <= to.");
              }
              return value -> TextSteps.substring(value, from, to);
            });
    group
        .text("left", "The first characters.")
        .parameters(whole("count", 0, FARTHEST))
        .example(with(2), "Ada", "Ad")
        .example(with(1), "\uD83D\uDE00!", "\uD83D\uDE00")
        .example(with(5), "Ada", "Ada")
        .binds(
            arguments -> {
              int count = arguments.whole(0);
              return value -> TextSteps.substring(value, 0, count);
            });
    group
        .text("right", "The last characters.")
        .parameters(whole("count", 0, FARTHEST))
        .example(with(2), "Ada", "da")
        .example(with(1), "!\uD83D\uDE00", "\uD83D\uDE00")
        .example(with(5), "Ada", "Ada")
        .example(with(0), "Ada", "")
        .binds(
            arguments -> {
              int count = arguments.whole(0);
              return value -> TextSteps.right(value, count);
            });
    group
        .text(
            "before", "What stands before the first place of a text; all where it does not occur.")
        .parameters(text("text"))
        .example(with("-"), "A-1-2", "A")
        .example(with("-"), "A12", "A12")
        .example(with("-"), "-1", "")
        .binds(
            arguments -> {
              String text = arguments.someText(0);
              return value -> TextSteps.before(value, text);
            });
    group
        .text(
            "after", "What stands behind the first place of a text; \"\" where it does not occur.")
        .parameters(text("text"))
        .example(with("-"), "A-1-2", "1-2")
        .example(with("-"), "A12", "")
        .example(with(": "), "No: 7", "7")
        .binds(
            arguments -> {
              String text = arguments.someText(0);
              return value -> TextSteps.after(value, text);
            });
    group
        .text(
            "between",
            "What stands between one text and the next place of another; \"\" where they do not"
                + " occur.")
        .parameters(text("open"), text("close"))
        .example(with("(", ")"), "Ada (London) (2)", "London")
        .example(with("<", ">"), "Ada <London", "")
        .example(with("'", "'"), "say 'yes'", "yes")
        .binds(
            arguments -> {
              String open = arguments.someText(0);
              String close = arguments.someText(1);
              return value -> TextSteps.before(TextSteps.after(value, open), close, "");
            });
    group
        .text(
            "splitPart",
            "One of the parts that a separator divides a text into, counted from 0, or from the end"
                + " by -1; \"\" where there is none.")
        .parameters(text("separator"), whole("index", -1_000, 1_000))
        .example(with("/", 1), "2026/11/22", "11")
        .example(with("/", -1), "2026/11/22", "22")
        .example(with("/", -3), "2026/11/22", "2026")
        .example(with("/", 3), "2026/11/22", "")
        .example(with("--", 1), "a----b", "")
        .binds(
            arguments -> {
              String separator = arguments.someText(0);
              int index = arguments.whole(1);
              return value -> TextSteps.part(value, separator, index);
            });
    group
        .text("length", "The number of characters.")
        .gives(ValueKind.NUMBER)
        .example("Ada", "3")
        .example("\uD83D\uDE00e\u0301", "3")
        .example("", "0")
        .does(value -> BigDecimal.valueOf(value.codePointCount(0, value.length())));
  }

  private static void changes(Entries group) {
    group
        .text("replace", "Puts another text in all places of one.")
        .parameters(text("text"), text("by"))
        .example(with("/", "-"), "1/2/3", "1-2-3")
        .example(with(".", ""), "1.2.3", "123")
        .example(with("aa", "b"), "aaa", "ba")
        .binds(
            arguments -> {
              String text = arguments.text(0);
              String by = arguments.text(1);
              if (text.isEmpty()) {
                throw new IllegalArgumentException(
                    "The text to replace is empty: give at least one character.");
              }
              return by.isEmpty() && CharacterRemoval.isOne(text)
                  ? CharacterRemoval.of(text.charAt(0))
                  : value -> TextSteps.replace(value, text, by);
            });
    group
        .text("prefix", "Puts a text in front.")
        .parameters(text("text"))
        .example(with("C-"), "42", "C-42")
        .example(with("C-"), "", "C-")
        .binds(
            arguments -> {
              String text = arguments.text(0);
              return value -> text + value;
            });
    group
        .text("suffix", "Puts a text behind.")
        .parameters(text("text"))
        .example(with(".DE"), "42", "42.DE")
        .example(with(".DE"), "", ".DE")
        .binds(
            arguments -> {
              String text = arguments.text(0);
              return value -> value + text;
            });
    group
        .text("removePrefix", "Takes a text away from the beginning, where it stands there.")
        .parameters(text("text"))
        .example(with("C-"), "C-C-42", "C-42")
        .example(with("C-"), "42", "42")
        .binds(
            arguments -> {
              String text = arguments.someText(0);
              return value -> value.startsWith(text) ? value.substring(text.length()) : value;
            });
    group
        .text("removeSuffix", "Takes a text away from the end, where it stands there.")
        .parameters(text("text"))
        .example(with("GmbH"), "Acme GmbH", "Acme ")
        .example(with("GmbH"), "GmbH & Co", "GmbH & Co")
        .binds(
            arguments -> {
              String text = arguments.someText(0);
              return value ->
                  value.endsWith(text) ? value.substring(0, value.length() - text.length()) : value;
            });
    group
        .text("padLeft", "Fills up in front to a length.")
        .parameters(whole("length", 1, WIDEST), text("fill").orElse(" "))
        .example(with(5, "0"), "1067", "01067")
        .example(with(3), "7", "  7")
        .example(with(2, "0"), "123", "123")
        .example(with(2, "."), "\uD83D\uDE00", ".\uD83D\uDE00")
        .binds(
            arguments -> {
              int length = arguments.whole(0);
              String fill = oneCharacter(arguments.text(1));
              return value -> TextSteps.filling(value, length, fill) + value;
            });
    group
        .text("padRight", "Fills up behind to a length.")
        .parameters(whole("length", 1, WIDEST), text("fill").orElse(" "))
        .example(with(5, "."), "Ada", "Ada..")
        .example(with(3), "7", "7  ")
        .example(with(2, "0"), "123", "123")
        .binds(
            arguments -> {
              int length = arguments.whole(0);
              String fill = oneCharacter(arguments.text(1));
              return value -> value + TextSteps.filling(value, length, fill);
            });
    group
        .text("repeat", "The text several times.")
        .parameters(whole("times", 0, WIDEST))
        .example(with(3), "ab", "ababab")
        .example(with(0), "ab", "")
        .example(with(1000), "", "")
        .fault(with(1000), "x".repeat(1001), Codes.TOO_LONG)
        .binds(
            arguments -> {
              int times = arguments.whole(0);
              return value -> TextSteps.repeat(value, times);
            });
  }

  private static String oneCharacter(String fill) {
    if (fill.codePointCount(0, fill.length()) != 1) {
      throw new IllegalArgumentException("Fill up with one character.");
    }
    return fill;
  }

  private static void meanings(Entries group) {
    group
        .any("ifEmpty", "Another text where the text is empty or only white space.")
        .parameters(text("text"))
        .example(with("unknown"), " ", "unknown")
        .example(with("unknown"), "", "unknown")
        .example(with("unknown"), "Ada", "Ada")
        .example(with("-"), items("", null, "x"), items("-", null, "x"))
        .binds(
            arguments -> {
              String text = arguments.text(0);
              return value -> Items.isBlank(value) ? text : value;
            });
    group
        .yesOrNo("choose", "One text for yes, another for no.")
        .parameters(text("yes"), text("no"))
        .example(with("VIP", "normal"), "Y", "VIP")
        .example(with("VIP", "normal"), "false", "normal")
        .example(with("VIP", "normal"), "", "")
        .fault(with("VIP", "normal"), "perhaps", Codes.NOT_A_BOOLEAN)
        .binds(
            arguments -> {
              String yes = arguments.text(0);
              String no = arguments.text(1);
              return value -> value ? yes : no;
            });
    group
        .yesOrNo("not", "No for yes, yes for no.")
        .gives(ValueKind.BOOLEAN)
        .example("1", "false")
        .example("N", "true")
        .fault("ja", Codes.NOT_A_BOOLEAN)
        .does(value -> !value);
  }
}
