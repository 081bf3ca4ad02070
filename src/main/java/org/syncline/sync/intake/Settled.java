package org.syncline.sync.intake;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.syncline.HubEvent;

/** A message got its outcome in a flow, and that is committed. */
public record Settled(
    String system,
    String flow,
    Status status,
    @Nullable String reason,
    @Nullable Instant sentAt,
    Instant receivedAt,
    Instant committedAt)
    implements HubEvent {}
