package org.syncline.connector.jms;

import org.syncline.connector.spi.Answer;

/**
 * How far one call has come, told by the thread that works and asked by the one that waits. What
 * was given up in time is surely not done: the work asks before the step that can't be taken back.
 */
public final class Course {
  private enum Step {
    CONNECTS,
    SENDS,
    ENTRUSTED,
    GIVEN_UP
  }

  private Step step = Step.CONNECTS;

  /** The broker has let the hub in; false where nobody waits any more. */
  public synchronized boolean sends() {
    if (step == Step.CONNECTS) {
      step = Step.SENDS;
    }
    return step != Step.GIVEN_UP;
  }

  /** From now on it may be done; false where nobody waits any more, and it must not be. */
  public synchronized boolean entrust() {
    if (step != Step.GIVEN_UP) {
      step = Step.ENTRUSTED;
    }
    return step != Step.GIVEN_UP;
  }

  synchronized boolean isGivenUp() {
    return step == Step.GIVEN_UP;
  }

  /** Nobody waits any more; what can be said of each message. */
  synchronized Answer giveUp() {
    Step reached = step;
    step = Step.GIVEN_UP;
    return switch (reached) {
      case CONNECTS ->
          new Answer.Later(
              Answer.Why.UNREACHABLE, null, "The broker did not let the hub in in time.");
      case SENDS -> Answers.full();
      case ENTRUSTED, GIVEN_UP -> Answers.unconfirmed();
    };
  }
}
