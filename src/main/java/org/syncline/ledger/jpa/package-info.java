/**
 * Checks and control totals in their tables. Surprising: checks are only added, never changed: they
 * are the hub's own witness.
 */
@NullMarked
package org.syncline.ledger.jpa;

import org.jspecify.annotations.NullMarked;
