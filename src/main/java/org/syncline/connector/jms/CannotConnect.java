package org.syncline.connector.jms;

import org.syncline.connector.spi.Answer;

/** No connection came about; surely nothing was sent. */
public final class CannotConnect extends Exception {
  private static final long serialVersionUID = 1L;

  @SuppressWarnings("serial") // never serialised
  private final Answer answer;

  /**
   * @param answer for what was to be written
   */
  public CannotConnect(Answer answer) {
    super(answer.toString(), null, false, false);
    this.answer = answer;
  }

  Answer answer() {
    return answer;
  }
}
