package org.syncline.configuration;

import java.time.Instant;

/**
 * A document that is being worked on, beside its published versions; nothing runs by it.
 *
 * @param content UTF-8 JSON as it was given
 * @param contentHash SHA-256 in hex
 * @param baseVersion the version that was published when the draft was begun; 0 = none
 */
public record DraftDocument(
    Kind kind,
    String id,
    byte[] content,
    String contentHash,
    int baseVersion,
    Instant savedAt,
    String savedBy) {}
