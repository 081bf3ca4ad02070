package org.syncline.configuration;

import java.time.Instant;

/**
 * One version of one document.
 *
 * @param content UTF-8 JSON as it was given
 * @param contentHash SHA-256 in hex
 * @param origin {@code file} or {@code rest}
 */
public record Document(
    Kind kind,
    String id,
    int version,
    byte[] content,
    String contentHash,
    String origin,
    Instant createdAt,
    String createdBy) {}
