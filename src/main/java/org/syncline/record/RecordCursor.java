package org.syncline.record;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** Where a page ended, as callers hand it back: id and key, in URL-safe Base64. */
public final class RecordCursor {
  private static final int LONGEST_KEY = 240;

  private RecordCursor() {}

  public static String write(KeyQuery.Hit last) {
    byte[] key = last.key().getBytes(StandardCharsets.ISO_8859_1);
    byte[] all =
        ByteBuffer.allocate(Long.BYTES + key.length).putLong(last.record()).put(key).array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(all);
  }

  /** Reads one; nothing where it was not written here. */
  public static Optional<KeyQuery.Hit> read(String cursor) {
    try {
      ByteBuffer all = ByteBuffer.wrap(Base64.getUrlDecoder().decode(cursor));
      long record = all.getLong();
      return all.remaining() > LONGEST_KEY
          ? Optional.empty()
          : Optional.of(
              new KeyQuery.Hit(StandardCharsets.ISO_8859_1.decode(all).toString(), record));
    } catch (IllegalArgumentException | BufferUnderflowException e) {
      return Optional.empty();
    }
  }
}
