package org.syncline.mapping.format;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.syncline.mapping.value.Found;

/**
 * Reads the mapped places of one JSON object straight from its bytes, without tokens and without
 * texts that nobody asked for. It takes nothing that {@link JsonReader} would refuse: whatever is
 * wrong or unusual (an escape in a name, great depth or length, a charset other than UTF-8) is left
 * to that reader's parser, which says what is wrong. For one body and one thread.
 */
final class JsonBytes extends JsonCursor {
  private static final int DEEPEST = 64;
  private static final int LONGEST_NAME = 1_000;
  private static final int USUAL_ITEMS = 4;

  private final UnmappedNames unmapped;
  private int depth;

  /** Which of the open levels that are passed over are objects, the outermost lowest. */
  private long objects;

  /** What came of a body. */
  enum Outcome {
    /** Nothing can be said. */
    UNSURE,
    READ,
    /** Read, and all texts are plain, as {@link SourceReader#read} says. */
    READ_PLAIN
  }

  private JsonBytes(byte[] bytes) throws Unsure {
    super(bytes);
    unmapped = new UnmappedNames(bytes);
  }

  /** Reads a body; slots may be half filled where nothing can be said. */
  static Outcome read(SourceBody body, JsonNode root, @Nullable Object[] slots) {
    String charset = body.charset();
    if (charset != null && !charset.equalsIgnoreCase(StandardCharsets.UTF_8.name())) {
      return Outcome.UNSURE;
    }
    try {
      JsonBytes reading = new JsonBytes(body.bytes());
      reading.object(root, slots);
      reading.end();
      return reading.isPlain() ? Outcome.READ_PLAIN : Outcome.READ;
    } catch (Unsure e) {
      return Outcome.UNSURE;
    }
  }

  /** Reads an object whose brace was read. */
  private void object(JsonNode node, @Nullable Object[] slots) throws Unsure {
    descend();
    unmapped.enter();
    SeenMembers seen = new SeenMembers(node.size());
    int expected = 0;
    if (!isEmpty('}')) {
      do {
        int member = expected;
        int behind = node.names.behind(expected, bytes, at);
        if (behind == JsonNames.NONE) {
          int start = nameStart();
          int quote = name();
          long head = EightBytes.head(bytes, start, quote);
          member = node.names.find(head, bytes, start, quote);
          if (member == JsonNames.NONE) {
            unmapped.add(head, start, quote);
          }
          colon();
        } else {
          at = behind;
        }
        if (member == JsonNames.NONE) {
          skip(next());
        } else {
          refuseTwice(seen.isSecond(member));
          member(node.member(member), slots);
          expected = member + 1;
        }
      } while (!isLast('}'));
    }
    unmapped.leave();
    depth--;
  }

  /** Whether an object or list that begins here ends at once. */
  private boolean isEmpty(char closing) throws Unsure {
    int first = at;
    if (next() == closing) {
      return true;
    }
    at = first;
    return false;
  }

  /** Passes over an opening quote. */
  private int nameStart() throws Unsure {
    refuseOther(next(), '"');
    return at;
  }

  private void colon() throws Unsure {
    if (bytes[at] == ':') {
      at++;
    } else {
      refuseOther(next(), ':');
    }
  }

  private static void refuseTwice(boolean twice) throws Unsure {
    if (twice) {
      throw Unsure.HERE;
    }
  }

  private void descend() throws Unsure {
    if (++depth > DEEPEST) {
      throw Unsure.HERE;
    }
  }

  private static void refuseOther(byte b, char expected) throws Unsure {
    if (b != expected) {
      throw Unsure.HERE;
    }
  }

  /** Index of the closing quote of a name; moves behind it. */
  private int name() throws Unsure {
    int start = at;
    int quote = unescaped();
    if (quote - start > LONGEST_NAME) {
      throw Unsure.HERE;
    }
    return quote;
  }

  /** Whether an object or list ends here and has no further comma. */
  private boolean isLast(char closing) throws Unsure {
    byte b = next();
    if (b != ',') {
      refuseOther(b, closing);
    }
    return b != ',';
  }

