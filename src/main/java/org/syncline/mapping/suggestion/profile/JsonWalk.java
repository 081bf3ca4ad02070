package org.syncline.mapping.suggestion.profile;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.syncline.mapping.value.Found;
import org.syncline.platform.hardened.HardenedJson;

/**
 * Objects one after the other (a single one, lines of NDJSON) or in a list. Of a list within a
 * record the first {@value #MOST_ITEMS} items are looked at.
 */
record JsonWalk(PathText paths) implements SampleWalk {
  private static final int MOST_ITEMS = 2;
  private static final int DEEPEST = 50;
  private static final JsonFactory JSON =
      HardenedJson.within(new HardenedJson.Bounds(1_000, 1_000_000, 1_000, 50_000));

  @Override
  public void walk(String sample, Gathered gathered) throws UnreadableSample {
    try (JsonParser parser = JSON.createParser(sample)) {
      boolean inList = false;
      boolean any = false;
      JsonToken token;
      while ((token = parser.nextToken()) != null) {
        if (token == JsonToken.START_ARRAY && !inList) {
          inList = true;
        } else if (token == JsonToken.END_ARRAY) {
          inList = false;
        } else if (token != JsonToken.START_OBJECT) {
          throw new UnreadableSample("A record has to be a JSON object: { ... }.");
        } else if (gathered.nextRecord()) {
          any = true;
          object(parser, Place.RECORD, gathered);
        } else {
          return;
        }
      }
      if (!any) {
        throw new UnreadableSample("There is no record in it: send at least one JSON object.");
      }
    } catch (JsonProcessingException e) {
      JsonLocation at = e.getLocation();
      throw new UnreadableSample(
          "This is no JSON"
              + (at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr())
              + ": send JSON objects, one after the other or in a list.");
    } catch (IOException | IllegalStateException e) {
      throw new UnreadableSample("This is no JSON that can be read: send JSON objects.");
    }
  }

  private static void object(JsonParser parser, Place place, Gathered gathered) throws IOException {
    String name;
    while ((name = parser.nextFieldName()) != null) {
      JsonToken token = parser.nextToken();
      // A path has no way to write a name of no characters.
      if (name.isEmpty()) {
        parser.skipChildren();
      } else {
        value(parser, token, place.then(name, -1), gathered);
      }
    }
  }

  private static void value(
      JsonParser parser, @Nullable JsonToken token, Place place, Gathered gathered)
      throws IOException {
    boolean deep = place.steps().size() >= DEEPEST;
    if (token == JsonToken.START_OBJECT && !deep) {
      object(parser, place, gathered);
    } else if (token == JsonToken.START_ARRAY && !deep) {
      int item = 0;
      JsonToken inner;
      while ((inner = parser.nextToken()) != JsonToken.END_ARRAY) {
        if (item < MOST_ITEMS) {
          value(parser, inner, place.then("", item), gathered);
        } else {
          parser.skipChildren();
        }
        item++;
      }
    } else if (token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY) {
      parser.skipChildren();
    } else {
      gathered.found(place, scalar(parser, token));
    }
  }

  private static Object scalar(JsonParser parser, @Nullable JsonToken token) throws IOException {
    if (token == JsonToken.VALUE_NULL) {
      return Found.NULL;
    }
    if (token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE) {
      return token == JsonToken.VALUE_TRUE;
    }
    return token == JsonToken.VALUE_STRING ? parser.getText() : new Found.Number(parser.getText());
  }
}
