package org.syncline.mapping.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.syncline.mapping.value.Found;

/** What random trees of values the writers write, the readers read back as the same values. */
class WrittenTreesTest {
  private static final int ROUNDS = 500 / Integer.getInteger("rounds.divisor", 1);
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String PLAIN = "ab .\"'\\/&<>]{}:,\r\n\t\u007f\u0085\u00e4\u2028\u4e2d";

  /** Of JSON, whose names may be anything. */
  private static final List<String> NAMES =
      List.of(
          "a",
          "b",
          "a.b",
          "",
          " ",
          "[0]",
          "q\"",
          "back\\slash",
          "\u00e4\ud83d\ude00",
          "c\n",
          ".",
          "@x");

  private final Random random = Records.seeded();

  @ParameterizedTest
  @ValueSource(strings = {"{'kind': 'json'}", "{'kind': 'ndjson'}"})
  void trees_of_json_are_read_back(String document) throws Exception {
    FormatDefinition format = Records.format(document);
    for (int round = 0; round < ROUNDS; round++) {
      List<String> paths = new ArrayList<>(jsonPaths());

      assertReadBack(format, paths, values(paths.size(), PLAIN + "\u0000\u0001\uffff"));
    }
  }

  @Test
  void map_messages_are_read_back() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      List<String> names = NAMES.stream().filter(name -> random.nextBoolean()).toList();

