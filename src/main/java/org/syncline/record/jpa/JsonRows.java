package org.syncline.record.jpa;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.syncline.platform.hardened.HardenedJson;

/** Lists of short rows of texts, as JSON: {@code [["a","b"],["c","d"]]}. */
final class JsonRows {
  private JsonRows() {}

  static byte[] toBytes(Collection<List<String>> rows) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JsonGenerator json = HardenedJson.STORED.createGenerator(out)) {
      json.writeStartArray();
      for (List<String> row : rows) {
        json.writeStartArray();
        for (String text : row) {
          json.writeString(text);
        }
        json.writeEndArray();
      }
      json.writeEndArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  static List<List<String>> fromBytes(byte[] bytes) {
    List<List<String>> rows = new ArrayList<>();
    try (JsonParser json = HardenedJson.STORED.createParser(bytes)) {
      json.nextToken();
      while (json.nextToken() == JsonToken.START_ARRAY) {
        List<String> row = new ArrayList<>();
        while (json.nextToken() == JsonToken.VALUE_STRING) {
          row.add(json.getText());
        }
        rows.add(row);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rows;
  }
}
