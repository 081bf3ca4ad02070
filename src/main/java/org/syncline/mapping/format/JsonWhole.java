package org.syncline.mapping.format;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One JSON object, read whole. */
final class JsonWhole implements WholeBody {

  @Override
  public @Nullable Object read(SourceBody body) throws UnreadableBody {
    return JsonReader.record(body, JsonWhole::object);
  }

  private static Map<String, @Nullable Object> object(JsonParser parser)
      throws IOException, UnreadableBody {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    String name;
    while ((name = parser.nextFieldName()) != null) {
      members.put(name, value(parser, parser.nextToken()));
    }
    return members;
  }

  private static List<@Nullable Object> list(JsonParser parser) throws IOException, UnreadableBody {
    List<@Nullable Object> items = new ArrayList<>();
    JsonToken token;
    while ((token = parser.nextToken()) != JsonToken.END_ARRAY) {
      items.add(value(parser, token));
    }
    return items;
  }

  private static @Nullable Object value(JsonParser parser, @Nullable JsonToken token)
      throws IOException, UnreadableBody {
    if (token == JsonToken.START_OBJECT) {
      return object(parser);
    }
    if (token == JsonToken.START_ARRAY) {
      return list(parser);
    }
    if (token == JsonToken.VALUE_NULL) {
      return null;
    }
    Object scalar = JsonReader.scalar(parser, token);
    return scalar instanceof String || scalar instanceof Boolean
        ? scalar
        : number(scalar.toString());
  }

  private static BigDecimal number(String text) throws UnreadableBody {
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException beyondAnInt) {
      throw UnreadableBody.unreadable(
          "The body holds a number with an exponent that is too large: send it without.");
    }
  }
}
