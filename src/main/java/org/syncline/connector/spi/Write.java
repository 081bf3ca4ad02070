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
 * @param revision of the row when the hub last saw it: where the connection can, it is written only
 *     if it still has that, and {@link Answer.Moved} otherwise; null where the hub knows none
 */
public record Write(
    String object,
    Operation operation,
    @Nullable String externalId,
    long record,
    int version,
    String idempotencyKey,
    byte[] body,
    Duration timeout,
    @Nullable String revision) {
  /** Most characters of a revision. */
  public static final int LONGEST_REVISION = 1000;

  public Write {
    body = body.clone();
  }

  /** One of a row whose revision the hub does not know. */
  public Write(
      String object,
      Operation operation,
      @Nullable String externalId,
      long record,
      int version,
      String idempotencyKey,
      byte[] body,
      Duration timeout) {
    this(object, operation, externalId, record, version, idempotencyKey, body, timeout, null);
  }

  /** The same, of a row that the hub has seen with this revision. */
  public Write at(@Nullable String seen) {
    return new Write(
        object, operation, externalId, record, version, idempotencyKey, body, timeout, seen);
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
