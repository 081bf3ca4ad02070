package org.syncline.record;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.syncline.platform.hardened.HardenedJson;

/**
 * The stored form of the changes of one version: a JSON object, field name -> {@code {"was": ...,
 * "is": ...}}; either is left out where the field was absent.
 */
public final class Changes {
  private Changes() {}

  public static byte[] toBytes(SortedMap<String, FieldChange> changes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(64 + 64 * changes.size());
    try (JsonGenerator json = HardenedJson.STORED.createGenerator(out)) {
      json.writeStartObject();
      for (Map.Entry<String, FieldChange> entry : changes.entrySet()) {
        FieldChange change = entry.getValue();
        json.writeObjectFieldStart(entry.getKey());
        if (change.wasPresent()) {
          json.writeFieldName("was");
          FieldValues.write(json, change.was());
        }
        if (change.isPresent()) {
          json.writeFieldName("is");
          FieldValues.write(json, change.is());
        }
        json.writeEndObject();
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  public static SortedMap<String, FieldChange> fromBytes(byte[] bytes) {
    TreeMap<String, FieldChange> changes = new TreeMap<>();
    try (JsonParser json = HardenedJson.STORED.createParser(bytes)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new IllegalArgumentException("Changes are not a JSON object.");
      }
      String field;
      while ((field = json.nextFieldName()) != null) {
        json.nextToken();
        changes.put(field, read(json));
      }
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "Changes can't be read: " + e.getClass().getSimpleName(), e);
    }
    return changes;
  }

  private static FieldChange read(JsonParser json) throws IOException {
    boolean wasPresent = false;
    @Nullable Object was = null;
    boolean isPresent = false;
    @Nullable Object is = null;
    String name;
    while ((name = json.nextFieldName()) != null) {
      Object value = FieldValues.read(json);
      if (name.equals("was")) {
        wasPresent = true;
        was = value;
      } else {
        isPresent = true;
        is = value;
      }
    }
    return new FieldChange(wasPresent, was, isPresent, is);
  }
}
