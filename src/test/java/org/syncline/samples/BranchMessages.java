package org.syncline.samples;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;

/** How the branch terminals write a change: 262 columns in ISO-8859-1, no version, no time. */
final class BranchMessages {
  /** In the order of the columns. */
  private enum Column {
    GIVEN("givenName", 9, 30),
    FAMILY("familyName", 39, 40),
    MAIL("email", 79, 60),
    TEL("phone", 139, 20),
    STREET("street", 159, 40),
    ZIP("postalCode", 199, 10),
    CITY("city", 209, 40),
    COUNTRY("country", 249, 3),
    BORN("birthDate", 252, 10),
    NEWS("newsletter", 262, 1);

    private final String field;
    private final int start;
    private final int length;

    Column(String field, int start, int length) {
      this.field = field;
      this.start = start;
      this.length = length;
    }
  }

  private final Random random;

  BranchMessages(Random random) {
    this.random = random;
  }

  Meaning meaning(Card card) {
    return Understanding.of(card, null, false, Map.of());
  }

  /** Mostly bytes, cut after the last column that says something; sometimes text. */
  Payload payload(Card card) {
    String record = record(card);
    return random.nextInt(10) == 0
        ? new Payload.Text(record)
        : new Payload.Bytes(record.getBytes(StandardCharsets.ISO_8859_1));
  }

  String record(Card card) {
    char[] record = " ".repeat(262).toCharArray();
    if (card.fields().get("@key") instanceof Said.Fault fault) {
      write(record, 1, 8, fault.raw());
    } else {
      boolean padded = random.nextInt(4) > 0;
      write(record, 1, 8, padded ? "0".repeat(8 - card.key().length()) + card.key() : card.key());
    }
    for (Column column : Column.values()) {
      Said said = card.fields().get(column.field);
      if (said instanceof Said.Null) {
        write(record, column.start, column.length, "*".repeat(column.length));
      } else if (said != null) {
        write(record, column.start, column.length, ErpMessages.raw(said));
      }
    }
    String whole = new String(record);
    return random.nextInt(3) == 0 ? whole.stripTrailing() : whole;
  }

  private static void write(char[] record, int start, int length, String text) {
    if (text.length() > length) {
      throw new IllegalArgumentException("'" + text + "' does not fit into " + length + " columns");
    }
    text.getChars(0, text.length(), record, start - 1);
  }
}
