package org.syncline.bench.peer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.syncline.mapping.format.CheckedUtf8;
import org.syncline.platform.hardened.HardenedJson;

/** How JSON comes in, as strictly as the hub takes it: limits, no name twice, UTF-8 checked. */
final class FrontEnd {
  private static final HardenedJson.Bounds BOUNDS =
      new HardenedJson.Bounds(1_000, 20_000_000, 1_000, 50_000);

  static final JsonFactory FACTORY =
      HardenedJson.within(BOUNDS).enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN);

  static final JsonMapper MAPPER =
      HardenedJson.mapper(BOUNDS)
          .configure(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN, true)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private FrontEnd() {}

  static byte[] checked(byte[] body) {
    if (!CheckedUtf8.isWellFormed(body)) {
      throw new IllegalArgumentException("The body is not UTF-8.");
    }
    return body;
  }
}
