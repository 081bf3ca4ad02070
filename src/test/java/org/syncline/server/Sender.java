package org.syncline.server;

import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * A legacy system as the broker knows it.
 *
 * @param system its id, which is its broker user too; it sends to {@code syncline.in.<id>}
 * @param queue {@code live}, {@code bulk} or {@code ordered}
 */
public record Sender(String system, String queue, String password) {
  private static final SecureRandom RANDOM = new SecureRandom();

  static Sender withRandomPassword(String system, String queue) {
    byte[] bytes = new byte[18];
    RANDOM.nextBytes(bytes);
    return new Sender(system, queue, HexFormat.of().formatHex(bytes));
  }

  @Override
  public String toString() {
    return system + " -> " + queue;
  }
}
