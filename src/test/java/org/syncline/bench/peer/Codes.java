package org.syncline.bench.peer;

/** The value maps of the customer, for those that have none of their own. */
final class Codes {
  private Codes() {}

  /** Unknown ones become {@code unknown}. */
  static String kind(String code) {
    return switch (code) {
      case "P" -> "person";
      case "O" -> "organisation";
      default -> "unknown";
    };
  }

  /** Unknown ones stay as they are. */
  static String industry(String code) {
    return switch (code) {
      case "01" -> "Engineering";
      case "02" -> "Trade";
      case "03" -> "Health";
      default -> code;
    };
  }

  /** Unknown ones become {@code lead}. */
  static String lifecycle(String code) {
    return switch (code) {
      case "A" -> "customer";
      case "X" -> "former";
      default -> "lead";
    };
  }

  /** Unknown ones stay as they are. */
  static String country(String code) {
    return switch (code) {
      case "D" -> "DE";
      case "A" -> "AT";
      case "I" -> "IT";
      default -> code;
    };
  }
}
