package org.syncline.record;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.syncline.platform.hardened.HardenedJson;

/**
 * The stored form of the origins of a record's fields: a JSON list of origins, each once, with the
 * fields it stands for. Ordered by the first field, so that equal origins have equal bytes.
 */
public final class Origins {
  private Origins() {}

  public static byte[] toBytes(SortedMap<String, Origin> byField) {
    Map<Origin, List<String>> fieldsOf = new LinkedHashMap<>();
    Origin last = null;
    List<String> fields = List.of();
    for (Map.Entry<String, Origin> entry : byField.entrySet()) {
      // Most records have few origins, each one object for all its fields: no need to hash it
      // again.
      if (entry.getValue() != last) {
        last = entry.getValue();
        fields = fieldsOf.computeIfAbsent(last, origin -> new ArrayList<>());
      }
      fields.add(entry.getKey());
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream(256);
    try (JsonGenerator json = HardenedJson.STORED.createGenerator(out)) {
      json.writeStartArray();
      for (Map.Entry<Origin, List<String>> entry : fieldsOf.entrySet()) {
        write(json, entry.getKey(), entry.getValue());
      }
      json.writeEndArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static void write(JsonGenerator json, Origin origin, List<String> fields)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("system", origin.system());
    json.writeStringField("object", origin.object());
    json.writeStringField("key", origin.key());
    json.writeNumberField("receipt", origin.receipt());
    json.writeStringField("flow", origin.flow());
    json.writeNumberField("mapping", origin.mappingVersion());
    Long stamp = origin.stamp();
    if (stamp != null) {
      json.writeNumberField("stamp", stamp);
    }
    json.writeStringField("time", origin.time().toString());
    json.writeBooleanField("certain", origin.certain());
    json.writeArrayFieldStart("fields");
    for (String field : fields) {
      json.writeString(field);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  public static SortedMap<String, Origin> fromBytes(byte[] bytes) {
    TreeMap<String, Origin> byField = new TreeMap<>();
    try (JsonParser json = HardenedJson.STORED.createParser(bytes)) {
      if (json.nextToken() != JsonToken.START_ARRAY) {
        throw new IllegalArgumentException("Origins are not a JSON list.");
      }
      while (json.nextToken() == JsonToken.START_OBJECT) {
        read(json, byField);
      }
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "Origins can't be read: " + e.getClass().getSimpleName(), e);
    }
    return byField;
  }

  private static void read(JsonParser json, Map<String, Origin> byField) throws IOException {
    String system = "";
    String object = "";
    String key = "";
    long receipt = 0;
    String flow = "";
    int mapping = 0;
    @Nullable Long stamp = null;
    Instant time = Instant.EPOCH;
    boolean certain = false;
    List<String> fields = new ArrayList<>();
    String name;
    while ((name = json.nextFieldName()) != null) {
      json.nextToken();
      switch (name) {
        case "system" -> system = json.getText();
        case "object" -> object = json.getText();
        case "key" -> key = json.getText();
        case "receipt" -> receipt = json.getLongValue();
        case "flow" -> flow = json.getText();
        case "mapping" -> mapping = json.getIntValue();
        case "stamp" -> stamp = json.getLongValue();
        case "time" -> time = Instant.parse(json.getText());
        case "certain" -> certain = json.getBooleanValue();
        case "fields" -> {
          while (json.nextToken() != JsonToken.END_ARRAY) {
            fields.add(json.getText());
          }
        }
        default -> json.skipChildren();
      }
    }
    Origin origin = new Origin(system, object, key, receipt, flow, mapping, stamp, time, certain);
    for (String field : fields) {
      byField.put(field, origin);
    }
  }
}
