package org.syncline.sync.delivery;

import org.syncline.platform.Sha256;

/**
 * Keys by which a target knows a write again: the same for each try of a duty, on whatever server,
 * and of no other duty or hub.
 *
 * @param hub a random id of this hub
 */
public record IdempotencyKeys(String hub) {
  private static final int DIGITS = 32;

  /** For the writes of a duty. */
  String of(Duty duty, int version) {
    return key(duty, version, "");
  }

  /** For a duty of a version that was delivered before, and got lost at the target since. */
  String of(Delivery delivery) {
    return key(delivery.duty(), delivery.duty().version(), Long.toString(delivery.id()));
  }

  /** For making a row again that is gone: the target may remember what it said under the other. */
  String again(Duty duty, int version) {
    return key(duty, version, "again");
  }

  private String key(Duty duty, int version, String what) {
    return Sha256.hex(
            hub + '\n' + duty.flow() + '\n' + duty.record() + '\n' + version + '\n' + what)
        .substring(0, DIGITS);
  }

  /** Without the hub's id, which is none of the log's business. */
  @Override
  public String toString() {
    return "IdempotencyKeys";
  }
}
