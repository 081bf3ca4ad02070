package org.syncline.mapping.function;

import static org.syncline.mapping.function.Entries.items;
import static org.syncline.mapping.function.Entries.with;
import static org.syncline.mapping.function.FunctionParameter.word;

import java.util.ArrayList;
import java.util.List;
import org.syncline.mapping.conversion.CanonicalText;
import org.syncline.mapping.value.Codes;

/** Functions of names of persons. */
final class NameFunctions {
  private static final FunctionParameter ORDER =
      word("order", "western", "spanish", "east-asian", "hungarian").orElse("western");

  private NameFunctions() {}

  static List<FunctionEntry> entries() {
    Entries group = new Entries(FunctionGroup.NAME);
    group
        .text(
            "givenName",
            "The given names of a full name; \"\" where it has one word. A comma tells the family name"
                + " in front.")
        .parameters(ORDER)
        .example("Ada Augusta Byron", "Ada Augusta")
        .example("Ludwig van Beethoven", "Ludwig")
        .example("Byron, Ada", "Ada")
        .example("Madonna", "")
        .example(with("spanish"), "Gabriel Jos\u00E9 Garc\u00EDa M\u00E1rquez", "Gabriel Jos\u00E9")
        .example(with("east-asian"), "\u6BDB\u6CFD\u4E1C", "\u6CFD\u4E1C")
        .example(with("hungarian"), "Bart\u00F3k B\u00E9la", "B\u00E9la")
        .binds(
            arguments -> {
              String order = arguments.text(0);
              return Lengths.ofLines(value -> PersonName.of(value, order).given());
            });
    group
        .text("familyName", "The family name of a full name, with its particles (van, de la, bin).")
        .parameters(ORDER)
        .example("Ada Augusta Byron", "Byron")
        .example("Ludwig van Beethoven", "van Beethoven")
        .example("Martin Luther King Jr.", "King Jr.")
        .example("Byron, Ada", "Byron")
        .example("Madonna", "Madonna")
        .example("", "")
        .example(with("spanish"), "Juan de la Cruz P\u00E9rez", "de la Cruz P\u00E9rez")
        .example(with("spanish"), "Pablo Picasso", "Picasso")
        .example(with("east-asian"), "\u6B27\u9633\u4FEE\u660E", "\u6B27\u9633")
        .example(with("east-asian"), "\u5C71\u7530\u3000\u592A\u90CE", "\u5C71\u7530")
        .example(with("hungarian"), "Bart\u00F3k B\u00E9la", "Bart\u00F3k")
        .binds(
            arguments -> {
              String order = arguments.text(0);
              return Lengths.ofLines(value -> PersonName.of(value, order).family());
            });
    group
        .list(
            "fullName",
            "One name of a list of given names and, last, the family name: in western order, family"
                + " name first (without a space in Chinese, Japanese and Korean script), or with a"
                + " comma to be sorted by.")
        .parameters(word("order", "western", "family-first", "sorted").orElse("western"))
        .example(items("Ada", null, "Byron"), "Ada Byron")
        .example(with("sorted"), items("Ada", "Augusta", "Byron"), "Byron, Ada Augusta")
        .example(with("family-first"), items("B\u00E9la", "Bart\u00F3k"), "Bart\u00F3k B\u00E9la")
        .example(
            with("family-first"), items("\u592A\u90CE", "\u5C71\u7530"), "\u5C71\u7530\u592A\u90CE")
        .example(with("sorted"), items("", " Byron"), "Byron")
        .binds(
            arguments -> {
              String order = arguments.text(0);
              return value -> Lengths.bounded(joined(value, order));
            });
    group
        .text(
            "initials", "The first letters of the words of a name in upper case, but of particles.")
        .example("Ada Augusta Byron", "AAB")
        .example("Ludwig van Beethoven", "LB")
        .example("Jean-Paul Sartre", "JPS")
        .example("\uD801\uDC28x", "\uD801\uDC00")
        .example("", "")
        .fault("A".repeat(1_001), Codes.TOO_LONG)
        .does(Lengths.ofLines(NameFunctions::initials));
    group
        .text("removeTitles", "A name without salutations, titles, degrees and honorifics.")
        .example("Herr Prof. Dr. Max Planck", "Max Planck")
        .example("Ada Byron, Ph.D.", "Ada Byron")
        .example("Dr.Byron", "Byron")
        .example("M. Hulot", "Hulot")
        .example("D Trump", "D Trump")
        .example("\u738B\u5C0F\u660E\u5148\u751F", "\u738B\u5C0F\u660E")
        .example("Dr.", "Dr.")
        .does(Lengths.ofLines(value -> NameTitles.of(value).name()));
    group
        .text("nameTitles", "The salutations, titles, degrees and honorifics of a name.")
        .example("Herr Prof. Dr. Max Planck", "Herr Prof. Dr.")
        .example("Dr. Ada Byron, Ph.D.", "Dr. Ph.D.")
        .example("Ada Byron", "")
        .does(Lengths.ofLines(value -> NameTitles.of(value).titles()));
    return group.all();
  }

  private static String joined(List<?> items, String order) {
    List<String> names = new ArrayList<>();
    for (Object item : items) {
      String name = item == null ? "" : TextSteps.trim(CanonicalText.of(item));
      if (!name.isEmpty()) {
        names.add(name);
      }
    }
    if (names.size() < 2 || order.equals("western")) {
      return String.join(" ", names);
    }
    String family = names.get(names.size() - 1);
    String given = String.join(" ", names.subList(0, names.size() - 1));
    if (order.equals("sorted")) {
      return family + ", " + given;
    }
    return family + (isEastAsian(family) && isEastAsian(given) ? "" : " ") + given;
  }

  private static boolean isEastAsian(String name) {
    return name.codePoints()
        .allMatch(
            c ->
                Character.isIdeographic(c)
                    || PersonName.isChineseOrKorean(Character.toString(c))
                    || (c >= 0x3041 && c <= 0x30FF));
  }

  private static String initials(String value) {
    StringBuilder initials = new StringBuilder();
    boolean begins = true;
    for (String word : PersonName.words(TextSteps.trim(TextSteps.collapse(value)))) {
      boolean particle = PersonName.isParticle(word) && Character.isLowerCase(word.codePointAt(0));
      for (int i = 0; !particle && i < word.length(); ) {
        int c = word.codePointAt(i);
        if (begins && Character.isLetter(c)) {
          initials.appendCodePoint(Character.toUpperCase(c));
        }
        begins = c == '-';
        i += Character.charCount(c);
      }
      begins = true;
    }
    return initials.toString();
  }
}
