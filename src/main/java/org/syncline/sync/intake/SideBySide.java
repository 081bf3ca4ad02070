package org.syncline.sync.intake;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Divides messages into groups that can be worked on at the same time: groups under way share no
 * lock, so they wait for each other nowhere, and whatever has a lane, a match key or a parent in
 * common is worked on in its order. For any number of threads.
 */
final class SideBySide {
  private final int groupLimit;
  private final List<Group> underWay = new ArrayList<>();
  private List<Waiting> pending = new ArrayList<>();
  private boolean failed;

  /** One message and what it locks. */
  static final class Part {
    private final Understood message;
    private final int[] buckets;

    Part(Understood message, Lanes lanes) {
      this.message = message;
      this.buckets =
          Footprint.bucketsOf(message, lanes).stream().mapToInt(Integer::intValue).toArray();
    }

    Understood message() {
      return message;
    }

    private boolean touches(BitSet others) {
      for (int bucket : buckets) {
        if (others.get(bucket)) {
          return true;
        }
      }
      return false;
    }

    private void markIn(BitSet all) {
      for (int bucket : buckets) {
        all.set(bucket);
      }
    }
  }

  private record Waiting(int index, Part part) {}

  /** Messages of one transaction, in their order, and which of all they are. */
  static final class Group {
    private final List<Understood> messages = new ArrayList<>();
    private final List<Integer> indexes = new ArrayList<>();
    private final BitSet buckets = new BitSet();

    private void add(Waiting one) {
      messages.add(one.part().message());
      indexes.add(one.index());
      one.part().markIn(buckets);
    }

    List<Understood> messages() {
      return messages;
    }

    /** The place of the nth of the group among all. */
    int index(int nth) {
      return indexes.get(nth);
    }
  }

  /**
   * @param groupLimit most messages of a group
   */
  SideBySide(List<Part> parts, int groupLimit) {
    this.groupLimit = groupLimit;
    for (Part part : parts) {
      pending.add(new Waiting(pending.size(), part));
    }
  }

  /**
   * The next group; waits where all that is left shares a lock with what is under way.
   *
   * @return null when none is left, or when one failed
   * @throws InterruptedException when this thread is to stop; no group is begun then
   */
  synchronized @Nullable Group begin() throws InterruptedException {
    while (!pending.isEmpty() && !failed) {
      Group group = next();
      if (!group.messages.isEmpty()) {
        underWay.add(group);
        return group;
      }
      wait();
    }
    return null;
  }

  /** A group is over; where it failed, no other begins. */
  synchronized void end(Group group, boolean done) {
    underWay.remove(group);
    failed |= !done;
    notifyAll();
  }

  private Group next() {
    Group group = new Group();
    List<Waiting> later = new ArrayList<>();
    BitSet notNow = new BitSet();
    underWay.forEach(running -> notNow.or(running.buckets));
    for (int i = 0; i < pending.size(); i++) {
      if (group.messages.size() == groupLimit) {
        later.addAll(pending.subList(i, pending.size()));
        break;
      }
      Waiting one = pending.get(i);
      if (one.part().touches(notNow)) {
        later.add(one);
        // What shares a lock with it comes after it.
        one.part().markIn(notNow);
      } else {
        group.add(one);
      }
    }
    pending = later;
    return group;
  }
}
