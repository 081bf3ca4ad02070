package org.syncline.mapping.format;

import java.nio.charset.StandardCharsets;

/**
 * Tells bodies whose texts hold no character from U+0300 on, as most do in Europe: such texts are
 * in NFC and have no surrogates, so that nobody has to look at each of them.
 */
public final class PlainTexts {
  private final boolean json;

  private PlainTexts(boolean json) {
    this.json = json;
  }

  public static PlainTexts of(FormatDefinition format) {
    return new PlainTexts(
        format instanceof FormatDefinition.Json
            || format instanceof FormatDefinition.Ndjson
            || format instanceof FormatDefinition.MapMessage);
  }

  /** Whether all texts of a body are surely so; false says nothing. */
  public boolean are(SourceBody body) {
    String charset = body.charset();
    return json
        && (charset == null || charset.equalsIgnoreCase(StandardCharsets.UTF_8.name()))
        && Utf8.isPlain(body.bytes());
  }
}
