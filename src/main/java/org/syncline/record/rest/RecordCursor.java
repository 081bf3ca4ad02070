package org.syncline.record.rest;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.syncline.platform.rest.ProblemException;
import org.syncline.record.KeyQuery;

/** Where a page ended, as callers hand it back: id and key, in URL-safe Base64. */
final class RecordCursor {
  private static final int LONGEST_KEY = 240;

  private RecordCursor() {}

  static String write(KeyQuery.Hit last) {
    byte[] key = last.key().getBytes(StandardCharsets.ISO_8859_1);
    byte[] all =
        ByteBuffer.allocate(Long.BYTES + key.length).putLong(last.record()).put(key).array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(all);
  }

  static KeyQuery.@Nullable Hit read(@Nullable String cursor) {
    if (cursor == null) {
      return null;
    }
    try {
      ByteBuffer all = ByteBuffer.wrap(Base64.getUrlDecoder().decode(cursor));
      long record = all.getLong();
      if (all.remaining() <= LONGEST_KEY) {
        return new KeyQuery.Hit(StandardCharsets.ISO_8859_1.decode(all).toString(), record);
      }
    } catch (IllegalArgumentException | BufferUnderflowException e) {
      // Refused below, in the same words.
    }
    throw ProblemException.invalid(
        "cursor", "This is no cursor of the hub's: follow the address in 'next' as it is.");
  }
}
