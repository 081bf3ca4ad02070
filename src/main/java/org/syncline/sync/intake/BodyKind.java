package org.syncline.sync.intake;

import java.util.Locale;

/** The form in which a body came through its door. */
public enum BodyKind {
  TEXT,
  BYTES,
  /** Entries of a MapMessage, stored as a flat JSON object. */
  MAP,
  /** Not read: a kind of message that the hub refuses to open. */
  UNREAD;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static BodyKind ofWord(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
