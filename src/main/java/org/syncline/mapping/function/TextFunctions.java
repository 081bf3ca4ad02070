package org.syncline.mapping.function;

import static org.syncline.mapping.function.Entries.items;
import static org.syncline.mapping.function.Entries.with;
import static org.syncline.mapping.function.FunctionParameter.text;
import static org.syncline.mapping.function.FunctionParameter.whole;
import static org.syncline.mapping.function.FunctionParameter.word;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.List;
import org.syncline.mapping.value.Characters;
import org.syncline.mapping.value.Codes;
import org.syncline.mapping.value.Fault;

/** Functions of plain text; lengths and places count characters (code points) from 0. */
final class TextFunctions {
  private static final int FARTHEST = 1_000_000;
  private static final int WIDEST = 1_000;

  private static final Fault TOO_MANY_MARKS =
      new Fault(
          Codes.NOT_ALLOWED,
          "More than "
              + Characters.MOST_MARKS
              + " marks follow each other, which is no text of any language: correct it at the source.");

  private TextFunctions() {}

  static List<FunctionEntry> entries() {
    Entries group = new Entries(FunctionGroup.TEXT);
    white(group);
    letters(group);
    parts(group);
    changes(group);
    forms(group);
    meanings(group);
    return group.all();
  }

  private static void white(Entries group) {
    group
        .text("trim", "Cuts white space at both ends, no-break spaces too.")
        .example("  Ada \u00A0", "Ada")
        .example(" ", "")
        .example("a b", "a b")
        .does(TextSteps::trim);
    group
        .text("collapse", "Makes each run of white space one space.")
        .example("Ada \t\n Byron", "Ada Byron")
        .example("  a", " a")
        .does(TextSteps::collapse);
    group
        .text("stripLeadingZeros", "Cuts zeros at the beginning; of zeros alone one stays.")
        .example("00420", "420")
        .example("000", "0")
        .example("", "")
        .does(TextSteps::stripLeadingZeros);
    group
        .text("digits", "Keeps the digits 0 to 9 only.")
        .gives(TextForm.DIGITS)
        .example("DE-12 345", "12345")
        .example("none", "")
        .example("\uFF11\u0662", "")
        .does(TextSteps::digits);
    group
        .text("onlyLetters", "Keeps letters of any script, with their marks, only.")
        .example("O'Neil 2", "ONeil")
        .example("\u9648 1e\u0301", "\u9648e\u0301")
        .example("42", "")
        .does(TextSteps::onlyLetters);
    group
        .text(
            "removeControl",
            "Takes out control characters and invisible marks; tabs and line breaks stay, joiners of"
                + " emoji too.")
        .example("A\u0000d\u200Ba\uFEFF", "Ada")
        .example("a\tb\n", "a\tb\n")
        .example("\uD83D\uDC69\u200D\uD83D\uDD2C", "\uD83D\uDC69\u200D\uD83D\uDD2C")
        .does(TextSteps::removeControl);
  }

  private static void letters(Entries group) {
    group
        .text("upper", "Upper case, the same in every locale.")
        .example("Stra\u00DFe i", "STRASSE I")
        .example("", "")
        .does(value -> Lengths.grown(value, LetterCase.upper(value)));
    group
        .text("lower", "Lower case, the same in every locale.")
        .example("\u00C4RGER I", "\u00E4rger i")
        .example("", "")
        .does(value -> Lengths.grown(value, LetterCase.lower(value)));
    group
        .text("title", "The first letter of each word in upper case, the others in lower case.")
        .example("ADA o'neil-BYRON", "Ada O'Neil-Byron")
        .example("ben's shop", "Ben's Shop")
        .does(TextSteps::title);
    group
        .text("capitalise", "The first character in upper case, the others as they are.")
        .example("ada McKay", "Ada McKay")
        .example("\uD801\uDC28x", "\uD801\uDC00x")
        .example("", "")
        .does(TextSteps::capitalise);
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
              return value -> TextSteps.replace(value, text, by);
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

  private static void forms(Entries group) {
    group
        .text(
            "normalise", "A normal form of Unicode; NFKC also makes one of compatible characters.")
        .parameters(word("form", "NFC", "NFKC").orElse("NFC"))
        .example("e\u0301", "\u00E9")
        .example("\u2460", "\u2460")
        .example(with("NFKC"), "\u2460 \uFB01", "1 fi")
        .fault("e" + "\u0301".repeat(101), Codes.NOT_ALLOWED)
        .binds(
            arguments -> {
              Normalizer.Form form = Normalizer.Form.valueOf(arguments.text(0));
              return value ->
                  Characters.hasTooManyMarks(value)
                      ? TOO_MANY_MARKS
                      : Lengths.isLong(value)
                          ? Lengths.TOO_LONG
                          : Lengths.bounded(Normalizer.normalize(value, form));
            });
    group
        .text(
            "stripAccents",
            "Latin and Greek letters without their marks, also such as \u00F8, \u0142 and \u00DF;"
                + " other scripts stay.")
        .example("Gr\u00F6\u00DFner, \u0141\u00F3d\u017A", "Grossner, Lodz")
        .example("e\u0301", "e")
        .example("\u304C \u0439", "\u304C \u0439")
        .does(Accents::strip);
    group
        .text("expandUmlauts", "German umlauts as two letters: \u00E4 ae, \u00DF ss.")
        .example("M\u00FCller Gro\u00DF", "Mueller Gross")
        .example("\u00D6L \u00D6l", "OEL Oel")
        .example("u\u0308", "ue")
        .does(Accents::expandUmlauts);
    group
        .text(
            "halfWidth",
            "Full-width letters, digits and signs of East Asian texts in their usual form.")
        .example("\uFF21\uFF22\uFF11\uFF12\uFF0D\uFF13\u3000", "AB12-3 ")
        .example("\u6771\u4EAC\uFF01", "\u6771\u4EAC!")
        .does(WidthForms::half);
    group
        .text("fullWidth", "Letters, digits and signs in their full-width form.")
        .example("AB 12", "\uFF21\uFF22\u3000\uFF11\uFF12")
        .example("\u00E9~", "\u00E9\uFF5E")
        .does(WidthForms::full);
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
