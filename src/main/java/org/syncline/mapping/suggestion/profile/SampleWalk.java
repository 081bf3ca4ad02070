package org.syncline.mapping.suggestion.profile;

import org.syncline.mapping.format.FormatDefinition;

/** Walks through the records of a sample and tells each value with its place. */
interface SampleWalk {

  /**
   * Walks through one sample.
   *
   * @throws UnreadableSample where it can't be read on; what was told before stays
   */
  void walk(String sample, Gathered gathered) throws UnreadableSample;

  PathText paths();

  /**
   * The walk of a format.
   *
   * @throws IllegalArgumentException with a sentence where samples of it can't be walked through
   */
  static SampleWalk of(FormatDefinition format) {
    if (format instanceof FormatDefinition.Xml xml) {
      return new XmlWalk(xml);
    }
    if (format instanceof FormatDefinition.Csv csv) {
      return ColumnsWalk.of(csv);
    }
    if (format instanceof FormatDefinition.FixedWidth fixedWidth) {
      return ColumnsWalk.of(fixedWidth);
    }
    if (format instanceof FormatDefinition.MapMessage) {
      return new JsonWalk(PathText.NAME);
    }
    return new JsonWalk(PathText.JSON);
  }

  /** A sample ends or is wrong where something else is needed; a sentence says what. */
  final class UnreadableSample extends Exception {
    private static final long serialVersionUID = 1L;

    UnreadableSample(String sentence) {
      super(sentence, null, false, false);
    }

    String sentence() {
      return String.valueOf(getMessage());
    }
  }
}
