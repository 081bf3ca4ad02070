package org.syncline.mapping.format;

/** In what the places of columns are counted. */
public enum FixedWidthUnit {
  /** Characters of the decoded text; one beyond the basic plane counts once. */
  CHARACTERS("characters"),
  /** Bytes as they were sent, before anything is decoded. */
  BYTES("bytes");

  private final String word;

  FixedWidthUnit(String word) {
    this.word = word;
  }

  String word() {
    return word;
  }
}
