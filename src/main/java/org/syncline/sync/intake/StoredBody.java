package org.syncline.sync.intake;

import org.syncline.mapping.format.SourceBody;

/** A body as it is kept for replay. */
public record StoredBody(long receipt, BodyKind kind, SourceBody body) {}
