package org.syncline.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.syncline.mapping.Plans.body;
import static org.syncline.mapping.Plans.draft;
import static org.syncline.mapping.Plans.plan;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.syncline.mapping.format.SourceBody;
import org.syncline.record.FieldValues;

/** What random writers write, the readers read back; what random vandals leave, they survive. */
class RandomBodiesTest {
  private static final long SEED = Long.getLong("seed", 20_261_122L);
  private static final int ROUNDS = 2_000 / Integer.getInteger("rounds.divisor", 1);
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Rows that keep any text as it is. */
  private static String[] plainRows() {
    return new String[] {
      "{'target': '@key', 'source': 'id'}",
      "{'target': 'text', 'source': 'a'}",
      "{'target': 'code', 'source': 'b'}"
    };
  }

  @ParameterizedTest
  @ValueSource(strings = {",", ";", "\t", "|"})
  void separated_values_are_read_as_they_were_written(String separator) {
    MappingPlan plan =
        plan(
            "{'kind': 'csv', 'separator': '" + (separator.equals("\t") ? "\\t" : separator) + "'}",
            plainRows());
    Random random = seeded();
    for (int i = 0; i < ROUNDS; i++) {
      String a = text(random, 20, ",;|\t\"'\r\n \u00e4\u00df\u4e2d");
      String b = text(random, 8, "xyz\"\n,;|\t");
      String lineBreak = List.of("\n", "\r\n", "\r").get(random.nextInt(3));
      List<String[]> columns =
          new ArrayList<>(
              List.of(
                  new String[] {"id", "1"},
                  new String[] {"a", a},
                  new String[] {"b", b},
                  new String[] {"c", "?"}));
      Collections.shuffle(columns, random);

      Draft draft =
          draft(
              plan.map(
                  body(
                      csvLine(columns, 0, separator, random)
                          + lineBreak
                          + csvLine(columns, 1, separator, random)
                          + (random.nextBoolean() ? lineBreak : ""))));

      assertThat(draft.values().get("text")).as("seed %d, round %d", SEED, i).isEqualTo(a);
      assertThat(draft.values().get("code")).as("seed %d, round %d", SEED, i).isEqualTo(b);
    }
  }

