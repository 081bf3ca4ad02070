package org.syncline.sync.intake;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.syncline.mapping.Problem;

/** The stored form of the problems of a message: a JSON list of objects, nulls left out. */
final class Problems {
  private static final JsonFactory JSON = new JsonFactory();

  private Problems() {}

  static byte @Nullable [] toBytes(List<Problem> problems) {
    if (problems.isEmpty()) {
      return null;
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream(256);
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.writeStartArray();
      for (Problem problem : problems) {
        json.writeStartObject();
        json.writeStringField("code", problem.code());
        member(json, "target", problem.target());
        member(json, "source", problem.source());
        member(json, "rule", problem.rule());
        member(json, "value", problem.value());
        json.writeStringField("message", problem.message());
        json.writeEndObject();
      }
      json.writeEndArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static void member(JsonGenerator json, String name, @Nullable String value)
      throws IOException {
    if (value != null) {
      json.writeStringField(name, value);
    }
  }
}
