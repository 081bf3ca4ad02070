package org.syncline.sync.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The way in for those who wait for the answer: past the broker, and counted for the ledger all the
 * same.
 */
final class DirectDoor {
  private static final Logger LOG = Logger.getLogger(DirectDoor.class.getName());

  private final AcceptMessage intake;
  private final Arrivals arrivals;

  DirectDoor(AcceptMessage intake, Arrivals arrivals) {
    this.intake = intake;
    this.arrivals = arrivals;
  }

  /**
   * Takes edits, many in one transaction.
   *
   * @return how many failed by a fault of the hub; nothing is accepted of these
   * @throws IllegalStateException where this thread is to stop; some may be accepted then
   */
  int takeAll(List<Understood> edits) {
    int failed = 0;
    int done = 0;
    while (done < edits.size()) {
      List<Understood> left = edits.subList(done, edits.size());
      List<Acceptance> accepted = new ArrayList<>();
      arrivals.begin(left.size());
      try {
        intake.acceptGroup(left, accepted);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("The hub is stopping.", e);
      } catch (RuntimeException e) {
        LOG.log(Level.WARNING, "An edit failed and is left out", e);
        failed++;
        done++;
      } finally {
        arrivals.end(
            left.size(), (int) accepted.stream().filter(Acceptance.Edit.class::isInstance).count());
      }
      done += accepted.size();
    }
    return failed;
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
