package org.syncline.sync.delivery;

import org.jspecify.annotations.Nullable;

/**
 * One target is owed the state of one record. Planned in the transaction that changes the record.
 *
 * @param flow the target: an outbound flow
 * @param version of the record that is owed at least
 * @param receipt whose message caused it; null where there was none
 */
public record Duty(
    String flow, long record, int version, @Nullable Long receipt, Priority priority) {}
