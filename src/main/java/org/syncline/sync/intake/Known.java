package org.syncline.sync.intake;

/** What is already known of a message id. */
public record Known(
    long receipt,
    String system,
    String object,
    String messageId,
    int occurrence,
    String transportId,
    String bodyHash) {}
