/**
 * The balance of the hub: what the doors and the broker counted must equal what has an outcome plus
 * what is under way.
 *
 * <p>May use {@code sync.intake}'s ledger and {@code platform}. Surprising: it is built to fail.
 * Its {@code accepted} never comes from receipts made in this run, so a receipt that vanishes turns
 * the balance red.
 */
@NullMarked
package org.syncline.ledger;

import org.jspecify.annotations.NullMarked;
