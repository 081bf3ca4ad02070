package org.syncline.samples;

/**
 * What a sender needs to know of a message, and what a checker may expect of it: a line of the
 * message files.
 */
public record Envelope(
    int n,
    int wave,
    String system,
    String object,
    String messageId,
    Payload payload,
    Expectation expect) {}
