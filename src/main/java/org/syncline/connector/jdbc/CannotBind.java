package org.syncline.connector.jdbc;

/** A body says something that its table can't take; found before anything was sent. */
final class CannotBind extends Exception {
  private static final long serialVersionUID = 1L;

  private final String code;
  private final String sentence;

  CannotBind(String code, String sentence) {
    super(code);
    this.code = code;
    this.sentence = sentence;
  }

  String code() {
    return code;
  }

  String sentence() {
    return sentence;
  }
}
