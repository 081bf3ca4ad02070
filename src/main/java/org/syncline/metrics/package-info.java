/**
 * The metrics: what is committed is counted once, added up by minute, hour and day, and read again.
 * Beside them meters over the hub's facts in the server's own registry.
 *
 * <p>May use {@code HubEvent}, the events of other features with their parts, and {@code platform},
 * nothing else of them. Surprising: there are no counters in memory. Facts are kept in the
 * transactions they happen in, and whoever adds them up takes them away in the same transaction.
 */
@NullMarked
package org.syncline.metrics;

import org.jspecify.annotations.NullMarked;
