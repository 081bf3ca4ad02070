package org.syncline.record;

/**
 * Keys from one, included, to another, excluded. Keys are bytes, one a character, in the order of
 * their values.
 */
public record KeyRange(String from, String to) {

  /** All keys that begin so. */
  static KeyRange startingWith(String prefix) {
    StringBuilder end = new StringBuilder(prefix);
    while (!end.isEmpty() && end.charAt(end.length() - 1) == 0xFF) {
      end.setLength(end.length() - 1);
    }
    if (end.isEmpty()) {
      throw new IllegalArgumentException("Nothing comes after these keys.");
    }
    int last = end.length() - 1;
    end.setCharAt(last, (char) (end.charAt(last) + 1));
    return new KeyRange(prefix, end.toString());
  }

  /** The keys that both have; those of none where they have none in common. */
  KeyRange and(KeyRange other) {
    String begin = from.compareTo(other.from) >= 0 ? from : other.from;
    String end = to.compareTo(other.to) <= 0 ? to : other.to;
    return new KeyRange(begin, end.compareTo(begin) < 0 ? begin : end);
  }

  /** Whether there is just one key that it can hold. */
  public boolean isOneKey() {
    return to.length() == from.length() + 1 && to.startsWith(from) && to.endsWith("\u0000");
  }

  /** Whether a key is one of these. */
  public boolean holds(String key) {
    return key.compareTo(from) >= 0 && key.compareTo(to) < 0;
  }

  /** This key alone. */
  static KeyRange of(String key) {
    return new KeyRange(key, key + '\u0000');
  }
}
