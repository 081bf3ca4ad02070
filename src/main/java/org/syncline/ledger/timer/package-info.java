/**
 * The scheduled check of the balance. Surprising: it runs on every node, for each node proves its
 * own broker's counts.
 */
@NullMarked
package org.syncline.ledger.timer;

import org.jspecify.annotations.NullMarked;
