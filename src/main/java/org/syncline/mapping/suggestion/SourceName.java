package org.syncline.mapping.suggestion;

import java.util.ArrayList;
import java.util.List;

/**
 * The name of a source field with those above it, in each way in which it can be read: by itself,
 * or as one name with that above it, in both orders, as in {@code name.first} and {@code
 * email.address}.
 */
record SourceName(List<Reading> readings) {

  /**
   * One way to read it.
   *
   * @param own words of its own name
   * @param above words of the names above it
   */
  record Reading(List<Word> own, List<Word> above) {
    Reading {
      own = List.copyOf(own);
      above = List.copyOf(above);
    }
  }

  private static final String SECOND = "second";

  SourceName {
    readings = List.copyOf(readings);
  }

  /**
   * Reads a name.
   *
   * @param names on the way to the value, its own last
   */
  static SourceName of(List<String> names, NameDictionary dictionary) {
    if (names.isEmpty()) {
      return new SourceName(List.of());
    }
    int last = names.size() - 1;
    String own = names.get(last);
    List<String> above = names.subList(0, last);
    List<Reading> readings = new ArrayList<>();
    readings.add(new Reading(dictionary.words(own), words(above, dictionary)));
    int parent = last - 1;
    while (parent >= 0 && names.get(parent).equals(SECOND)) {
      parent--;
    }
    if (parent >= 0) {
      List<String> rest = new ArrayList<>(above);
      String name = rest.remove(parent);
      List<Word> others = words(rest, dictionary);
      readings.add(new Reading(dictionary.words(own + " " + name), others));
      readings.add(new Reading(dictionary.words(name + " " + own), others));
    }
    return new SourceName(readings);
  }

  private static List<Word> words(List<String> names, NameDictionary dictionary) {
    List<Word> words = new ArrayList<>();
    names.forEach(name -> words.addAll(dictionary.words(name)));
    return words;
  }

  /** Whether it is a number of a column or the like, which says nothing. */
  boolean isOpaque() {
    return readings.isEmpty()
        || readings.get(0).own().stream()
            .allMatch(
                word ->
                    word.isNumber()
                        || word.text().length() <= 1
                        || word.means("field")
                        || (!word.isKnown()
                            && word.text().length() <= 2
                            && word.text().charAt(0) < 0x80));
  }
}
