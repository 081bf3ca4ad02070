package org.syncline.mapping.format;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds names that stand twice in one object, in one table for all objects of a body: a set for
 * each would cost more than reading it. Used again for the next body; for one thread at a time.
 *
 * <p>A place of the table belongs to an object by its number; numbers only grow, so that what an
 * object leaves behind is free for the next body without being cleared. Names that were chosen to
 * collide go to a set, whose buckets are trees.
 */
final class NameGuard {
  private static final int LEAST = 256;
  private static final int LONGEST_PROBE = 24;

  private String[] names = new String[LEAST];
  private long[] owners = new long[LEAST];
  private long[] open = new long[16];
  private int depth;
  private long last;
  private long first = 1;
  private int taken;
  private @Nullable Map<Long, Set<String>> crowded;

  /** A new body begins. */
  void begin() {
    first = last + 1;
    depth = 0;
    taken = 0;
    crowded = null;
  }

  /** How many places there are; a large table is not worth keeping. */
  int size() {
    return names.length;
  }

  void enter() {
    if (depth == open.length) {
      open = Arrays.copyOf(open, 2 * depth);
    }
    open[depth++] = ++last;
  }

  void leave() {
    depth--;
    if (crowded != null) {
      crowded.remove(open[depth]);
    }
  }

  /** Whether a name of the innermost object is its first of this name. */
  boolean isNew(String name) {
    long owner = open[depth - 1];
    if (crowded != null && crowded.getOrDefault(owner, Set.of()).contains(name)) {
      return false;
    }
    int mask = names.length - 1;
    int at = start(name, owner) & mask;
    for (int probe = 0; probe < LONGEST_PROBE; probe++) {
      if (owners[at] < first) {
        names[at] = name;
        owners[at] = owner;
        taken++;
        if (2 * taken > names.length) {
          makeRoom();
        }
        return true;
      }
      if (owners[at] == owner && names[at].equals(name)) {
        return false;
      }
      at = (at + 1) & mask;
    }
    crowd(name, owner);
    return true;
  }

  private static int start(String name, long owner) {
    int hash = name.hashCode() * 0x9E3779B9 + (int) owner * 0x85EBCA6B;
    return hash ^ (hash >>> 15);
  }

  private void crowd(String name, long owner) {
    if (crowded == null) {
      crowded = new HashMap<>();
    }
    crowded.computeIfAbsent(owner, object -> new HashSet<>()).add(name);
  }

  /** Keeps the names of open objects alone, in a table that is less than half full of them. */
  private void makeRoom() {
    String[] oldNames = names;
    long[] oldOwners = owners;
    int kept = 0;
    for (long owner : oldOwners) {
      kept += isOpen(owner) ? 1 : 0;
    }
    int size = LEAST;
    while (size < 4 * kept) {
      size *= 2;
    }
    names = new String[size];
    owners = new long[size];
    taken = kept;
    for (int i = 0; i < oldOwners.length; i++) {
      if (isOpen(oldOwners[i])) {
        put(oldNames[i], oldOwners[i]);
      }
    }
  }

  private boolean isOpen(long owner) {
    return owner >= first && Arrays.binarySearch(open, 0, depth, owner) >= 0;
  }

  private void put(String name, long owner) {
    int mask = names.length - 1;
    int at = start(name, owner) & mask;
    for (int probe = 0; probe < LONGEST_PROBE; probe++) {
      if (owners[at] < first) {
        names[at] = name;
        owners[at] = owner;
        return;
      }
      at = (at + 1) & mask;
    }
    crowd(name, owner);
  }
}
