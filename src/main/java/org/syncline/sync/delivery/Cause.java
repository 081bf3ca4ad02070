package org.syncline.sync.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When what caused a duty came to the hub. Each is null where nobody knows it.
 *
 * @param source when its source sent it, by the sender's clock
 * @param accepted when the hub had it, by the clock of the server that took it
 * @param started when the transaction that changed the record began its work, by the database's
 *     clock
 */
public record Cause(
    @Nullable Instant source, @Nullable Instant accepted, @Nullable Instant started) {
  /** Of what no message or person caused. */
  public static final Cause NONE = new Cause(null, null, null);
}
