package org.syncline.sync.delivery;

/**
 * The right to work on one duty.
 *
 * @param delivery the duty, leased
 * @param holding what its target is known to hold of the record
 */
public record Claim(Delivery delivery, Holding holding) {

  public Duty duty() {
    return delivery.duty();
  }

  /** Whether it may have been sent before: it is looked up first. */
  boolean doubtful() {
    return delivery.status() == Status.UNCERTAIN;
  }
}
