/**
 * The scheduled check of the balance. Surprising: it sees the counts of this node's broker only, so
 * it holds for one node a database.
 */
@NullMarked
package org.syncline.ledger.timer;

import org.jspecify.annotations.NullMarked;
