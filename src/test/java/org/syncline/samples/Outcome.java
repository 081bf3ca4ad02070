package org.syncline.samples;

import java.util.Comparator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** An outcome word of the ledger, with the reason of {@code parked} and {@code waiting}. */
public record Outcome(Word word, @Nullable String reason) implements Comparable<Outcome> {

  /** The ledger's words in the order of its line. */
  public enum Word {
    CREATED,
    UPDATED,
    UNCHANGED,
    DUPLICATE,
    SUPERSEDED,
    PARKED,
    WAITING;

    /** As the ledger writes it. */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static final Outcome CREATED = new Outcome(Word.CREATED, null);
  static final Outcome UPDATED = new Outcome(Word.UPDATED, null);
  static final Outcome UNCHANGED = new Outcome(Word.UNCHANGED, null);
  static final Outcome DUPLICATE = new Outcome(Word.DUPLICATE, null);
  static final Outcome SUPERSEDED = new Outcome(Word.SUPERSEDED, null);
  static final Outcome WAITING_LANE = new Outcome(Word.WAITING, "lane");
  static final Outcome WAITING_PARENT = new Outcome(Word.WAITING, "parent");

  static Outcome parked(String reason) {
    return new Outcome(Word.PARKED, reason);
  }

  @Override
  public int compareTo(Outcome other) {
    return Comparator.comparing(Outcome::word)
        .thenComparing(o -> o.reason() == null ? "" : o.reason())
        .compare(this, other);
  }

  @Override
  public String toString() {
    return reason == null ? word.text() : word.text() + "(" + reason + ")";
  }
}
