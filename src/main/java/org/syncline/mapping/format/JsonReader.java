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
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.syncline.mapping.value.Found;
import org.syncline.platform.hardened.HardenedJson;

/** Streams through one JSON object and keeps only what is mapped. */
final class JsonReader implements SourceReader {
  static final int DEEPEST = 1_000;
  private static final int LONGEST_TEXT = 20_000_000;
  private static final int LONGEST_NUMBER = 1_000;

  private static final int LONGEST_NAME = 50_000;

  private static final JsonFactory JSON =
      HardenedJson.withRepeatedNames(
          new HardenedJson.Bounds(DEEPEST, LONGEST_TEXT, LONGEST_NUMBER, LONGEST_NAME));

  private static final NameGuards GUARDS = new NameGuards();

  private final JsonNode root;

  private JsonReader(JsonNode root) {
    this.root = root;
  }

  /** Paths with dots and brackets. */
  static Builder builder() {
    return new TreeBuilder(false, false);
  }

  /** Paths are names of the one object, whatever they hold. */
  static Builder flatBuilder() {
    return new TreeBuilder(true, false);
  }

  /** Grows the tree of mapped paths, of a body or of the items of a list. */
  static final class TreeBuilder implements Builder {
    private static final String ITSELF = ".";

    final JsonNode.Growing root = new JsonNode.Growing();
    private final boolean flat;
    private final boolean ofItems;
    private int slots;

    TreeBuilder(boolean flat, boolean ofItems) {
      this.flat = flat;
      this.ofItems = ofItems;
    }

    @Override
    public int slots() {
      return slots;
    }

    @Override
    public int slot(String path) {
      JsonNode.Growing node = node(path);
      if (node.slot < 0) {
        node.slot = slots++;
      }
      node.askedFor++;
      return node.slot;
    }

    @Override
    public void allowRaw(String path) {
      node(path).rawAllowed++;
    }

    private JsonNode.Growing node(String path) {
      JsonNode.Growing node = root;
      if (flat) {
        return node.child(path);
      }
      if (ofItems && path.equals(ITSELF)) {
        return node;
      }
      for (Object step : JsonPath.parse(path)) {
        node = node.child(step);
      }
      return node;
    }

    @Override
    public boolean hasLists() {
      return !flat;
    }

    @Override
    public Repeated repeated(String path) {
      if (flat) {
        return Builder.super.repeated(path);
      }
      JsonNode.Growing node = node(path);
      if (node.item == null) {
        node.list = slots++;
        node.item = new TreeBuilder(false, true);
      }
      return new Repeated(node.list, node.item);
    }

    @Override
    public SourceReader build() {
      return new JsonReader(root.grown());
    }
  }

  @Override
  public boolean read(SourceBody body, @Nullable Object[] slots) throws UnreadableBody {
    JsonBytes.Outcome outcome = JsonBytes.read(body, root, slots);
    if (outcome != JsonBytes.Outcome.UNSURE) {
      return outcome == JsonBytes.Outcome.READ_PLAIN;
    }
    Arrays.fill(slots, null);
    readByTokens(body, root, slots);
    return false;
  }

  /** Reads a body by its tokens, as strictly as JSON is read anywhere in the hub. */
  static void readByTokens(SourceBody body, JsonNode root, @Nullable Object[] slots)
      throws UnreadableBody {
    record(
        body,
        (parser, guard) -> {
          object(parser, root, slots, guard);
          return slots;
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
    if (name != null && !guard.isNew(name)) {
      JsonLocation location = parser.currentLocation();
      throw UnreadableBody.unreadable(
          "A name stands twice in one object at line "
              + location.getLineNr()
              + ", column "
              + location.getColumnNr()
              + ": send it once.");
    }
    return name;
  }

  /** Passes over a value; its objects must not have a name twice either. */
  private static void skip(JsonParser parser, @Nullable JsonToken token, NameGuard guard)
      throws IOException, UnreadableBody {
    if (token == JsonToken.START_OBJECT) {
      guard.enter();
      while (nextName(parser, guard) != null) {
        skip(parser, parser.nextToken(), guard);
      }
      guard.leave();
    } else if (token == JsonToken.START_ARRAY) {
      JsonToken item;
      while ((item = parser.nextToken()) != JsonToken.END_ARRAY) {
        skip(parser, item, guard);
      }
    }
  }

  private static void object(
      JsonParser parser, JsonNode node, @Nullable Object[] slots, NameGuard guard)
      throws IOException, UnreadableBody {
    int expected = 0;
    String name;
    guard.enter();
    while ((name = nextName(parser, guard)) != null) {
      int member = node.member(name, expected);
      JsonToken token = parser.nextToken();
      if (member < 0) {
        skip(parser, token, guard);
      } else {
        value(parser, token, node.member(member), slots, guard);
        expected = member + 1;
      }
    }
    guard.leave();
  }

  private static void list(
      JsonParser parser, JsonNode node, @Nullable Object[] slots, NameGuard guard)
      throws IOException, UnreadableBody {
    int index = 0;
    JsonToken token;
    while ((token = parser.nextToken()) != JsonToken.END_ARRAY) {
      JsonNode child = node.item(index++);
      if (child == null) {
        skip(parser, token, guard);
      } else {
        value(parser, token, child, slots, guard);
      }
    }
  }

  private static List<@Nullable Object[]> items(
      JsonParser parser, JsonNode item, int itemSlots, NameGuard guard)
      throws IOException, UnreadableBody {
    List<@Nullable Object[]> items = new ArrayList<>();
    JsonToken token;
    while ((token = parser.nextToken()) != JsonToken.END_ARRAY) {
      @Nullable Object[] slots = new Object[itemSlots];
      value(parser, token, item, slots, guard);
      items.add(slots);
    }
    return items;
  }

  private static void value(
      JsonParser parser,
      @Nullable JsonToken token,
      JsonNode node,
      @Nullable Object[] slots,
      NameGuard guard)
      throws IOException, UnreadableBody {
    if (token == JsonToken.START_OBJECT) {
      node.fillHere(slots, Found.WRONG_TYPE);
      node.fillUnderItems(slots, Found.WRONG_TYPE);
      if (node.hasMembers()) {
        object(parser, node, slots, guard);
      } else {
        skip(parser, token, guard);
      }
    } else if (token == JsonToken.START_ARRAY) {
      node.fillHere(slots, Found.WRONG_TYPE);
      node.fillUnderMembers(slots, Found.WRONG_TYPE);
      if (node.item != null) {
        slots[node.list] = items(parser, node.item, node.itemSlots, guard);
      } else if (node.hasItems()) {
        list(parser, node, slots, guard);
      } else {
        skip(parser, token, guard);
      }
    } else {
      // Where there is no object at all, its members are null too.
      boolean isNull = token == JsonToken.VALUE_NULL;
      Found below = isNull ? Found.NULL : Found.WRONG_TYPE;
      node.fillUnderMembers(slots, below);
      node.fillUnderItems(slots, below);
      if (node.slot >= 0) {
        slots[node.slot] = isNull ? Found.NULL : scalar(parser, token);
      }
    }
  }

  static Object scalar(JsonParser parser, @Nullable JsonToken token)
      throws IOException, UnreadableBody {
    if (token == JsonToken.VALUE_STRING) {
      String text = parser.getText();
      if (BodyText.hasLoneSurrogate(text)) {
        throw UnreadableBody.unreadable(
            "A text holds half a character (an escape \\uD800 to \\uDFFF without its pair).");
      }
      return text;
    }
    if (token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE) {
      return token == JsonToken.VALUE_TRUE;
    }
    return new Found.Number(parser.getText());
  }
}
