package org.syncline.mapping.format;

import org.jspecify.annotations.Nullable;

/**
 * The body of a message as it was sent.
 *
 * @param bytes the body; of text that was already decoded by the transport its UTF-8 form; of a JMS
 *     MapMessage a flat JSON object
 * @param charset the charset that the transport declared ({@code UTF-8} for decoded text), or null
 *     where the flow's format has to say
 */
public record SourceBody(byte[] bytes, @Nullable String charset) {}
