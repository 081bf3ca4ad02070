package org.syncline.mapping.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.syncline.mapping.value.Characters;
import org.syncline.mapping.value.Found;
import org.syncline.mapping.value.RawText;
import org.syncline.platform.hardened.HardenedJson;

/**
 * Reads the mapped places of one JSON object by its tokens, as strictly as JSON is read anywhere in
 * the hub. For one body and one thread.
 */
final class JsonTokens {
  static final int DEEPEST = 1_000;
  private static final int LONGEST_TEXT = 20_000_000;
  private static final int LONGEST_NUMBER = 1_000;

  private static final int LONGEST_NAME = 50_000;

  private static final JsonFactory JSON =
      HardenedJson.withRepeatedNames(
          new HardenedJson.Bounds(DEEPEST, LONGEST_TEXT, LONGEST_NUMBER, LONGEST_NAME));

  private static final NameGuards GUARDS = new NameGuards();

  private final JsonParser parser;
  private final NameGuard guard;
  private boolean plain = true;

  private JsonTokens(JsonParser parser, NameGuard guard) {
    this.parser = parser;
    this.guard = guard;
  }

  /** Reads a body; whether all texts are plain, as {@link SourceReader#read} says. */
  static boolean read(SourceBody body, JsonNode root, @Nullable Object[] slots)
      throws UnreadableBody {
    return record(
        body,
        (parser, guard) -> {
          JsonTokens reading = new JsonTokens(parser, guard);
          reading.object(root, slots);
          return reading.plain;
        });
  }

  /** Reads what stands in the object of a record, whose beginning was read before. */
  @FunctionalInterface
  interface Members<T> {
    T read(JsonParser parser, NameGuard guard) throws IOException, UnreadableBody;
  }

  /** Reads the one object of a body. */
  static <T> T record(SourceBody body, Members<T> members) throws UnreadableBody {
    NameGuard guard = GUARDS.take();
    try (JsonParser parser = open(body)) {
      JsonToken first = parser.nextToken();
      if (first != JsonToken.START_OBJECT) {
        throw UnreadableBody.unreadable(
            "The body is no JSON object: send one object, { ... }, for each record.");
      }
      T read = members.read(parser, guard);
      if (parser.nextToken() != null) {
        throw UnreadableBody.multiple(
            "A second value follows the record: send each record as a message of its own.");
      }
      return read;
    } catch (StreamConstraintsException e) {
      throw UnreadableBody.unreadable(
          "The body is beyond a limit: at most "
              + DEEPEST
              + " levels, "
              + LONGEST_NUMBER
              + " digits in a number, "
              + LONGEST_TEXT
              + " characters in a text, "
              + LONGEST_NAME
              + " in a name.");
    } catch (JsonProcessingException e) {
      throw UnreadableBody.unreadable(said(e));
    } catch (IOException e) {
      throw UnreadableBody.unreadable("The body is no JSON: send one JSON object.");
    } catch (IllegalStateException e) {
      // Jackson's defence against names chosen to collide in its symbol table.
      throw UnreadableBody.unreadable("The names in the body can't be told apart fast enough.");
    } finally {
      GUARDS.giveBack(guard);
    }
  }

  private static JsonParser open(SourceBody body) throws UnreadableBody, IOException {
    byte[] bytes = body.bytes();
    Charset charset = BodyText.declared(body);
    Charset marked = BodyText.marked(bytes);
    if (charset == null) {
      charset = marked == null ? StandardCharsets.UTF_8 : marked;
    }
    if (!charset.equals(StandardCharsets.UTF_8)) {
      String text = BodyText.decode(bytes, charset);
      BodyText.refuseEmpty(text);
      return JSON.createParser(text);
    }
    int start = charset.equals(marked) ? 3 : 0;
    BodyText.refuseMalformedUtf8(bytes, start);
    int first = start;
    while (first < bytes.length && isSpace(bytes[first])) {
      first++;
    }
    if (first == bytes.length) {
      throw BodyText.emptyBody();
    }
    // Jackson would take a zero among the first bytes as a sign of UTF-16.
    if (bytes[first] == 0 || (first + 1 < bytes.length && bytes[first + 1] == 0)) {
      throw UnreadableBody.unreadable("The body holds zero bytes where JSON has none: send UTF-8.");
    }
    return JSON.createParser(bytes, first, bytes.length - first);
  }

  private static boolean isSpace(byte b) {
    return b == ' ' || b == '\n' || b == '\r' || b == '\t';
  }

  /** Jackson's own words may quote the body, so that they are not repeated. */
  private static String said(JsonProcessingException e) {
    JsonLocation location = e.getLocation();
    String where =
        location == null
            ? ""
            : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
    return "The body is no JSON" + where + ": send one JSON object.";
  }

