package org.syncline.connector.jdbc;

/** The database is not as the settings say. The message is for people. */
final class Misfit extends Exception {
  private static final long serialVersionUID = 1L;

  Misfit(String sentence) {
    super(sentence);
  }

  String sentence() {
    return String.valueOf(getMessage());
  }
}
