package org.syncline.mapping.suggestion;

import java.util.ArrayList;
import java.util.List;

/**
 * How well the name of a source field fits a name of a target: the weighted share of the words of
 * each that the other has (F-measure), lowered for each word on one side alone that says whose,
 * which or when.
 *
 * @param score 0 to 1
 * @param reason what agrees, for people
 */
record NameMatch(double score, String reason) {
  static final NameMatch NONE = new NameMatch(0, "");
  private static final double ALIKE = 0.92;
  private static final double WEAK = 0.15;
  private static final double HALF_WEAK = 0.4;
  private static final double OWN_TYPE = 0.1;
  private static final double ABOVE = 0.12;
  private static final double TELLING_ALONE = 0.45;

  /**
   * Compares names.
   *
   * @param target words of one name of the target
   * @param typeConcept concept of the record type itself, which its fields' names often repeat
   */
  static NameMatch of(
      SourceName source, List<Word> target, String typeConcept, NameDictionary dictionary) {
    NameMatch best = NONE;
    for (SourceName.Reading reading : source.readings()) {
      NameMatch match = of(reading.own(), reading.above(), target, typeConcept, dictionary);
      best = match.score() > best.score() ? match : best;
    }
    return best;
  }

  private static NameMatch of(
      List<Word> own,
      List<Word> above,
      List<Word> target,
      String typeConcept,
      NameDictionary dictionary) {
    if (target.isEmpty() || own.isEmpty()) {
      return NONE;
    }
    List<String> agreements = new ArrayList<>();
    double targetWeight = 0;
    double targetFound = 0;
    double factor = 1;
    boolean[] used = new boolean[own.size()];
    boolean[] usedAbove = new boolean[above.size()];
    boolean ownFound = false;
    for (Word word : target) {
      double weight = weight(word, typeConcept, dictionary);
      targetWeight += weight;
      double found = take(word, own, used, agreements, dictionary);
      ownFound |= found > 0 && weight > WEAK;
      if (found == 0) {
        found = take(word, above, usedAbove, agreements, dictionary);
      }
      targetFound += weight * found;
      if (found == 0 && dictionary.isTelling(word)) {
        factor *= TELLING_ALONE;
      }
    }
    double sourceWeight = 0;
    double sourceFound = 0;
    for (int i = 0; i < own.size(); i++) {
      double weight = weight(own.get(i), typeConcept, dictionary);
      sourceWeight += weight;
      sourceFound += used[i] ? weight : 0;
      if (!used[i] && dictionary.isTelling(own.get(i))) {
        factor *= TELLING_ALONE;
      }
    }
    for (int i = 0; i < above.size(); i++) {
      Word word = above.get(i);
      boolean telling = dictionary.isTelling(word) && !word.means(typeConcept);
      double weight = telling ? 1 : dictionary.isWeak(word) || word.means(typeConcept) ? 0 : ABOVE;
      sourceWeight += usedAbove[i] ? 0 : weight;
      factor *= !usedAbove[i] && telling ? TELLING_ALONE : 1;
    }
    if (targetFound == 0 || sourceFound == 0) {
      return NONE;
    }
    double recall = targetFound / targetWeight;
    double precision = sourceFound / sourceWeight;
    double score = 2 * recall * precision / (recall + precision) * factor;
    return new NameMatch(ownFound ? score : score * 0.9, String.join(", ", agreements));
  }

  private static double take(
      Word wanted,
      List<Word> words,
      boolean[] used,
      List<String> agreements,
      NameDictionary dictionary) {
    for (int i = 0; i < words.size(); i++) {
      if (!used[i] && dictionary.agree(wanted, words.get(i))) {
        used[i] = true;
        agreements.add(agreement(words.get(i), wanted));
        return 1;
      }
    }
    for (int i = 0; i < words.size(); i++) {
      Word word = words.get(i);
      boolean open = !used[i] && !wanted.isKnown() && !word.isKnown() && word.text().length() > 3;
      double alike = open ? JaroWinkler.similarity(wanted.text(), word.text()) : 0;
      if (alike >= ALIKE) {
        used[i] = true;
        agreements.add(word.written() + " is nearly " + wanted.written());
        return alike;
      }
    }
    return 0;
  }

  private static String agreement(Word source, Word target) {
    return source.written().equals(target.written())
        ? source.written()
        : source.written() + " = " + target.written();
  }

  private static double weight(Word word, String typeConcept, NameDictionary dictionary) {
    if (word.means(typeConcept)) {
      return OWN_TYPE;
    }
    if (word.isNumber() || (word.text().length() == 1 && !word.isKnown())) {
      return WEAK;
    }
    return dictionary.isWeak(word) ? WEAK : dictionary.isHalfWeak(word) ? HALF_WEAK : 1;
  }
}
