package org.syncline.mapping.format;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Names of the objects around a place in a body, of those members that no table maps: none may
 * stand twice in one object. They are compared as bytes, so that no text is made of them; of an
 * object with many, as texts in a set. For one body and one thread.
 */
final class UnmappedNames {
  private static final int USUAL = 8;

  /** Most names of an object that are looked through one by one. */
  private static final int MOST_COMPARED = 32;

  private final byte[] bytes;
  private long[] heads = new long[USUAL];

  /** Where each begins and how long it is. */
  private int[] places = new int[2 * USUAL];

  private int top;

  /** The first name of the innermost object. */
  private int first;

  /** The same of the objects around it. */
  private int[] firsts = new int[USUAL];

  private int depth;

  /** Sets of objects with many names, by their first name. */
  private @Nullable Map<Integer, Set<String>> sets;

  UnmappedNames(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Begins an object. */
  void enter() {
    if (depth == firsts.length) {
      firsts = Arrays.copyOf(firsts, 2 * depth);
    }
    firsts[depth++] = first;
    first = top;
  }

  /** Ends the innermost object. */
  void leave() {
    if (sets != null) {
      sets.remove(first);
    }
    top = first;
    first = firsts[--depth];
  }

  /**
   * Takes a name of the innermost object.
   *
   * @param from behind its opening quote
   * @param to index of its closing quote
   * @throws Unsure if the name stands there twice
   */
  void add(long head, int from, int to) throws Unsure {
    for (int i = first; i < top; i++) {
      if (heads[i] == head && isAt(i, from, to)) {
        throw Unsure.HERE;
      }
    }
    if (top - first == MOST_COMPARED) {
      addToSet(from, to);
      return;
    }
    if (top == heads.length) {
      heads = Arrays.copyOf(heads, 2 * top);
      places = Arrays.copyOf(places, 4 * top);
    }
    heads[top] = head;
    places[2 * top] = from;
    places[2 * top + 1] = to - from;
    top++;
  }

  private boolean isAt(int i, int from, int to) {
    int start = places[2 * i];
    return places[2 * i + 1] == to - from
        && Arrays.equals(bytes, start, start + to - from, bytes, from, to);
  }

  private void addToSet(int from, int to) throws Unsure {
    if (sets == null) {
      sets = new HashMap<>();
    }
    String name = new String(bytes, from, to - from, StandardCharsets.UTF_8);
    if (!sets.computeIfAbsent(first, object -> new HashSet<>()).add(name)) {
      throw Unsure.HERE;
    }
  }
}