      assertReadBack(
          new FormatDefinition.MapMessage(), names, values(names.size(), PLAIN + "\u0000"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'kind': 'xml', 'root': 'r'}",
        "{'kind': 'xml', 'root': 'r', 'record': 'a/b/c'}",
        "{'kind': 'xml', 'root': 'p:r', 'record': 'a', 'namespaces': {'': 'urn:x', 'p': 'urn:p'}}",
        "{'kind': 'xml', 'root': 'r', 'record': 'p:a', 'namespaces': {'p': 'urn:\\u00e4&<\\''}}",
      })
  void trees_of_xml_are_read_back(String document) throws Exception {
    FormatDefinition format =
        FormatDefinition.parse(
            Records.utf8(
                document.replace("\\'", "\u0001").replace('\'', '"').replace('\u0001', '\'')));
    boolean prefixed = document.contains("'p'");
    for (int round = 0; round < ROUNDS; round++) {
      List<String> paths = new ArrayList<>(xmlPaths(prefixed));
      Object[] values = values(paths.size(), PLAIN);
      for (int i = 0; i < values.length; i++) {
        if (paths.get(i).contains("@")) {
          // Two things that XML can't say, as the writer's documentation tells.
          values[i] = values[i] == Found.NULL ? null : values[i];
        }
      }

      assertReadBack(format, paths, values);
    }
  }

  private static void assertReadBack(FormatDefinition format, List<String> paths, Object[] values)
      throws UnreadableBody {
    TargetWriter.Builder places = TargetWriter.builder(format);
    SourceReader.Builder sources = SourceReader.builder(format);
    int[] slots = new int[paths.size()];
    for (int i = 0; i < slots.length; i++) {
      assertThat(places.slot(paths.get(i))).isEqualTo(i);
      slots[i] = sources.slot(paths.get(i));
    }
    TargetWriter writer = places.build();
    for (int i = 0; i < values.length; i++) {
      if (values[i] != null) {
        assertThat(writer.unfit(i, values[i])).isNull();
      }
    }

    byte[] body = writer.write(values);
    Object[] read = new Object[paths.size()];
    sources.build().read(new SourceBody(body, null), read);

    for (int i = 0; i < slots.length; i++) {
      Object found = read[slots[i]];
      if (found instanceof Found.Number number && values[i] instanceof BigDecimal written) {
        assertThat(new BigDecimal(number.text())).isEqualByComparingTo(written);
      } else if (found instanceof String text && values[i] instanceof BigDecimal written) {
        assertThat(new BigDecimal(text)).isEqualByComparingTo(written);
      } else if (found instanceof String text && values[i] instanceof Boolean written) {
        assertThat(text).isEqualTo(written.toString());
      } else {
        assertThat(found)
            .as(
                "seed %d, %s of %s in %s",
                Records.SEED, paths.get(i), paths, new String(body, StandardCharsets.UTF_8))
            .isEqualTo(values[i]);
      }
    }
  }

  /** Paths that go together. */
  private Set<String> jsonPaths() {
    Set<String> paths = new LinkedHashSet<>();
    for (String name : NAMES) {
      switch (random.nextInt(5)) {
        case 0 -> paths.add(quoted(name));
        case 1 -> {
          paths.add(quoted(name) + ".x");
          paths.add(quoted(name) + "." + quoted(NAMES.get(random.nextInt(NAMES.size()))) + "_");
        }
        case 2 -> IntStream.range(0, 3).forEach(i -> paths.add(quoted(name) + "[" + i + "].x"));
        default -> {}
      }
    }
    return paths.stream()
        .map(path -> path.endsWith("_") ? path.substring(0, path.length() - 1) + ".y" : path)
        .filter(path -> !path.endsWith(".x.y"))
        .collect(java.util.stream.Collectors.toCollection(LinkedHashSet::new));
  }

  private static String quoted(String name) {
    return '"' + name.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private Set<String> xmlPaths(boolean prefixed) {
    Set<String> paths = new LinkedHashSet<>();
    for (String name : List.of("a", "b", "\u00e4", "c", "d-e", prefixed ? "p:a" : "f")) {
      switch (random.nextInt(5)) {
        case 0 -> paths.add(name);
        case 1 -> {
          paths.add(name + "/x");
          paths.add(name + "/y/z");
          paths.add(name + (prefixed ? "/@p:k" : "/@k"));
        }
        case 2 -> IntStream.range(1, 4).forEach(i -> paths.add(name + "[" + i + "]/x"));
        case 3 -> paths.add("@" + name);
        default -> {}
      }
    }
    return paths;
  }

  private Object[] values(int length, String alphabet) {
    Object[] values = new Object[length];
    for (int i = 0; i < length; i++) {
      values[i] = value(alphabet);
    }
    return values;
  }

  private Object value(String alphabet) {
    return switch (random.nextInt(7)) {
      case 0 -> null;
      case 1 -> Found.NULL;
      case 2 -> "";
      case 3 -> random.nextBoolean();
      case 4 -> decimal();
      default -> text(alphabet);
    };
  }

  private BigDecimal decimal() {
    BigInteger digits = new BigInteger(random.nextInt(10) == 0 ? 3_000 : 70, random);
    int scale = random.nextInt(10) == 0 ? random.nextInt(4_000) - 2_000 : random.nextInt(60) - 30;
    return new BigDecimal(random.nextBoolean() ? digits : digits.negate(), scale);
  }

  private String text(String alphabet) {
    StringBuilder text = new StringBuilder();
    for (int n = random.nextInt(random.nextInt(20) == 0 ? 9_000 : 12); n > 0; n--) {
      if (random.nextInt(12) == 0) {
        text.append("\ud83d\ude00");
      } else {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
    }
    return text.toString();
  }

  @Test
  void lists_of_json_are_what_another_reader_sees() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      TargetWriter.Builder builder = TargetWriter.builder(new FormatDefinition.Json());
      TargetWriter.Repeated list = builder.repeated("a.list");
      list.items().slot("x.y");
      list.items().slot("z");
      TargetWriter.Repeated inner = list.items().repeated("inner");
      inner.items().slot(".");
      List<Object[]> items = new ArrayList<>();
      for (int n = random.nextInt(4); n > 0; n--) {
        Object[] item = new Object[3];
        item[0] = value(PLAIN);
        item[1] = value(PLAIN);
        item[2] = random.nextBoolean() ? null : singles();
        items.add(item);
      }

      byte[] body = builder.build().write(new Object[] {items});

      JsonNode read =
          MAPPER
              .reader()
              .with(
                  com.fasterxml.jackson.databind.DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
              .readTree(body)
              .get("a")
              .get("list");
      assertThat(read).hasSize(items.size());
      for (int i = 0; i < items.size(); i++) {
        Object[] item = items.get(i);
        assertSame(item[0], read.get(i).path("x").path("y"));
        assertSame(item[1], read.get(i).path("z"));
        JsonNode innerRead = read.get(i).path("inner");
        assertThat(innerRead.isMissingNode()).isEqualTo(item[2] == null);
        List<Object[]> innerItems = item[2] == null ? List.of() : WrittenItems.of(item[2]);
        assertThat(innerRead).hasSize(innerItems.size());
        for (int j = 0; j < innerItems.size(); j++) {
          assertSame(innerItems.get(j)[0], innerRead.get(j));
        }
      }
    }
  }

  private List<Object[]> singles() {
    List<Object[]> singles = new ArrayList<>();
    for (int n = random.nextInt(4); n > 0; n--) {
      Object value = value(PLAIN);
      singles.add(new Object[] {value == null ? Found.NULL : value});
    }
    return singles;
  }

  private static void assertSame(Object written, JsonNode read) {
    if (written == null) {
      assertThat(read.isMissingNode()).isTrue();
    } else if (written == Found.NULL) {
      assertThat(read.isNull()).isTrue();
    } else if (written instanceof BigDecimal number) {
      assertThat(read.decimalValue()).isEqualByComparingTo(number);
    } else if (written instanceof Boolean) {
      assertThat(read.booleanValue()).isEqualTo(written);
    } else {
      assertThat(read.textValue()).isEqualTo(written);
    }
  }

  @Test
  void elements_of_a_list_are_read_back_by_number() throws Exception {
    FormatDefinition format = new FormatDefinition.Xml(null, Map.of(), "r");
    SourceReader.Builder sources = SourceReader.builder(format);
    for (int i = 1; i <= 3; i++) {
      sources.slot("l/i[" + i + "]/x");
      sources.slot("l/i[" + i + "]/@k");
      sources.slot("l/i[" + i + "]/v[1]");
      sources.slot("l/i[" + i + "]/v[2]");
    }
    SourceReader reader = sources.build();
    TargetWriter.Builder builder = TargetWriter.builder(format);
    TargetWriter.Repeated list = builder.repeated("l/i");
    list.items().slot("x");
    list.items().slot("@k");
    list.items().repeated("v").items().slot(".");
    TargetWriter writer = builder.build();
    for (int round = 0; round < ROUNDS; round++) {
      List<Object[]> items = new ArrayList<>();
      Object[] expected = new Object[12];
      for (int i = 0; i < random.nextInt(4); i++) {
        Object[] item = {
          text(PLAIN), text(PLAIN), List.of(new Object[] {text(PLAIN)}, new Object[] {Found.NULL})
        };
        items.add(item);
        expected[4 * i] = item[0];
        expected[4 * i + 1] = item[1];
        expected[4 * i + 2] = WrittenItems.of(item[2]).get(0)[0];
        expected[4 * i + 3] = Found.NULL;
      }
      Object[] read = new Object[12];

      reader.read(new SourceBody(writer.write(new Object[] {items}), null), read);

      assertThat(read).as("seed %d", Records.SEED).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"{'kind': 'json'}", "{'kind': 'xml', 'root': 'r'}"})
  void one_writer_serves_many_threads(String document) {
    TargetWriter.Builder builder = TargetWriter.builder(Records.format(document));
    builder.slot("a");
    builder.slot("b");
    TargetWriter writer = builder.build();
    List<Object[]> bodies = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      bodies.add(new Object[] {value(PLAIN), text(PLAIN)});
    }
    List<String> alone = bodies.stream().map(values -> written(writer, values)).toList();

    List<String> together = bodies.parallelStream().map(values -> written(writer, values)).toList();

    assertThat(together).isEqualTo(alone);
  }

  private static String written(TargetWriter writer, Object[] values) {
    return new String(writer.write(values), StandardCharsets.UTF_8);
  }
}
