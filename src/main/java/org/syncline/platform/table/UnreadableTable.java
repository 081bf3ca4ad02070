package org.syncline.platform.table;

/** A file that is no table of its kind, or beyond a limit. The sentence says what to do. */
public final class UnreadableTable extends Exception {
  private static final long serialVersionUID = 1L;

  UnreadableTable(String sentence) {
    super(sentence, null, false, false); // no stack trace: this is data about a file
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
