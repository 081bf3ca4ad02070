package org.syncline.mapping;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.syncline.mapping.value.Problem;
import org.syncline.platform.hardened.HardenedJson;

/** Problems of a message, and their stored form: a JSON list of objects, nulls left out. */
public final class Problems {
  private Problems() {}

  /** One problem of the message as a whole. */
  public static List<Problem> one(String code, String sentence) {
    return List.of(new Problem(null, null, null, code, null, sentence));
  }

  /** The stored form, null of none. */
  public static byte @Nullable [] toBytes(List<Problem> problems) {
    if (problems.isEmpty()) {
      return null;
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream(256);
    try (JsonGenerator json = HardenedJson.STORED.createGenerator(out)) {
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

  /** Reads the stored form; null is none. */
  public static List<Problem> fromBytes(byte @Nullable [] bytes) {
    if (bytes == null) {
      return List.of();
    }
    List<Problem> problems = new ArrayList<>();
    try (JsonParser json = HardenedJson.STORED.createParser(bytes)) {
      if (json.nextToken() != JsonToken.START_ARRAY) {
        throw new IllegalArgumentException("Problems are not a JSON list.");
      }
      while (json.nextToken() == JsonToken.START_OBJECT) {
        Map<String, String> members = new HashMap<>();
        String name;
        while ((name = json.nextFieldName()) != null) {
          members.put(name, json.nextTextValue());
        }
        problems.add(
            new Problem(
                members.get("target"),
                members.get("source"),
                members.get("rule"),
                members.getOrDefault("code", ""),
                members.get("value"),
                members.getOrDefault("message", "")));
      }
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "Problems can't be read: " + e.getClass().getSimpleName(), e);
    }
    return problems;
  }
}
