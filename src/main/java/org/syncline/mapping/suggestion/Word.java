package org.syncline.mapping.suggestion;

import java.util.Set;
import java.util.TreeSet;

/**
 * A word or phrase of a name.
 *
 * @param text as it is spelt in the dictionary, without blanks
 * @param concepts what it can mean; empty where the dictionary does not know it
 * @param written as it stands in the name
 */
record Word(String text, Set<String> concepts, String written) {
  Word {
    concepts = Set.copyOf(concepts);
  }

  boolean isKnown() {
    return !concepts.isEmpty();
  }

  boolean isNumber() {
    return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  boolean means(String concept) {
    return concepts.contains(concept);
  }

  /** What both can mean. */
  Set<String> shared(Word other) {
    Set<String> shared = new TreeSet<>(concepts);
    shared.retainAll(other.concepts);
    return shared;
  }
}
