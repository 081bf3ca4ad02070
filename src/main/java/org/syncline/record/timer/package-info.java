/**
 * What records need from time to time. Surprising: every node's timer runs; they take turns by the
 * lock on a type's row.
 */
@NullMarked
package org.syncline.record.timer;

import org.jspecify.annotations.NullMarked;
