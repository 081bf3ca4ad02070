package org.syncline.connector.jms;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.syncline.configuration.Words;
import org.syncline.connector.jms.BrokerSettings.MessageForm;
import org.syncline.connector.spi.Answer;
import org.syncline.connector.spi.Write;
import org.syncline.platform.Sha256;
import org.syncline.platform.hardened.HardenedJson;

/** Makes the message of a write. */
final class ComposeMessage {
  private static final int LONGEST_KEY = 200;
  private static final int DIGITS = 32;
  private static final ObjectMapper MAPPER =
      HardenedJson.mapper(new HardenedJson.Bounds(100, 10_000_000, 1_000, 1_000))
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .nodeFactory(JsonNodeFactory.withExactBigDecimals(true))
          .build();

  private ComposeMessage() {}

  /** What came of it. */
  sealed interface Composed {
    /**
     * @param externalId of the row that it speaks of
     */
    record Ready(String externalId, BrokerMessage message) implements Composed {}

    record Not(Answer answer) implements Composed {}
  }

  static Composed of(Write write, MessageForm form, String type) {
    byte[] body = write.body();
    if (form.text() && !isText(body)) {
      return not(
          "BODY_NOT_TEXT",
          "The mapped body is no text in UTF-8: let the mapping write UTF-8, or send it with form"
              + " bytes.");
    }
    Known known = new Known(write, body);
    String externalId = known.externalId();
    if (externalId == null) {
      externalId = form.key().fill(known);
    }
    if (externalId == null || externalId.isBlank() || externalId.length() > LONGEST_KEY) {
      return not(
          "NO_KEY",
          "The settings' key names a member that the mapped body has no value of, or one that is"
              + " longer than "
              + LONGEST_KEY
              + " characters: mend the record, the mapping or the key.");
    }
    known.row = externalId;
    String correlation = form.correlation().fill(known);
    return new Composed.Ready(
        externalId,
        new BrokerMessage(
            form.destination(),
            id(write, externalId, body),
            type,
            correlation == null ? externalId : correlation,
            Long.toString(write.record()),
            properties(write, form, type, known),
            form.text(),
            body,
            form.handling()));
  }

  private static Composed not(String code, String sentence) {
    return new Composed.Not(new Answer.Refused(code, sentence));
  }

  private static boolean isText(byte[] body) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  // One duty may be sent with a newer state than at its first try. A broker that drops what it
  // knows by id would drop that, and the hub would take it for delivered.
  private static String id(Write write, String externalId, byte[] body) {
    String content =
        write.idempotencyKey()
            + '\n'
            + write.operation()
            + '\n'
            + externalId
            + '\n'
            + Sha256.hex(body);
    return Sha256.hex(content).substring(0, DIGITS);
  }

  private static Map<String, Object> properties(
      Write write, MessageForm form, String type, Known known) {
    Map<String, Object> properties = new LinkedHashMap<>();
    form.properties()
        .forEach(
            (name, template) -> {
              String value = template.fill(known);
              if (value != null) {
                properties.put(name, value);
              }
            });
    String operationProperty = form.operationProperty();
    if (operationProperty != null) {
      properties.put(operationProperty, type);
    }
    properties.put("externalId", String.valueOf(known.externalId()));
    properties.put("record", write.record());
    properties.put("version", (long) write.version());
    String contentType = form.contentType();
    if (contentType != null && known.body.length > 0) {
      properties.put("contentType", contentType);
    }
    return properties;
  }

  /** What templates are filled from. */
  private static final class Known implements MessageTemplate.Values {
    private final Write write;
    private final byte[] body;
    private @Nullable String row;
    private @Nullable JsonNode tree;

    Known(Write write, byte[] body) {
      this.write = write;
      this.body = body;
      this.row = write.externalId();
    }

    @Nullable String externalId() {
      return row;
    }

    @Override
    public @Nullable String of(String name) {
      return switch (name) {
        case "externalId" -> row;
        case "record" -> Long.toString(write.record());
        case "version" -> Integer.toString(write.version());
        case "idempotencyKey" -> write.idempotencyKey();
        case "operation" -> Words.of(write.operation());
        default -> null;
      };
    }

    @Override
    public @Nullable String member(List<String> steps) {
      JsonNode node = tree();
      for (String step : steps) {
        node = node.path(step);
      }
      return node.isValueNode() && !node.isNull() ? node.asText() : null;
    }

    private JsonNode tree() {
      JsonNode read = tree;
      if (read == null) {
        read = read(body);
        tree = read;
      }
      return read;
    }

    private static JsonNode read(byte[] body) {
      try {
        return MAPPER.readTree(body);
      } catch (IOException notJson) {
        // Its message quotes what was read; without members the key is missing, which is said.
        return MissingNode.getInstance();
      }
    }
  }
}
