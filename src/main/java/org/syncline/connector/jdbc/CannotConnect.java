package org.syncline.connector.jdbc;

import org.syncline.connector.spi.Answer;

/** No session was to be had; nothing was sent. */
final class CannotConnect extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Answer answer;

  CannotConnect(Answer answer) {
    super("No session");
    this.answer = answer;
  }

  Answer answer() {
    return answer;
  }
}
