package org.syncline.sync.intake;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import org.syncline.record.LinkKey;

/**
 * The locks of lanes and match keys, and what is held in lanes. Takes part in the running
 * transaction.
 */
public interface Lanes {

  /** Number of lock buckets; a name belongs to bucket {@code hash(name) mod bucketCount}. */
  int bucketCount();

  /** The bucket that a name belongs to. */
  default int bucketOf(String name) {
    int hash = name.hashCode() * 0x9E3779B9;
    return Math.floorMod(hash ^ (hash >>> 15), bucketCount());
  }

  /** The bucket of all lanes of a source record, whatever the flow. */
  default int laneBucket(LinkKey source) {
    return bucketOf("lane " + Held.waitKey(source));
  }

  /** The bucket of the work on a stored message, whose lane may not be known. */
  default int receiptBucket(long receipt) {
    return bucketOf("receipt " + receipt);
  }

  /** Locks buckets in ascending order until the transaction ends. */
  void lock(SortedSet<Integer> buckets);

  /** What is held in these lanes, in order of receipt. */
  List<Held> inLanes(Collection<LaneKey> lanes);

  List<Held> ofReceipts(Collection<Long> receipts);

  /** What waits for these source records. */
  List<Held> waitingFor(Collection<String> waitKeys);

  /** Messages that are to be worked on again, from after this receipt on, in order. */
  List<Held> ready(long afterReceipt, int atMost);

  void add(Collection<Held> held);

  /** Stores key, stamp, readiness and what is waited for. */
  void update(Collection<Held> held);

  /** Makes these ready, where they are still held; their lanes need not be locked. */
  void wake(Collection<Held> held);

  void remove(Collection<Held> held);

  /** What waits for source records and is not ready, from after this receipt on, in order. */
  List<Held> waitingForParents(long afterReceipt, int atMost);

  /**
   * Messages that wait for a required parent since this moment or longer, from after this receipt
   * on, in order.
   */
  List<Held> waitingSince(Instant latest, long afterReceipt, int atMost);
}
