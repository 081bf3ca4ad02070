package org.syncline.mapping.function;

/** What a mapping function takes or gives, in the words of the catalogue. */
public enum ValueKind {
  /** {@link String}. */
  TEXT("text", "a text"),
  /** {@link java.math.BigDecimal}, without trailing zeros, 100 digits on each side at most. */
  NUMBER("number", "a number"),
  /** {@link Boolean}. */
  BOOLEAN("yes/no", "yes or no"),
  /** {@link java.time.LocalDate}, years 1 to 9999. */
  DATE("date", "a date"),
  /** {@link java.time.LocalTime}. */
  TIME("time", "a time of day"),
  /** {@link java.time.LocalDateTime}, years 1 to 9999. */
  LOCAL_DATE_TIME("local date-time", "a date and time without a zone"),
  /** {@link java.time.Instant}, years 1 to 9999 in UTC. */
  INSTANT("instant", "an instant"),
  /** {@link java.util.List} of any of these; null stands for nothing. */
  LIST("list", "a list"),
  /** Whatever there is. */
  ANY("any", "anything");

  private final String word;
  private final String phrase;

  ValueKind(String word, String phrase) {
    this.word = word;
    this.phrase = phrase;
  }

  /** For tables. */
  public String word() {
    return word;
  }

  /** For sentences: "a number". */
  public String phrase() {
    return phrase;
  }

  /**
   * Whether there are values of this kind that can be taken as the other. No zone is ever assumed,
   * so that no date becomes an instant by itself, and no instant a date.
   */
  boolean mayBecome(ValueKind other) {
    return this == other
        || this == ANY
        || other == ANY
        || this == TEXT
        || other == TEXT
        || this == LIST
        || other == LIST;
  }
}
