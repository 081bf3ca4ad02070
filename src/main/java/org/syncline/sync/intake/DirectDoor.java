package org.syncline.sync.intake;

import java.util.Optional;

/**
 * The way in for those who wait for the answer: past the broker, and counted for the ledger all the
 * same.
 */
final class DirectDoor {
  private final AcceptMessage intake;
  private final Arrivals arrivals;

  DirectDoor(AcceptMessage intake, Arrivals arrivals) {
    this.intake = intake;
    this.arrivals = arrivals;
  }

  /**
   * Takes one message.
   *
   * @return empty if this thread is to stop; nothing is accepted then
   * @throws RuntimeException a fault of the hub; nothing is accepted then
   */
  Optional<Acceptance> take(Understood message) {
    arrivals.begin();
    Acceptance acceptance = null;
    try {
      acceptance = intake.accept(message);
      return Optional.of(acceptance);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } finally {
      arrivals.end(acceptance);
    }
  }
}
