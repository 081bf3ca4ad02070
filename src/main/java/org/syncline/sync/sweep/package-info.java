/**
 * Jobs over a whole target: a backfill plans what the target was never sent, a mirror takes away
 * the rows that no record has.
 *
 * <p>May use {@code sync.delivery}, {@code sync.bulk}, {@code connector.spi}, {@code sync}, {@code
 * record}, {@code platform}. Surprising: a row without a record is taken away by a delivery like
 * any other, whose record is the row's own number with a minus before it.
 */
@NullMarked
package org.syncline.sync.sweep;

import org.jspecify.annotations.NullMarked;
