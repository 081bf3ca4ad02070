/**
 * The job {@code bulk-mapping} as Jakarta Batch runs it, and the server's batch runtime.
 * Surprising: a part's records are committed in transactions of their own, before the checkpoint in
 * the transaction of the part; what a crash in between leaves is absorbed when the part is done
 * again.
 */
@NullMarked
package org.syncline.sync.bulk.batch;

import org.jspecify.annotations.NullMarked;