  private void member(JsonNode node, @Nullable Object[] slots) throws Unsure {
    byte first = next();
    if (first == '"' && node.leaf) {
      slots[node.slot] = node.raw ? rawText(node.recent) : text(node.recent);
    } else {
      value(first, node, slots);
    }
  }

  private void value(byte first, JsonNode node, @Nullable Object[] slots) throws Unsure {
    switch (first) {
      case '{' -> {
        node.objectFound(slots);
        if (node.hasMembers()) {
          object(node, slots);
        } else {
          skip(first);
        }
      }
      case '[' -> {
        node.listFound(slots);
        if (node.item != null) {
          slots[node.list] = items(node.item, node.itemSlots);
        } else if (node.hasItems()) {
          list(node, slots);
        } else {
          skip(first);
        }
      }
      default -> scalar(first, node, slots);
    }
  }

  private void scalar(byte first, JsonNode node, @Nullable Object[] slots) throws Unsure {
    int slot = node.slot;
    if (slot < 0) {
      skipScalar(first);
    } else if (first == '"') {
      slots[slot] = node.raw ? rawText(node.recent) : text(node.recent);
    } else if (first > '9') {
      skipWord(first);
      slots[slot] = first == 'n' ? Found.NULL : first == 't' ? Boolean.TRUE : Boolean.FALSE;
    } else {
      slots[slot] = new Found.Number(number(first));
    }
    if (node.hasMembers() || node.hasItems()) {
      node.singleFound(first == 'n', slots);
    }
  }

  /** Single items of a list by their numbers. */
  private void list(JsonNode node, @Nullable Object[] slots) throws Unsure {
    descend();
    if (!isEmpty(']')) {
      int index = 0;
      do {
        JsonNode child = node.item(index++);
        if (child == null) {
          skip(next());
        } else {
          value(next(), child, slots);
        }
      } while (!isLast(']'));
    }
    depth--;
  }

  private List<@Nullable Object[]> items(JsonNode item, int itemSlots) throws Unsure {
    descend();
    List<@Nullable Object[]> items = new ArrayList<>(USUAL_ITEMS);
    if (!isEmpty(']')) {
      do {
        @Nullable Object[] slots = new Object[itemSlots];
        value(next(), item, slots);
        items.add(slots);
      } while (!isLast(']'));
    }
    depth--;
    return items;
  }

  /** Passes over a value whose first byte was read, without calling itself for what is in it. */
  private void skip(byte first) throws Unsure {
    int outside = depth;
    byte b = first;
    while (true) {
      if (b != '{' && b != '[') {
        skipScalar(b);
      } else if (begins(b)) {
        b = skipToValue();
        continue;
      }
      while (depth > outside && isLast(isInObject() ? '}' : ']')) {
        leave();
      }
      if (depth == outside) {
        return;
      }
      b = skipToValue();
    }
  }

  private void skipScalar(byte first) throws Unsure {
    switch (first) {
      case '"' -> skipText();
      case 't', 'f', 'n' -> skipWord(first);
      default -> skipNumber(first);
    }
  }

  /** Enters an object or list that is passed over; false where it is empty and ended already. */
  private boolean begins(byte brace) throws Unsure {
    boolean object = brace == '{';
    if (isEmpty(object ? '}' : ']')) {
      return false;
    }
    descend();
    long bit = 1L << depth - 1;
    objects = object ? objects | bit : objects & ~bit;
    if (object) {
      unmapped.enter();
    }
    return true;
  }

  private boolean isInObject() {
    return (objects & 1L << depth - 1) != 0;
  }

  private void leave() {
    if (isInObject()) {
      unmapped.leave();
    }
    depth--;
  }

  /** The first byte of the next value of what is passed over. */
  private byte skipToValue() throws Unsure {
    if (isInObject()) {
      int start = nameStart();
      int quote = name();
      unmapped.add(EightBytes.head(bytes, start, quote), start, quote);
      colon();
    }
    return next();
  }
}
