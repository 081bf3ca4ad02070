package org.syncline.sync.delivery;

/**
 * The right to work on one duty.
 *
 * @param epoch of its lease
 * @param doubtful whether it may have been sent before: it is looked up first
 */
public record Claim(long id, Duty duty, long epoch, boolean doubtful, Holding holding) {

  static Claim of(Delivery delivery, Holding holding) {
    return new Claim(
        delivery.id(),
        delivery.duty(),
        delivery.epoch(),
        delivery.status() == Status.UNCERTAIN,
        holding);
  }
}
