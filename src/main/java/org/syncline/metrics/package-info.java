/**
 * Meters over the hub's facts, for dashboards and alarms.
 *
 * <p>May use {@code HubEvent} and the events of other features, nothing else of them. Surprising:
 * facts are told after their commit only, so no meter ever shows what was rolled back; and a meter
 * that is wrong or slow can't harm a message, for its transaction is over.
 */
@NullMarked
package org.syncline.metrics;

import org.jspecify.annotations.NullMarked;
