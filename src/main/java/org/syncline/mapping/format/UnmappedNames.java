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
  /** Of the stack: a dozen names in objects within objects. */
  private static final int USUAL = 32;

  /** Entries of the stack that a name takes: its hash and where it begins. */
  private static final int OF_NAME = 2;

  /** Most names of an object that are looked through one by one. */
  private static final int MOST_COMPARED = 32;

  private final byte[] bytes;

  /** Of each open object the {@link #first} of the one around it, and its own names. */
  private int[] stack = new int[USUAL];

  private int top;

  /** Where the names of the innermost object begin. */
  private int first;

  /** Sets of open objects with many names, by where their names begin. */
  private @Nullable Map<Integer, Set<String>> sets;

  UnmappedNames(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Begins an object. */
  void enter() {
    makeRoom();
    stack[top++] = first;
    first = top;
  }

  /** Ends the innermost object. */
  void leave() {
    if (sets != null) {
      sets.remove(first);
    }
    top = first - 1;
    first = stack[top];
  }

  private void makeRoom() {
    if (top + OF_NAME > stack.length) {
      stack = Arrays.copyOf(stack, 2 * stack.length);
    }
  }

  /**
   * Takes a name of the innermost object.
   *
   * @param head the name's {@link EightBytes#head}
   * @param from behind its opening quote
   * @param to index of its closing quote
   * @throws Unsure if the name stands there twice
   */
  void add(long head, int from, int to) throws Unsure {
    int hash = (int) (head ^ head >>> Integer.SIZE) + to - from;
    for (int i = first; i < top; i += OF_NAME) {
      if (stack[i] == hash && isAt(stack[i + 1], from, to)) {
        throw Unsure.HERE;
      }
    }
    if (top - first == MOST_COMPARED * OF_NAME) {
      addToSet(from, to);
      return;
    }
    makeRoom();
    stack[top++] = hash;
    stack[top++] = from;
  }

  /** Whether a name that begins somewhere is the same, up to its closing quote. */
  private boolean isAt(int start, int from, int to) {
    return Arrays.equals(bytes, start, start + to - from + 1, bytes, from, to + 1);
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
