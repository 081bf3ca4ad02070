/**
 * Delivery: from a duty (this record's latest state is owed to that target) to one outcome, and to
 * what the target is known to hold.
 *
 * <p>May use {@code connector.spi}, {@code sync}, {@code mapping}, {@code record}, {@code system},
 * {@code configuration}, {@code platform} and its tables. Surprising: nobody looks at the time of
 * its own node. A target's row is locked first, and the database's clock comes with it.
 */
@NullMarked
package org.syncline.sync.delivery;

import org.jspecify.annotations.NullMarked;
