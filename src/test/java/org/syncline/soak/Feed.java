package org.syncline.soak;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Customers of the ERP, some 900 bytes each: so many keys, over and over, each time with the next
 * version. For many threads.
 */
final class Feed {
  private static final String NOTE = "Prefers to be called in the morning; delivery at the gate. ";

  private final String run;
  private final int messages;
  private final int keys;
  private final String tail;
  private final AtomicInteger next = new AtomicInteger();

  /** A message as it goes out. */
  record Item(String messageId, String body) {}

  /**
   * @param run start of all message ids and keys
   */
  Feed(String run, int messages, int keys) {
    this.run = run;
    this.messages = messages;
    this.keys = keys;
    this.tail =
        """
        "type": "P", "name": {"first": "Grace", "last": "Number"}, "tel": "030 1234567", \
        "address": {"street": "Long Street 12", "zip": "10115", "city": "Berlin", "country": "D"}, \
        "lang": "de", "born": "09.12.1966", "status": "A", "credit": "1.250,00", "rep": "R-17", \
        "notes": ["%s"]}}"""
            .formatted(NOTE.repeat(9));
  }

  int messages() {
    return messages;
  }

  /** The next message, or null when all are out. */
  @Nullable Item next() {
    int n = next.getAndIncrement();
    if (n >= messages) {
      return null;
    }
    int key = n % keys;
    int version = n / keys + 1;
    String body =
        "{\"changedAt\": \"2025-04-01 08:00:00\", \"customer\": {\"no\": \""
            + run
            + key
            + "\", \"rev\": "
            + version
            + ", \"mail\": \""
            + run
            + key
            + "@example.org\", \"branch\": \"mark "
            + version
            + "\", "
            + tail;
    return new Item(run + "-" + n, body);
  }
}
