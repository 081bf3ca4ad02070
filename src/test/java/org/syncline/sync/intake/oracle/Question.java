package org.syncline.sync.intake.oracle;

import java.util.Comparator;

/** A value that was refused for a person to decide. */
public record Question(long record, String field, long receipt) implements Comparable<Question> {
  private static final Comparator<Question> ORDER =
      Comparator.comparingLong(Question::record)
          .thenComparing(Question::field)
          .thenComparingLong(Question::receipt);

  @Override
  public int compareTo(Question other) {
    return ORDER.compare(this, other);
  }
}
