package org.syncline.sync.intake;

import java.util.Locale;

/** What became of a message in a flow. */
public enum Status {
  CREATED,
  UPDATED,
  UNCHANGED,
  DUPLICATE,
  SUPERSEDED,
  PARKED,
  WAITING,
  DISMISSED;

  /** The word used in the database, the ledger and the API. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Status ofWord(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  /** Whether a person or a later event can still move it. */
  public boolean open() {
    return this == PARKED || this == WAITING;
  }
}
