package org.syncline.connector.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.util.Optional;
import org.syncline.platform.hardened.HardenedJson;

/** JSON of bodies and answers as trees, with exact numbers and inside limits. */
final class JsonText {
  private static final int LEVELS = 100;

  private static final ObjectMapper MAPPER = mapper();

  private JsonText() {}

  private static ObjectMapper mapper() {
    return HardenedJson.mapper(
            new HardenedJson.Bounds(LEVELS, RestConnector.MOST_BYTES, 1_000, 1_000))
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
        // Otherwise 1.50 would go out as 1.5.
        .nodeFactory(JsonNodeFactory.withExactBigDecimals(true))
        .build();
  }

  /** Empty where it is not one JSON value within the limits. */
  static Optional<JsonNode> read(byte[] json) {
    try {
      JsonNode node = MAPPER.readTree(json);
      return node.isMissingNode() ? Optional.empty() : Optional.of(node);
    } catch (IOException notJson) {
      // Its message quotes what was read.
      return Optional.empty();
    }
  }

  static byte[] bytes(JsonNode node) {
    try {
      return MAPPER.writeValueAsBytes(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A tree that was read can't be written.");
    }
  }

  static String text(JsonNode node) {
    try {
      return MAPPER.writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A tree that was read can't be written.");
    }
  }
}
