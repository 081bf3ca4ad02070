package org.syncline.connector.jdbc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.syncline.platform.hardened.HardenedJson;

/** Bodies as trees, with exact numbers and inside limits. */
final class JsonText {
  private static final ObjectMapper MAPPER =
      HardenedJson.mapper(new HardenedJson.Bounds(100, 10_000_000, 1_000, 1_000))
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          // Otherwise 1.50 would be written as 1.5.
          .nodeFactory(JsonNodeFactory.withExactBigDecimals(true))
          .build();

  private static final ObjectReader READER = MAPPER.readerFor(JsonNode.class);

  private JsonText() {}

  /** Empty where it is not one JSON object within the limits. */
  static Optional<ObjectNode> object(byte[] json) {
    return read(json) instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
  }

  private static @Nullable JsonNode read(byte[] json) {
    try {
      return READER.readTree(json);
    } catch (IOException notJson) {
      // Its message quotes what was read.
      return null;
    }
  }

  /** Whether both are the same JSON value, however they are written. */
  static boolean same(String one, @Nullable String other) {
    try {
      return other != null && MAPPER.readTree(one).equals(MAPPER.readTree(other));
    } catch (JsonProcessingException notJson) {
      return false;
    }
  }

  static ObjectNode empty() {
    return MAPPER.createObjectNode();
  }

  static String text(JsonNode node) {
    try {
      return MAPPER.writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A tree that was read can't be written.");
    }
  }

  static byte[] bytes(JsonNode node) {
    try {
      return MAPPER.writeValueAsBytes(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A tree that was read can't be written.");
    }
  }
}
