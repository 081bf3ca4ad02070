/**
 * The jobs {@code backfill} and {@code mirror} as Jakarta Batch runs them. Surprising: the job's
 * own checkpoint is not used; where a run goes on is kept with what it planned.
 */
@NullMarked
package org.syncline.sync.sweep.batch;

import org.jspecify.annotations.NullMarked;
