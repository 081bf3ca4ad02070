package org.syncline.mapping.format;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
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

  private long[] heads = new long[USUAL];

  /** Where each begins and how long it is. */
  private int[] places = new int[2 * USUAL];

  private int top;

  /** Begins an object; gives what {@link #leave} wants at its end. */
  int enter() {
    return top;
  }

  void leave(int entered) {
    top = entered;
  }

  /**
   * Takes a name of the innermost object.
   *
   * @param entered what {@link #enter} gave
   * @param head of the name, see {@link EightBytes#head}
   * @param before a set of this object that an earlier call gave, or null
   * @return that set, or null while none is needed
   * @throws Unsure if the name stands there twice
   */
  @Nullable Set<String> add(
      int entered, long head, byte[] bytes, int from, int to, @Nullable Set<String> before)
      throws Unsure {
    if (before != null) {
      if (!before.add(text(bytes, from, to))) {
        throw Unsure.HERE;
      }
      return before;
    }
    for (int i = entered; i < top; i++) {
      if (heads[i] == head && isAt(i, bytes, from, to)) {
        throw Unsure.HERE;
      }
    }
    if (top - entered == MOST_COMPARED) {
      return set(entered, bytes, from, to);
    }
    if (top == heads.length) {
      heads = Arrays.copyOf(heads, 2 * top);
      places = Arrays.copyOf(places, 4 * top);
    }
    heads[top] = head;
    places[2 * top] = from;
    places[2 * top + 1] = to - from;
    top++;
    return null;
  }

  private boolean isAt(int i, byte[] bytes, int from, int to) {
    int start = places[2 * i];
    return places[2 * i + 1] == to - from
        && Arrays.equals(bytes, start, start + to - from, bytes, from, to);
  }

  private Set<String> set(int entered, byte[] bytes, int from, int to) {
    Set<String> set = new HashSet<>();
    for (int i = entered; i < top; i++) {
      set.add(text(bytes, places[2 * i], places[2 * i] + places[2 * i + 1]));
    }
    set.add(text(bytes, from, to));
    return set;
  }

  private static String text(byte[] bytes, int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.UTF_8);
  }
}
