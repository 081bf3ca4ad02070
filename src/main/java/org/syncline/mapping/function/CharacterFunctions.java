package org.syncline.mapping.function;

import static org.syncline.mapping.function.Entries.with;
import static org.syncline.mapping.function.FunctionParameter.word;

import java.text.Normalizer;
import org.syncline.mapping.value.Characters;
import org.syncline.mapping.value.Codes;
import org.syncline.mapping.value.Fault;

/** Functions of text that look at its characters one by one. */
final class CharacterFunctions {
  private static final Fault TOO_MANY_MARKS =
      new Fault(
          Codes.NOT_ALLOWED,
          "More than "
              + Characters.MOST_MARKS
              + " marks follow each other, which is no text of any language: correct it at the source.");

  private CharacterFunctions() {}

  static void addWhite(Entries group) {
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

  static void addLetters(Entries group) {
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

  static void addForms(Entries group) {
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
}
