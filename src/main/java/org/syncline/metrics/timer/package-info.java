/**
 * The timer that persists snapshots. Surprising: every node has one, and a row of the database lets
 * one of them count at a time.
 */
@NullMarked
package org.syncline.metrics.timer;

import org.jspecify.annotations.NullMarked;
