package org.syncline.connector.rest;

/** A template that the values at hand can't fill. The message names the place and no value. */
final class CannotFill extends Exception {
  private static final long serialVersionUID = 1L;
  private final String code;

  CannotFill(String code, String sentence) {
    super(sentence);
    this.code = code;
  }

  String code() {
    return code;
  }

  String sentence() {
    return String.valueOf(getMessage());
  }
}
