package org.syncline.mapping.function;

/** The groups of mapping functions, in the order of the catalogue. */
public enum FunctionGroup {
  TEXT("Text"),
  PATTERN("Patterns"),
  NUMBER("Numbers"),
  DATE("Dates and times"),
  CALENDAR("Serial dates and other calendars"),
  PHONE("Phone numbers"),
  EMAIL("E-mail addresses"),
  NAME("Names of persons"),
  ADDRESS("Postal addresses"),
  CODE("Codes of countries, languages and currencies"),
  LIST("Lists"),
  CHECK("Hashes, masks and check digits");

  private final String title;

  FunctionGroup(String title) {
    this.title = title;
  }

  /** For people. */
  public String title() {
    return title;
  }
}
