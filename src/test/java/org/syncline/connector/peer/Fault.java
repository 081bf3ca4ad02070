package org.syncline.connector.peer;

import java.util.concurrent.CountDownLatch;

/** What goes wrong with one request. */
public sealed interface Fault {
  /** The work is not done, and this is said. */
  record Says(Said said) implements Fault {}

  /** The work is done, and this is said of it. */
  record DoesAndSays(Said said) implements Fault {}

  /** The work is done, and nothing is ever said of it. */
  record DoesAndIsSilent() implements Fault {}

  /** Nothing is done and nothing said. */
  record IsSilent() implements Fault {}

  /** The work is done, and its answer breaks off in the middle. */
  record DoesAndBreaksOff() implements Fault {}

  /** The work is done, and its answer sent twice. */
  record DoesAndSaysTwice() implements Fault {}

  /** The work is not done, and these characters are sent, which are no HTTP. */
  record Babbles(String text) implements Fault {}

  /** The work is done and answered when the gate opens. */
  record Waits(CountDownLatch gate) implements Fault {}

  /** All is well this time. */
  record None() implements Fault {}
}
