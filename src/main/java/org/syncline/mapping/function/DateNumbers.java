package org.syncline.mapping.function;

import org.jspecify.annotations.Nullable;

/** The three numbers of a written date, in digits of any script, with whatever stands between. */
record DateNumbers(int first, int second, int third, int digitsOfFirst, int digitsOfThird) {
  private static final String BETWEEN = "-/. \u5E74\u6708\u65E5";
  private static final int LONGEST = 40;

  /** The numbers, or null where there are not just three. */
  static @Nullable DateNumbers of(String text) {
    if (text.length() > LONGEST) {
      return null;
    }
    int[] numbers = new int[3];
    int[] digits = new int[3];
    int at = -1;
    boolean inNumber = false;
    for (int i = 0; i < text.length(); i++) {
      int digit = Character.digit(text.charAt(i), 10);
      if (digit < 0) {
        if (BETWEEN.indexOf(text.charAt(i)) < 0) {
          return null;
        }
        inNumber = false;
        continue;
      }
      at += inNumber ? 0 : 1;
      inNumber = true;
      if (at > 2 || ++digits[at] > 4) {
        return null;
      }
      numbers[at] = numbers[at] * 10 + digit;
    }
    return at == 2
        ? new DateNumbers(numbers[0], numbers[1], numbers[2], digits[0], digits[2])
        : null;
  }

  /** Day, month, year as year, month, day; null where it is not certain which is the year. */
  @Nullable DateNumbers withYearFirst() {
    if (digitsOfFirst == 4 && digitsOfThird <= 2) {
      return this;
    }
    return digitsOfThird == 4 && digitsOfFirst <= 2 ? turned() : null;
  }

  private DateNumbers turned() {
    return new DateNumbers(
        /* first= */ third, second, /* third= */ first, digitsOfThird, digitsOfFirst);
  }
}
