package org.syncline.mapping.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.syncline.mapping.value.Found;
import org.syncline.mapping.value.RawText;

/**
 * The reader of bytes beside the reader of tokens: what the first takes, the second takes, and both
 * find the same in it.
 */
class JsonBytesTest {
  private static final int BODIES = 60_000 / Integer.getInteger("rounds.divisor", 1);

  /** Names of all lengths around eight bytes, of two and three bytes a character, with quotes. */
  private static final List<String> NAMES =
      List.of(
          "a",
          "id",
          "seven77",
          "eight888",
          "nine99999",
          "fifteen_letters",
          "sixteen__letters",
          "a name of many more letters than sixteen",
          "\u00e4",
          "\u59d3\u540d",
          "\ud83d\ude00",
          "a\"b",
          "c\\d",
          "");

  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "false",
          "0",
          "-0",
          "7",
          "-12.50",
          "1e5",
          "1E+05",
          "-1.25e-7",
          "123456789012345678901234",
          "\"\"",
          "\"K-1\"",
          "\"12345678\"",
          "\"a text of more than sixteen bytes\"",
          "\"\u00e4\u00df\"",
          "\"\u02ff\u0300\"",
          "\"\u59d3\u540d and more\"",
          "\"\ud83d\ude00\"",
          "\"with \\\"quotes\\\" and \\\\\"",
          "\"\\/\\b\\f\\n\\r\\t\"",
          "\"\\u00e4\\u0301\\uD83D\\uDE00\\u0000\"",
          "[]",
          "{}",
          "[1,\"x\",null]",
          "{\"x\":{\"y\":[true]}}");

  /** What no JSON has there, or what only looks right. */
  private static final List<String> WRONG =
      List.of(
          "",
          ",",
          ":",
          "\"",
          "\\",
          "{",
          "}",
          "[",
          "]",
          "01",
          "+1",
          "1.",
          ".5",
          "1e",
          "-",
          "--1",
          "nul",
          "nulll",
          "True",
          "NaN",
          "'a'",
          "\"\\x\"",
          "\"\\u12\"",
          "\"\\uD800\"",
          "\"\\uDC00\\uD800\"",
          "\"\t\"",
          "\"\n\"",
          "/**/",
          "\u00a0",
          "\ufeff",
          "\u0000",
          "\"a");

  private final Random random = Formats.seeded();
  private int read;
  private int plain;

  /** Mapped places, some of which take raw texts. */
  private record Places(JsonNode root, int slots) {}

  private Places places() {
    JsonReader.TreeBuilder builder = new JsonReader.TreeBuilder(false, false);
    for (int n = 1 + random.nextInt(8); n > 0; n--) {
      slot(builder, path(2));
    }
    if (random.nextBoolean()) {
      SourceReader.Builder items = builder.repeated("list").items();
      slot(items, "a");
      slot(items, random.nextBoolean() ? "." : path(1));
      if (random.nextBoolean()) {
        slot(items.repeated("deeper").items(), "id");
      }
    }
    if (random.nextInt(50) == 0) {
      for (int i = 0; i < 70; i++) {
        slot(builder, "m" + i);
      }
    }
    return new Places(builder.root.grown(), builder.slots());
  }

  private void slot(SourceReader.Builder builder, String path) {
    builder.slot(path);
    if (random.nextBoolean()) {
      builder.allowRaw(path);
    }
  }

  private String path(int levels) {
    String name = one(NAMES);
    String step = '"' + name.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    if (levels == 0 || random.nextInt(3) > 0) {
      return step;
    }
    return step + (random.nextInt(4) == 0 ? "[" + random.nextInt(3) + "]" : "." + path(levels - 1));
  }

  private <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  private String object(int levels, boolean wrong) {
    List<String> members = new ArrayList<>();
    for (String name : names()) {
      members.add(quoted(name) + space() + ":" + space() + value(levels, wrong) + space());
    }
    if (levels == 2 && random.nextInt(50) == 0) {
      for (int i = 0; i < 80; i++) {
        members.add("\"m" + i + "\":\"" + i + "\"");
      }
      Collections.shuffle(members, random);
    }
    if (levels == 2 && random.nextBoolean()) {
      members.add("\"list\":" + list(levels, wrong));
    }
    return "{" + space() + String.join("," + space(), members) + "}";
  }

  /** Mostly different names. */
  private List<String> names() {
    List<String> names = new ArrayList<>(NAMES);
    Collections.shuffle(names, random);
    names = names.subList(0, random.nextInt(6));
    if (random.nextInt(30) == 0 && !names.isEmpty()) {
      names.add(names.get(0));
    }
    return names;
  }

  private String quoted(String name) {
    String escaped = name.replace("\\", "\\\\").replace("\"", "\\\"");
    return random.nextInt(100) == 0 && name.startsWith("a")
        ? "\"\\u0061" + escaped.substring(1) + '"'
        : '"' + escaped + '"';
  }

  private String value(int levels, boolean wrong) {
    if (wrong && random.nextInt(12) == 0) {
      return one(WRONG);
    }
    if (levels > 0 && random.nextInt(4) == 0) {
      return random.nextBoolean() ? object(levels - 1, wrong) : list(levels - 1, wrong);
    }
    return one(VALUES);
  }

  private String list(int levels, boolean wrong) {
    List<String> items = new ArrayList<>();
    for (int n = random.nextInt(4); n > 0; n--) {
      items.add(space() + value(levels, wrong));
    }
    return "[" + String.join(",", items) + space() + "]";
  }

  private String space() {
    return random.nextInt(8) == 0 ? one(List.of(" ", "\n", "\r\n\t ")) : "";
  }

  private void compare(Places places, byte[] body) {
    @Nullable Object[] byBytes = new Object[places.slots()];
    JsonBytes.Outcome outcome = JsonBytes.read(new SourceBody(body, null), places.root(), byBytes);
    if (outcome == JsonBytes.Outcome.UNSURE) {
      return;
    }
    read++;
    @Nullable Object[] byTokens = new Object[places.slots()];
    try {
      JsonTokens.read(new SourceBody(body, null), places.root(), byTokens);
    } catch (UnreadableBody e) {
      throw new AssertionError("taken but refused by tokens: " + text(body), e);
    }
    if (!same(byBytes, byTokens)) {
      throw new AssertionError(
          text(body)
              + ": "
              + Arrays.deepToString(byBytes)
              + " instead of "
              + Arrays.deepToString(byTokens));
    }
    if (outcome == JsonBytes.Outcome.READ_PLAIN) {
      plain++;
      assertThat(isPlain(byTokens)).as(text(body)).isTrue();
    }
  }

  private static String text(byte[] body) {
    return new String(body, StandardCharsets.UTF_8);
  }

  private static boolean same(@Nullable Object one, @Nullable Object other) {
    if (one instanceof RawText || other instanceof RawText) {
      return isPlain(text(one)) && text(one).equals(text(other));
    }
    if (one instanceof Object[] slots && other instanceof Object[] others) {
      return same(Arrays.asList(slots), Arrays.asList(others));
    }
    if (one instanceof List<?> list && other instanceof List<?> others) {
      boolean same = list.size() == others.size();
      for (int i = 0; same && i < list.size(); i++) {
        same = same(list.get(i), others.get(i));
      }
      return same;
    }
    return one == null ? other == null : one.equals(other);
  }

  private static Object text(@Nullable Object found) {
    return found instanceof RawText ? found.toString() : String.valueOf(found);
  }

  private static boolean isPlain(@Nullable Object found) {
    if (found instanceof Object[] slots) {
      return Arrays.stream(slots).allMatch(JsonBytesTest::isPlain);
    }
    if (found instanceof List<?> list) {
      return list.stream().allMatch(JsonBytesTest::isPlain);
    }
    return !(found instanceof String text) || text.chars().allMatch(c -> c < 0x300);
  }

  @Test
  void takes_what_is_right_and_finds_the_same_in_it() {
    for (int i = 0; i < BODIES; i++) {
      compare(places(), (space() + object(2, false) + space()).getBytes(StandardCharsets.UTF_8));
    }
    // The others have an escape in a name, or a name twice.
    assertThat(read).isGreaterThan(BODIES / 2);
    assertThat(plain).isGreaterThan(BODIES / 8);
  }

  @Test
  void takes_nothing_that_is_wrong() {
    for (int i = 0; i < BODIES; i++) {
      compare(places(), (object(2, true) + one(WRONG)).getBytes(StandardCharsets.UTF_8));
      compare(places(), object(2, true).getBytes(StandardCharsets.UTF_8));
    }
    assertThat(read).isBetween(BODIES / 20, BODIES);
  }

  @Test
  void takes_no_damaged_body_that_tokens_do_not() {
    for (int i = 0; i < BODIES; i++) {
      byte[] body = object(2, false).getBytes(StandardCharsets.UTF_8);
      for (int n = 1 + random.nextInt(3); n > 0; n--) {
        body = damaged(body);
      }
      compare(places(), body);
    }
    assertThat(read).isGreaterThan(BODIES / 20);
  }

  private byte[] damaged(byte[] body) {
    if (body.length < 2) {
      return body;
    }
    int at = random.nextInt(body.length);
    switch (random.nextInt(4)) {
      case 0 -> {
        byte[] changed = body.clone();
        changed[at] = (byte) random.nextInt(256);
        return changed;
      }
      case 1 -> {
        byte[] shorter = Arrays.copyOf(body, body.length - 1);
        System.arraycopy(body, at + 1, shorter, at, body.length - at - 1);
        return shorter;
      }
      case 2 -> {
        return Arrays.copyOf(body, Math.max(1, at));
      }
      default -> {
        int from = random.nextInt(body.length);
        byte[] longer = Arrays.copyOf(body, body.length + 1);
        System.arraycopy(body, at, longer, at + 1, body.length - at);
        longer[at] = body[from];
        return longer;
      }
    }
  }

  @Test
  void every_byte_changed_into_every_other() {
    byte[] body =
        ("{\"no\":\"K-1\",\"name\":{\"first\":\"J\u00fcrgen\",\"l\":null,\"x\":[1,-2.5e3,true]},"
                + "\"t\":\"\u59d3\\n\\u00e4\",\"\ud83d\ude00\":{\"k\":\"v\",\"m\":\"w\"}}")
            .getBytes(StandardCharsets.UTF_8);
    JsonReader.TreeBuilder builder = new JsonReader.TreeBuilder(false, false);
    for (String path : List.of("no", "name.first", "name.l", "name.x[1]", "t", "\ud83d\ude00.k")) {
      builder.slot(path);
    }
    builder.allowRaw("name.first");
    Places places = new Places(builder.root.grown(), builder.slots());
    for (int at = 0; at < body.length; at++) {
      for (int b = 0; b < 256; b++) {
        byte[] changed = body.clone();
        changed[at] = (byte) b;
        compare(places, changed);
      }
    }
    assertThat(read).isGreaterThan(body.length * 20);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 31, 32, 33, 100, 3_000})
  void a_name_that_stands_twice_among_unmapped_ones_is_left_to_the_tokens(int others) {
    JsonReader.TreeBuilder builder = new JsonReader.TreeBuilder(false, false);
    builder.slot("mapped");
    Places places = new Places(builder.root.grown(), builder.slots());
    List<String> members = new ArrayList<>();
    for (int i = 0; i < others; i++) {
      members.add("\"name " + i + "\":{\"name 0\":" + i + "}");
    }
    members.add("\"mapped\":1");
    byte[] once = ("{" + String.join(",", members) + "}").getBytes(StandardCharsets.UTF_8);
    members.add("\"name " + random.nextInt(others) + "\":null");
    byte[] twice = ("{" + String.join(",", members) + "}").getBytes(StandardCharsets.UTF_8);

    @Nullable Object[] slots = new Object[1];
    assertThat(JsonBytes.read(new SourceBody(once, null), places.root(), slots))
        .isEqualTo(JsonBytes.Outcome.READ_PLAIN);
    assertThat(slots[0]).isEqualTo(new Found.Number("1"));
    assertThat(JsonBytes.read(new SourceBody(twice, null), places.root(), slots))
        .isEqualTo(JsonBytes.Outcome.UNSURE);
  }

  @Test
  void short_texts_stay_what_they_are_however_many_there_are() {
    RecentTexts texts = new RecentTexts();
    for (int i = 0; i < 20_000; i++) {
      String text = Long.toString(random.nextLong(), 36);
      text = text.substring(0, random.nextInt(Math.min(9, text.length())));
      byte[] bytes = ("x" + text + "y").getBytes(StandardCharsets.UTF_8);
      assertThat(texts.of(bytes, 1, bytes.length - 1)).isEqualTo(text);
    }
  }
}
