package org.syncline.mapping.suggestion.profile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.syncline.mapping.value.Found;

/**
 * The values of one field: all are counted, the first {@value #MOST_KEPT} different ones are kept,
 * each cut at {@value #LONGEST} characters. They never leave the package.
 */
final class FieldValues {
  static final int MOST_KEPT = 100;
  static final int LONGEST = 300;

  /**
   * A value that was kept.
   *
   * @param value as found, without white space around a text
   * @param times how often it came
   */
  record Kept(Object value, String text, int times) {}

  private final Map<Object, Integer> times = new HashMap<>();
  private final List<Object> kept = new ArrayList<>();
  private final Set<Long> seen = new HashSet<>();
  private int filled;
  private int nulls;
  private int blanks;
  private int padded;
  private long characters;

  void add(Object found) {
    if (found == Found.NULL) {
      nulls++;
      return;
    }
    Object value = found;
    if (found instanceof String text) {
      String stripped = text.strip();
      if (stripped.isEmpty()) {
        blanks++;
        return;
      }
      padded += stripped.length() < text.length() ? 1 : 0;
      value = stripped.length() > LONGEST ? stripped.substring(0, LONGEST) : stripped;
      characters += stripped.length();
      seen.add(hash(stripped));
    } else {
      characters += found.toString().length();
      seen.add(hash(found.toString()));
    }
    filled++;
    if (times.containsKey(value) || kept.size() < MOST_KEPT) {
      if (times.merge(value, 1, Integer::sum) == 1) {
        kept.add(value);
      }
    }
  }

  /** FNV-1a of 64 bits: enough to count different values without keeping them. */
  private static long hash(String text) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
    }
    return hash;
  }

  List<Kept> kept() {
    return kept.stream()
        .map(value -> new Kept(value, value.toString(), times.getOrDefault(value, 1)))
        .toList();
  }

  int filled() {
    return filled;
  }

  int nulls() {
    return nulls;
  }

  int blanks() {
    return blanks;
  }

  int different() {
    return seen.size();
  }

  boolean isPadded() {
    return padded > 0;
  }

  /** Characters of a value in the mean. */
  double length() {
    return filled == 0 ? 0 : (double) characters / filled;
  }
}
