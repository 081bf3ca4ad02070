package org.syncline.security.secret;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Who is using a secret that changes with its use, and what is known of earlier uses. */
public interface SecretRotations {

  /**
   * Locks the row of a secret until the transaction ends, so that all servers take turns; makes it
   * where there is none.
   */
  Locked lock(SecretName name);

  void keep(Rotation rotation);

  /**
   * A locked row.
   *
   * @param now by the database's clock
   */
  record Locked(Rotation rotation, Instant now) {}

  /**
   * What is known.
   *
   * @param setAt when somebody set the value that this is about; null for none yet
   * @param leaseUntil until when somebody uses it alone; null for nobody
   * @param unanswered uses in a row of which nobody knows whether they were heard
   * @param turns values that took the place of another
   */
  record Rotation(
      SecretName name,
      @Nullable Instant setAt,
      @Nullable Instant leaseUntil,
      int unanswered,
      long turns) {
    static Rotation none(SecretName name) {
      return new Rotation(name, null, null, 0, 0);
    }
  }
}
