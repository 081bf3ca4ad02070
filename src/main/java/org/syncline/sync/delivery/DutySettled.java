package org.syncline.sync.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.syncline.HubEvent;

/**
 * A duty got an outcome, final or not.
 *
 * @param system where to; null where its flow is switched off and nobody knows any more
 * @param plannedAt when its record was changed, by the database's clock
 * @param passage its way, where it is delivered
 */
public record DutySettled(
    String flow,
    @Nullable String system,
    long record,
    int version,
    @Nullable Long receipt,
    Priority priority,
    Status outcome,
    @Nullable String reason,
    int tries,
    Instant plannedAt,
    Instant settledAt,
    @Nullable Passage passage)
    implements HubEvent {}
