package org.syncline.mapping.expression;

/** A text that a function builds, never longer than a text may be. */
final class GrowingText {
  private final Budget budget;
  private final StringBuilder text = new StringBuilder();

  GrowingText(Budget budget) {
    this.budget = budget;
  }

  void append(String more) {
    append(more, 0, more.length());
  }

  void append(String more, int from, int to) {
    if ((long) text.length() + to - from > Limits.LONGEST_TEXT) {
      throw budget.tooLongText();
    }
    text.append(more, from, to);
  }

  void append(int character) {
    if (text.length() >= Limits.LONGEST_TEXT) {
      throw budget.tooLongText();
    }
    text.appendCodePoint(character);
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
