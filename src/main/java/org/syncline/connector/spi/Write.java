package org.syncline.connector.spi;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One write to a system.
 *
 * @param object as the system calls it
 * @param externalId of the row, null where the hub knows none
 * @param record id of the golden record
 * @param version of the record that the body is made of
 * @param idempotencyKey the same for each try of this duty, and for no other
 * @param body what the mapping made, empty for {@link Operation#ARCHIVE} and {@link
 *     Operation#DELETE}
 * @param timeout for the whole call
 */
public record Write(
    String object,
    Operation operation,
    @Nullable String externalId,
    long record,
    int version,
    String idempotencyKey,
    byte[] body,
    Duration timeout) {
  public Write {
    body = body.clone();
  }

  @Override
  public byte[] body() {
    return body.clone();
  }

  /** No values: they may be personal. */
  @Override
  public String toString() {
    return "Write[" + operation + " " + object + " record=" + record + " version=" + version + "]";
  }
}
