package org.syncline.connector.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import org.jspecify.annotations.Nullable;
import org.syncline.connector.spi.Write;

/** What the placeholders of a request stand for. */
final class WriteValues implements Values {
  static final String EXTERNAL_ID = "externalId";
  static final String RECORD = "record";
  static final String VERSION = "version";
  static final String KEY = "idempotencyKey";
  static final String BODY = "body";
  static final String REVISION = "revision";

  private final Write write;
  private @Nullable JsonNode body;

  WriteValues(Write write) {
    this.write = write;
  }

  @Override
  public JsonNode of(String name) throws CannotFill {
    return switch (name) {
      case EXTERNAL_ID ->
          write.externalId() == null
              ? MissingNode.getInstance()
              : TextNode.valueOf(write.externalId());
      case REVISION ->
          write.revision() == null ? MissingNode.getInstance() : TextNode.valueOf(write.revision());
      case RECORD -> LongNode.valueOf(write.record());
      case VERSION -> IntNode.valueOf(write.version());
      case KEY -> TextNode.valueOf(write.idempotencyKey());
      case BODY -> body();
      default -> MissingNode.getInstance();
    };
  }

  private JsonNode body() throws CannotFill {
    if (body == null) {
      byte[] bytes = write.body();
      if (bytes.length == 0) {
        body = MissingNode.getInstance();
      } else {
        body =
            JsonText.read(bytes)
                .orElseThrow(
                    () ->
                        new CannotFill(
                            "BODY_NOT_JSON",
                            "The request is filled from members of the mapped body, and that is no"
                                + " JSON: let the flow's mapping write JSON."));
      }
    }
    return body;
  }
}
