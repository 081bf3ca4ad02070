package org.syncline.sync.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.syncline.HubEvent;

/**
 * A duty got an outcome, final or not, and that is committed.
 *
 * @param plannedAt when its record was changed, by the database's clock
 */
public record DutySettled(
    String flow,
    long record,
    int version,
    @Nullable Long receipt,
    Priority priority,
    Status outcome,
    @Nullable String reason,
    int tries,
    Instant plannedAt,
    Instant settledAt)
    implements HubEvent {}
