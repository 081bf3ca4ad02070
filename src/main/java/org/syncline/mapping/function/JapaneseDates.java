package org.syncline.mapping.function;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.chrono.JapaneseDate;
import java.time.chrono.JapaneseEra;
import java.time.temporal.ChronoField;
import org.jspecify.annotations.Nullable;
import org.syncline.mapping.value.Codes;
import org.syncline.mapping.value.Fault;

/**
 * Dates by the eras of Japan as {@link JapaneseDate} knows them: from Meiji 6 (1873) on, and only
 * those that were in their era.
 */
final class JapaneseDates {
  private static final JapaneseEra[] ERAS = {
    JapaneseEra.MEIJI, JapaneseEra.TAISHO, JapaneseEra.SHOWA, JapaneseEra.HEISEI, JapaneseEra.REIWA
  };
  private static final String[] KANJI = {
    "\u660E\u6CBB", "\u5927\u6B63", "\u662D\u548C", "\u5E73\u6210", "\u4EE4\u548C"
  };
  private static final String LETTERS = "MTSHR";
  private static final String FIRST_YEAR = "\u5143";
  private static final int LONGEST = 40;

  private static final Fault NOT_A_DATE =
      new Fault(
          Codes.NOT_A_DATE,
          "This is no date of a Japanese era: send one like R8.11.22, from Meiji 6 on, that was in its"
              + " era.");
  private static final Fault OUT_OF_RANGE =
      new Fault(
          Codes.OUT_OF_RANGE,
          "This date lies before Meiji 6 (1873), when Japan took over the Gregorian calendar: take"
              + " another form.");

  private JapaneseDates() {}

  static Object date(String written) {
    if (written.length() > LONGEST) {
      return NOT_A_DATE;
    }
    String text = Normalizer.normalize(written, Normalizer.Form.NFKC);
    for (int era = 0; era < ERAS.length; era++) {
      String rest = behindEra(text, era);
      if (rest != null) {
        DateNumbers numbers =
            DateNumbers.of(rest.startsWith(FIRST_YEAR) ? "1" + rest.substring(1) : rest);
        return numbers == null ? NOT_A_DATE : date(ERAS[era], numbers);
      }
    }
    return NOT_A_DATE;
  }

  private static @Nullable String behindEra(String text, int era) {
    if (text.startsWith(KANJI[era])) {
      return text.substring(2);
    }
    boolean letter =
        !text.isEmpty() && Character.toUpperCase(text.charAt(0)) == LETTERS.charAt(era);
    return letter ? text.substring(1) : null;
  }

  private static Object date(JapaneseEra era, DateNumbers numbers) {
    try {
      JapaneseDate date = JapaneseDate.of(era, numbers.first(), numbers.second(), numbers.third());
      return date.getEra().equals(era) ? LocalDate.from(date) : NOT_A_DATE;
    } catch (DateTimeException notInEra) {
      return NOT_A_DATE;
    }
  }

  static Object text(LocalDate date, boolean kanji) {
    JapaneseDate japanese;
    try {
      japanese = JapaneseDate.from(date);
    } catch (DateTimeException beforeMeiji6) {
      return OUT_OF_RANGE;
    }
    int era = era(japanese);
    int year = japanese.get(ChronoField.YEAR_OF_ERA);
    if (!kanji) {
      return LETTERS.charAt(era) + (year + "." + date.getMonthValue() + "." + date.getDayOfMonth());
    }
    return KANJI[era]
        + (year == 1 ? FIRST_YEAR : year)
        + "\u5E74"
        + date.getMonthValue()
        + "\u6708"
        + date.getDayOfMonth()
        + "\u65E5";
  }

  private static int era(JapaneseDate date) {
    int era = ERAS.length - 1;
    while (era > 0 && !ERAS[era].equals(date.getEra())) {
      era--;
    }
    return era;
  }
}
