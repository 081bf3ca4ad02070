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
    return JsonTokens.record(body, JsonWhole::object);
  }

  private static Map<String, @Nullable Object> object(JsonParser parser, NameGuard guard)
      throws IOException, UnreadableBody {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    String name;
    guard.enter();
    while ((name = JsonTokens.nextName(parser, guard)) != null) {
      members.put(name, value(parser, parser.nextToken(), guard));
    }
    guard.leave();
    return members;
  }

  private static List<@Nullable Object> list(JsonParser parser, NameGuard guard)
      throws IOException, UnreadableBody {
    List<@Nullable Object> items = new ArrayList<>();
    JsonToken token;
    while ((token = parser.nextToken()) != JsonToken.END_ARRAY) {
      items.add(value(parser, token, guard));
    }
    return items;
  }

  private static @Nullable Object value(
      JsonParser parser, @Nullable JsonToken token, NameGuard guard)
      throws IOException, UnreadableBody {
    if (token == JsonToken.START_OBJECT) {
      return object(parser, guard);
    }
    if (token == JsonToken.START_ARRAY) {
      return list(parser, guard);
    }
    if (token == JsonToken.VALUE_NULL) {
      return null;
    }
    Object scalar = JsonTokens.scalar(parser, token);
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