  /** The next name of an object, null at its end; refuses one that stands there twice. */
  static @Nullable String nextName(JsonParser parser, NameGuard guard)
      throws IOException, UnreadableBody {
    String name = parser.nextFieldName();
    if (name != null) {
      refuseTwice(!guard.isNew(name), parser);
    }
    return name;
  }

  private static void refuseTwice(boolean twice, JsonParser parser) throws UnreadableBody {
    if (twice) {
      JsonLocation location = parser.currentLocation();
      throw UnreadableBody.unreadable(
          "A name stands twice in one object at line "
              + location.getLineNr()
              + ", column "
              + location.getColumnNr()
              + ": send it once.");
    }
  }

  /** Passes over a value; its objects must not have a name twice either. */
  private void skip(@Nullable JsonToken token) throws IOException, UnreadableBody {
    if (token == JsonToken.START_OBJECT) {
      guard.enter();
      while (nextName(parser, guard) != null) {
        skip(parser.nextToken());
      }
      guard.leave();
    } else if (token == JsonToken.START_ARRAY) {
      JsonToken item;
      while ((item = parser.nextToken()) != JsonToken.END_ARRAY) {
        skip(item);
      }
    }
  }

  private void object(JsonNode node, @Nullable Object[] slots) throws IOException, UnreadableBody {
    SeenMembers seen = new SeenMembers(node.size());
    int expected = 0;
    String name;
    guard.enter();
    while ((name = parser.nextFieldName()) != null) {
      int member = node.member(name, expected);
      // No name of a member that is not mapped can be that of one that is.
      refuseTwice(member < 0 ? !guard.isNew(name) : seen.isSecond(member), parser);
      JsonToken token = parser.nextToken();
      if (member < 0) {
        skip(token);
      } else {
        value(token, node.member(member), slots);
        expected = member + 1;
      }
    }
    guard.leave();
  }

  private void list(JsonNode node, @Nullable Object[] slots) throws IOException, UnreadableBody {
    int index = 0;
    JsonToken token;
    while ((token = parser.nextToken()) != JsonToken.END_ARRAY) {
      JsonNode child = node.item(index++);
      if (child == null) {
        skip(token);
      } else {
        value(token, child, slots);
      }
    }
  }

  private List<@Nullable Object[]> items(JsonNode item, int itemSlots)
      throws IOException, UnreadableBody {
    List<@Nullable Object[]> items = new ArrayList<>();
    JsonToken token;
    while ((token = parser.nextToken()) != JsonToken.END_ARRAY) {
      @Nullable Object[] slots = new Object[itemSlots];
      value(token, item, slots);
      items.add(slots);
    }
    return items;
  }

  private void value(@Nullable JsonToken token, JsonNode node, @Nullable Object[] slots)
      throws IOException, UnreadableBody {
    if (token == JsonToken.START_OBJECT) {
      node.objectFound(slots);
      if (node.hasMembers()) {
        object(node, slots);
      } else {
        skip(token);
      }
    } else if (token == JsonToken.START_ARRAY) {
      node.listFound(slots);
      if (node.item != null) {
        slots[node.list] = items(node.item, node.itemSlots);
      } else if (node.hasItems()) {
        list(node, slots);
      } else {
        skip(token);
      }
    } else {
      boolean isNull = token == JsonToken.VALUE_NULL;
      node.singleFound(isNull, slots);
      if (node.slot >= 0) {
        slots[node.slot] = isNull ? Found.NULL : single(token, node);
      }
    }
  }

  private Object single(@Nullable JsonToken token, JsonNode node)
      throws IOException, UnreadableBody {
    if (token != JsonToken.VALUE_STRING) {
      return scalar(parser, token);
    }
    char[] chars = parser.getTextCharacters();
    int from = parser.getTextOffset();
    int length = parser.getTextLength();
    Object known = node.raw ? RawText.of(chars, from, length) : node.recent.of(chars, from, length);
    return known == null ? text(new String(chars, from, length)) : known;
  }

  private String text(String text) throws UnreadableBody {
    if (!Characters.isPlain(text)) {
      plain = false;
      refuseHalves(text);
    }
    return text;
  }

  static Object scalar(JsonParser parser, @Nullable JsonToken token)
      throws IOException, UnreadableBody {
    if (token == JsonToken.VALUE_STRING) {
      String text = parser.getText();
      refuseHalves(text);
      return text;
    }
    if (token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE) {
      return token == JsonToken.VALUE_TRUE;
    }
    return new Found.Number(parser.getText());
  }

  private static void refuseHalves(String text) throws UnreadableBody {
    if (BodyText.hasLoneSurrogate(text)) {
      throw UnreadableBody.unreadable(
          "A text holds half a character (an escape \\uD800 to \\uDFFF without its pair).");
    }
  }
}
