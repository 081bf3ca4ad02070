package org.syncline.sync.intake;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Divides messages into pairs of groups that can be worked on at the same time: the two groups of a
 * pair share no lock, so they wait for each other nowhere, and whatever has a lane, a match key or
 * a parent in common is worked on in its order.
 */
final class SideBySide {
  private final int groupLimit;
  private List<Part> pending = new ArrayList<>();

  /** One message and what it locks. */
  private record Part(int index, Understood message, Set<Integer> buckets) {
    boolean touches(Set<Integer> others) {
      return buckets.stream().anyMatch(others::contains);
    }
  }

  /** A group: its messages, and which of all they are. */
  static final class Side {
    private final List<Understood> messages = new ArrayList<>();
    private final List<Integer> indexes = new ArrayList<>();
    private final Set<Integer> buckets = new HashSet<>();

    private void add(Part part) {
      messages.add(part.message());
      indexes.add(part.index());
      buckets.addAll(part.buckets());
    }

    List<Understood> messages() {
      return messages;
    }

    /** The place of the nth of the group among all. */
    int index(int nth) {
      return indexes.get(nth);
    }
  }

  /** Both sides of a pair; the second may be empty. */
  record Pair(Side first, Side second) {}

  SideBySide(List<Understood> messages, Lanes lanes, int groupLimit) {
    this.groupLimit = groupLimit;
    for (int i = 0; i < messages.size(); i++) {
      Understood message = messages.get(i);
      pending.add(new Part(i, message, Footprint.bucketsOf(message, lanes)));
    }
  }

  boolean hasMore() {
    return !pending.isEmpty();
  }

  /** The next pair, to be worked on when the one before is done. */
  Pair next() {
    Pair pair = new Pair(new Side(), new Side());
    List<Part> later = new ArrayList<>();
    Set<Integer> ofLater = new HashSet<>();
    for (Part part : pending) {
      Side side = full(pair) || part.touches(ofLater) ? null : side(pair, part);
      if (side == null) {
        later.add(part);
        if (!full(pair)) {
          ofLater.addAll(part.buckets());
        }
      } else {
        side.add(part);
      }
    }
    pending = later;
    return pair;
  }

  private boolean full(Pair pair) {
    return pair.first().messages.size() + pair.second().messages.size() == 2 * groupLimit;
  }

  /** Where the message may go; null where it has to wait for both. */
  private @Nullable Side side(Pair pair, Part part) {
    boolean first = part.touches(pair.first().buckets);
    boolean second = part.touches(pair.second().buckets);
    if (first && second) {
      return null;
    }
    boolean smaller = pair.first().messages.size() <= pair.second().messages.size();
    Side side = first || !second && smaller ? pair.first() : pair.second();
    return side.messages.size() < groupLimit ? side : null;
  }
}
