package org.syncline.sync.intake;

import java.util.Optional;

/**
 * Which record of which file a message is, as its transport id says.
 *
 * @param run that read it
 * @param record its number in the file, from 1
 * @param file the file's name, 100 characters at most
 */
public record RecordOfFile(long run, long record, String file) {
  private static final String PREFIX = "run:";
  private static final int PARTS = 4;

  /** {@code run:<run>:<record>:<file>}, 144 characters at most. */
  public String transportId() {
    return PREFIX + run + ":" + record + ":" + file;
  }

  /** Empty for messages that came by another door. */
  public static Optional<RecordOfFile> of(Receipt receipt) {
    if (!receipt.door().equals(TakeRecords.DOOR)) {
      return Optional.empty();
    }
    String[] parts = receipt.transportId().split(":", PARTS);
    return Optional.of(
        new RecordOfFile(Long.parseLong(parts[1]), Long.parseLong(parts[2]), parts[3]));
  }
}
