/**
 * Proof that the hub keeps its word when it is killed, and when its database goes away: nothing
 * lost, nothing twice, order kept.
 *
 * <p>{@link org.syncline.crash.KillRounds} kills the server under load, {@link
 * org.syncline.crash.Outage} stops its database; {@link org.syncline.crash.RoundCheck} then asks
 * the database what became of each message. Knows the hub as a process, by its doors and by its
 * tables; uses {@code server} and {@code samples}. Surprising: H2 lets nobody else look while the
 * hub runs, so a round is checked when the hub is dead the next time.
 */
@NullMarked
package org.syncline.crash;

import org.jspecify.annotations.NullMarked;
