/**
 * Facts and snapshots in their tables. Surprising: facts are plain rows, one a transaction, so that
 * intake and delivery pay for one short statement; only who counts them works with entities.
 */
@NullMarked
package org.syncline.metrics.jpa;

import org.jspecify.annotations.NullMarked;