  private static String csvLine(
      List<String[]> columns, int which, String separator, Random random) {
    List<String> cells = new ArrayList<>();
    for (String[] column : columns) {
      String value = column[which];
      boolean needed =
          value.contains(separator)
              || value.contains("\"")
              || value.contains("\n")
              || value.contains("\r");
      cells.add(needed || random.nextInt(3) == 0 ? '"' + value.replace("\"", "\"\"") + '"' : value);
    }
    return String.join(separator, cells);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "ISO-8859-1", "IBM500", "UTF-16BE"})
  void fixed_columns_are_read_as_they_were_written(String charset) {
    String alphabet =
        "abc ABC019.-\u00e4\u00df" + (charset.startsWith("UTF") ? "\u4e2d\u20ac\ud83d\ude00" : "");
    MappingPlan plan =
        plan(
            "{'kind': 'fixed-width', 'charset': '"
                + charset
                + "', 'length': 40, 'columns': ["
                + "{'name': 'b', 'start': 33, 'length': 8}, {'name': 'id', 'start': 1, 'length': 2},"
                + "{'name': 'a', 'start': 3, 'length': 30}]}",
            plainRows());
    Random random = seeded();
    for (int i = 0; i < ROUNDS; i++) {
      String a = text(random, 15, alphabet).stripTrailing();
      String b = text(random, 4, alphabet).stripTrailing();
      String record = "1 " + padded(a, 30) + padded(b, 8);

      Draft draft =
          draft(
              plan.map(
                  new SourceBody(record.stripTrailing().getBytes(Charset.forName(charset)), null)));

      assertThat(draft.values().get("text")).as("seed %d", SEED).isEqualTo(a.isEmpty() ? null : a);
      assertThat(draft.values().get("code")).as("seed %d", SEED).isEqualTo(b.isEmpty() ? null : b);
      assertThat(draft.values().has("code")).isEqualTo(!b.isEmpty());
    }
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(width - text.codePointCount(0, text.length()));
  }

  @Test
  void json_is_read_alike_in_any_order_of_names_and_any_encoding() throws Exception {
    MappingPlan plan =
        plan(
            "{'kind': 'json'}",
            "{'target': '@key', 'source': 'id'}",
            "{'target': 'text', 'source': 'a.b.c'}",
            "{'target': 'code', 'source': 'a.d'}",
            "{'target': 'count', 'source': 'l[1].n'}");
    Random random = seeded();
    for (int i = 0; i < ROUNDS; i++) {
      String c = text(random, 30, "\"\\\n\u0000\u0001abc\u00e4\u4e2d\ud83d\ude00/");
      String d = text(random, 4, "xyz\"\\");
      long n = random.nextLong();
      Map<String, Object> b = shuffled(random, Map.of("c", c, "x", List.of(1, Map.of("c", 2))));
      Map<String, Object> a = shuffled(random, Map.of("b", b, "d", d, "c", "wrong"));
      Map<String, Object> root =
          shuffled(
              random,
              Map.of(
                  "a",
                  a,
                  "id",
                  1,
                  "l",
                  List.of(Map.of("n", 0), Map.of("n", n)),
                  "n",
                  -1,
                  "b",
                  Map.of("c", "wrong")));
      Charset charset =
          List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16, StandardCharsets.UTF_16LE)
              .get(i % 3);
      byte[] bytes = JSON.writeValueAsString(root).getBytes(charset);

      Draft draft =
          draft(
              plan.map(
                  new SourceBody(bytes, charset == StandardCharsets.UTF_16LE ? "UTF-16LE" : null)));

      assertThat(draft.values())
          .as("seed %d", SEED)
          .isEqualTo(FieldValues.of(Map.of("text", c, "code", d, "count", n)));
    }
  }

  private static Map<String, Object> shuffled(Random random, Map<String, Object> members) {
    List<String> names = new ArrayList<>(members.keySet());
    Collections.sort(names);
    Collections.shuffle(names, random);
    Map<String, Object> shuffled = new LinkedHashMap<>();
    names.forEach(name -> shuffled.put(name, members.get(name)));
    return shuffled;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'kind': 'json'}",
        "{'kind': 'xml'}",
        "{'kind': 'csv'}",
        "{'kind': 'csv', 'escape': '.', 'trim': true, 'comment': '#', 'null': 'x'}",
        "{'kind': 'csv', 'multiline': false, 'charset': 'GB18030'}",
        "{'kind': 'fixed-width', 'unit': 'bytes', 'length': 32, 'lineEnd': 'any', 'columns': [{'name': 'id', 'start': 1, 'length': 3},"
            + " {'name': 'a', 'start': 4, 'length': 9, 'type': 'zoned'}, {'name': 'b', 'start': 13, 'length': 16, 'type': 'packed'}]}",
        "{'kind': 'fixed-width', 'charset': 'Shift_JIS', 'columns': [{'name': 'id', 'start': 1, 'length': 3},"
            + " {'name': 'a', 'start': 4, 'length': 9}, {'name': 'b', 'start': 13, 'length': 20}]}",
        "{'kind': 'map'}"
      })
  void no_body_brings_a_plan_down(String format) {
    MappingPlan plan =
        plan(
            format,
            "{'target': '@key', 'source': 'id'}",
            "{'target': '@version', 'source': 'a', 'onError': 'absent'}",
            "{'target': '@time', 'source': 'b', 'format': 'yyyyMMddHHmmss', 'zone': 'Europe/Berlin', 'onError': 'null'}",
            "{'target': 'text', 'source': ['b', 'a'], 'steps': ['title', 'collapse', ['substring', 0, 5]]}",
            "{'target': 'amount', 'source': 'a', 'locale': 'de', 'onError': 'null'}",
            "{'target': 'moment', 'source': 'b', 'format': 'epoch-millis', 'onError': 'absent'}",
            "{'target': 'day', 'source': 'b', 'onError': 'absent'}",
            "{'target': 'phone', 'source': 'b', 'region': 'DE', 'onError': 'absent'}",
            "{'target': 'email', 'source': 'b', 'onError': 'absent'}",
            "{'target': 'language', 'source': 'b', 'onError': 'absent'}",
            "{'target': 'parent', 'source': 'b', 'link': {'object': 'x'}, 'onError': 'absent'}");
    byte[] whole =
        (format.contains("json") || format.contains("map")
                ? "{\"id\":\"1\",\"a\":\"1.234,5\",\"b\":\"+49 30 123456\",\"c\":{\"d\":[1,null,\"\\u00e4\"]}}"
                : format.contains("xml")
                    ? "<?xml version='1.0' encoding='UTF-8'?><r xmlns:x='u'><id>1</id><a>1.234,5</a><b>a@b.example</b><x:c y='1'/></r>"
                    : format.contains("csv")
                        ? "id,a,b,c\r\n1,\"1.234,5\",20260101000000,\"x\"\"y\"\n"
                        : "1  1.234,5  20260329023000      ")
            .getBytes(StandardCharsets.UTF_8);
    Random random = seeded();
    int accepted = 0;
    for (int i = 0; i < 2 * ROUNDS; i++) {
      byte[] vandalised = vandalised(whole, random);
      String charset =
          random.nextInt(10) == 0
              ? List.of("UTF-16", "ISO-2022-JP", "US-ASCII", "UTF-7", "").get(random.nextInt(5))
              : null;

      Mapped mapped = plan.map(new SourceBody(vandalised, charset));

      if (mapped instanceof Mapped.Rejected rejected) {
        assertThat(rejected.problems()).as("seed %d, round %d", SEED, i).isNotEmpty();
      } else {
        accepted++;
        FieldValues values = draft(mapped).values();
        assertThat(FieldValues.fromBytes(values.toBytes()))
            .as("seed %d, round %d", SEED, i)
            .isEqualTo(values);
      }
    }
    assertThat(accepted).as("bodies that were still good").isPositive();
  }

  private static byte[] vandalised(byte[] whole, Random random) {
    List<Byte> bytes = new ArrayList<>();
    for (byte b : whole) {
      bytes.add(b);
    }
    for (int n = random.nextInt(4); n > 0 && !bytes.isEmpty(); n--) {
      int at = random.nextInt(bytes.size());
      switch (random.nextInt(5)) {
        case 0 -> bytes.set(at, (byte) random.nextInt(256));
        case 1 -> bytes.remove(at);
        case 2 -> bytes.add(at, (byte) random.nextInt(256));
        case 3 -> bytes.add(at, (byte) "{}[]\",:<>/'&\\;0-e".charAt(random.nextInt(17)));
        default -> bytes.subList(at, bytes.size()).clear();
      }
    }
    byte[] vandalised = new byte[bytes.size()];
    for (int i = 0; i < vandalised.length; i++) {
      vandalised[i] = bytes.get(i);
    }
    return vandalised;
  }

  private static Random seeded() {
    System.out.println("seed " + SEED + ", again with -Dseed=" + SEED);
    return new Random(SEED);
  }

  private static String text(Random random, int longest, String alphabet) {
    int[] characters = alphabet.codePoints().toArray();
    StringBuilder text = new StringBuilder();
    for (int n = random.nextInt(longest + 1); n > 0; n--) {
      text.appendCodePoint(characters[random.nextInt(characters.length)]);
    }
    return text.toString();
  }
}
