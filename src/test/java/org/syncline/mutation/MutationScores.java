package org.syncline.mutation;

import java.io.InputStream;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The changes of PIT's report in XML, counted by the package of the changed class. */
final class MutationScores {
  private static final String ROOT = "org.syncline.";

  private final Map<String, Score> packages = new TreeMap<>();

  private MutationScores() {}

  /**
   * @param changes that PIT made
   * @param noticed by a test that failed, did not end or ran out of memory
   * @param notReached in lines that no test runs
   */
  record Score(int changes, int noticed, int notReached) {
    private static final Score NONE = new Score(0, 0, 0);

    private Score plus(Score other) {
      return new Score(
          changes + other.changes, noticed + other.noticed, notReached + other.notReached);
    }

    double percent() {
      return 100.0 * noticed / changes;
    }
  }

  /**
   * @throws XMLStreamException if the report is not well-formed
   * @throws IllegalArgumentException if it holds no change
   */
  static MutationScores read(InputStream report) throws XMLStreamException {
    XMLInputFactory factory = XMLInputFactory.newFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    MutationScores scores = new MutationScores();
    XMLStreamReader xml = factory.createXMLStreamReader(report);
    Score change = Score.NONE;
    while (xml.hasNext()) {
      if (xml.next() != XMLStreamConstants.START_ELEMENT) {
        continue;
      }
      if (xml.getLocalName().equals("mutation")) {
        boolean noticed = Boolean.parseBoolean(xml.getAttributeValue(null, "detected"));
        boolean notReached = "NO_COVERAGE".equals(xml.getAttributeValue(null, "status"));
        change = new Score(1, noticed ? 1 : 0, notReached ? 1 : 0);
      } else if (xml.getLocalName().equals("mutatedClass")) {
        scores.packages.merge(packageOf(xml.getElementText()), change, Score::plus);
      }
    }
    if (scores.packages.isEmpty()) {
      throw new IllegalArgumentException("The report holds no change.");
    }
    return scores;
  }

  private static String packageOf(String type) {
    return type.substring(ROOT.length(), type.lastIndexOf('.'));
  }

  /** By package, as {@code mapping.format}; in order of names. */
  Map<String, Score> packages() {
    return packages;
  }

  Score all() {
    return packages.values().stream().reduce(Score.NONE, Score::plus);
  }
}
