package org.syncline.connector.jms;

import java.util.Collections;
import java.util.List;
import org.syncline.connector.spi.Answer;

/** What brokers make known, in the hub's words. */
public final class Answers {
  private Answers() {}

  /** The broker has it. */
  public static Answer done() {
    return new Answer.Done(null, null);
  }

  public static Answer full() {
    return new Answer.Later(
        Answer.Why.RATE_LIMITED,
        null,
        "The broker takes no more for this address now: its memory or disk is full, and nobody"
            + " reads fast enough.");
  }

  public static Answer lost() {
    return new Answer.Later(
        Answer.Why.UNREACHABLE, null, "The connection to the broker broke before it was asked.");
  }

  public static Answer failed() {
    return new Answer.Later(
        Answer.Why.FAILED, null, "The broker failed, and took back what was sent to it.");
  }

  public static Answer uncertain() {
    return new Answer.Uncertain("The connection broke before the broker confirmed.");
  }

  public static Answer unconfirmed() {
    return new Answer.Uncertain("The broker did not confirm in time what was sent to it.");
  }

  public static Answer unknown(Destination destination) {
    return new Answer.Misconfigured(
        "The broker has no "
            + (destination.topic() ? "topic" : "queue")
            + " '"
            + destination.name()
            + "' and makes none: create it there, or mend the connection's settings.");
  }

  public static Answer forbidden(Destination destination) {
    return new Answer.Misconfigured(
        "The broker does not let this user send to '"
            + destination.name()
            + "': grant it there, then resume.");
  }

  public static Answer loginRefused() {
    return new Answer.Misconfigured(
        "The broker refused the user or the password: mend the settings or the secret, then"
            + " resume.");
  }

  public static Answer unreachable() {
    return new Answer.Later(
        Answer.Why.UNREACHABLE,
        null,
        "No connection to the broker: is it up, does the port speak this protocol, and with tls is"
            + " its certificate trusted and for this name?");
  }

  public static List<Answer> each(Answer answer, int count) {
    return Collections.nCopies(count, answer);
  }
}
