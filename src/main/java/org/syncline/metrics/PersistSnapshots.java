package org.syncline.metrics;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.syncline.platform.Transactions;

/**
 * Adds committed facts to the snapshots of their minute, hour and day, and of ever. Facts go in the
 * transaction in which they are counted, so each is counted once, whenever the server ends; one
 * that commits late is added to the minute it belongs to.
 */
public final class PersistSnapshots {
  /** Transactions whose facts are counted together. */
  private static final int TOGETHER = 2_000;

  private final Transactions transactions;
  private final UncountedFacts uncounted;
  private final Snapshots snapshots;
  private volatile boolean stopped;

  public PersistSnapshots(
      Transactions transactions, UncountedFacts uncounted, Snapshots snapshots) {
    this.transactions = transactions;
    this.uncounted = uncounted;
    this.snapshots = snapshots;
  }

  /** Counts all that is there. */
  public void run() {
    while (!stopped && transactions.inNew(this::part) == TOGETHER) {
      // The next part.
    }
  }

  /** The server stops: what is not counted yet is counted after its next start. */
  public void stop() {
    stopped = true;
  }

  private int part() {
    List<UncountedFacts.Batch> batches = uncounted.next(TOGETHER);
    Map<Instant, CountFacts> minutes = new TreeMap<>();
    for (UncountedFacts.Batch batch : batches) {
      minutes
          .computeIfAbsent(Span.MINUTE.slot(batch.at()), minute -> new CountFacts())
          .add(FactForm.fromBytes(batch.facts()), batch.at());
    }
    for (Span span : Span.values()) {
      Map<Instant, Map<Measure, Tally>> slots = new TreeMap<>();
      minutes.forEach(
          (minute, counted) -> {
            Map<Measure, Tally> slot =
                slots.computeIfAbsent(span.slot(minute), begin -> new HashMap<>());
            counted
                .tallies()
                .forEach(
                    (measure, tally) ->
                        slot.computeIfAbsent(measure, any -> new Tally()).add(tally));
          });
      slots.forEach((slot, tallies) -> keep(span, slot, tallies));
    }
    uncounted.remove(batches.stream().map(UncountedFacts.Batch::id).toList());
    return batches.size();
  }

  private void keep(Span span, Instant slot, Map<Measure, Tally> tallies) {
    Map<Measure, Snapshot> present = new HashMap<>();
    snapshots.of(span, slot).forEach(snapshot -> present.put(snapshot.measure(), snapshot));
    List<Snapshot> added = new ArrayList<>();
    tallies.forEach(
        (measure, tally) -> {
          Snapshot snapshot = present.get(measure);
          if (snapshot == null) {
            snapshot = new Snapshot(measure, span, slot);
            added.add(snapshot);
          }
          snapshot.add(tally);
        });
    snapshots.add(added);
  }
}
