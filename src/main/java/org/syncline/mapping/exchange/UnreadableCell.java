package org.syncline.mapping.exchange;

/** A cell that stands for no value; the sentence says how to write what may be meant. */
final class UnreadableCell extends Exception {
  private static final long serialVersionUID = 1L;

  UnreadableCell(String sentence) {
    super(sentence, null, false, false); // no stack trace: this is data about a file
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
