package org.syncline.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.syncline.mapping.expression.DefinedFunctions;
import org.syncline.mapping.format.FormatDefinition;
import org.syncline.mapping.format.SourceBody;

/**
 * Texts that are copied undecoded come out as those that were decoded: where a second row asks for
 * each source, none is copied. Bodies in UTF-16 are read by tokens.
 */
class CopiedTextsTest {
  private static final long SEED = Long.getLong("seed", 20_261_126L);
  private static final int BODIES = 20_000 / Integer.getInteger("rounds.divisor", 1);

  private static final List<String> VALUES =
      List.of(
          "\"\"",
          "\" \"",
          "\"plain\"",
          "\"a text of more than sixteen bytes\"",
          "\"J\u00fcrgen Gro\u00dfmann\"",
          "\"e\u0301 combined\"",
          "\"\\u0065\\u0301\"",
          "\"\u59d3\u540d\"",
          "\"\ud83d\ude00\"",
          "\"said \\\"no\\\"\"",
          "\"\\/ \\n \\u0001\"",
          "\"\u007f\u0080\u02ff\"",
          "\"A\"",
          "\"unknown\"",
          "\"2026-02-29\"",
          "\"2026-01-31\"",
          "null",
          "true",
          "12.50",
          "1e400",
          "{}",
          "[\"x\"]");

  private static final List<String> SOURCES =
      List.of("a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k");

  private final BodyPlan plan = plan("");

  /** With a member more at the end, by rows that ask for each source once more. */
  private final BodyPlan decoding =
      plan(
          SOURCES.stream()
              .map(
                  name ->
                      ", {'target': 'z.%s', 'source': '%s', 'steps': ['upper'], 'onError': 'null'}"
                          .formatted(name, name))
              .collect(Collectors.joining()));

  private static BodyPlan plan(String rows) {
    return MappingCompiler.compile(
        MappingTable.parse(
            quoted(
                """
                  {'id': 'copies', 'output': {'kind': 'json'}, 'rows': [
                    {'target': 'constant', 'constant': 'said \\"yes\\" \u00e4'},
                    {'target': 'plain', 'constant': 'plain'},
                    {'target': 'copy', 'source': 'a', 'onError': 'null'},
                    {'target': 'nullable', 'source': 'b', 'default': null},
                    {'target': 'kept', 'source': 'c', 'onBlank': 'value', 'onError': 'null'},
                    {'target': 'cleared', 'source': 'd', 'onBlank': 'null'},
                    {'target': 'required', 'source': 'e', 'required': true},
                    {'target': 'twice', 'source': 'f', 'onError': 'null'},
                    {'target': 'again', 'source': 'f', 'steps': ['upper']},
                    {'target': 'first', 'source': ['g', 'h'], 'onError': 'null'},
                    {'target': 'when', 'source': 'i', 'when': [{'source': 'i', 'is': ['plain', '\u59d3\u540d', 'said \\"no\\"']}]},
                    {'target': 'date', 'source': 'j', 'type': 'date', 'onError': 'null'},
                    {'target': 'code', 'source': 'k', 'map': 'codes', 'onError': 'null'},
                    {'target': 'name.inner', 'source': 'l.m'},
                    {'target': 'items', 'each': 'list[*n!=plain]', 'rows': [
                      {'target': 'n', 'source': 'n'}, {'target': 'o', 'source': 'o'},
                      {'target': 'of', 'source': '$.a'}]}ROWS],
                   'maps': {'codes': {'entries': {'A': 'said \\"A\\"', 'plain': 'PLAIN', '\u59d3\u540d': ' '},
                     'unknown': 'keep'}}}
                  """
                    .replace("ROWS", rows))),
        new FormatDefinition.Json(),
        DefinedFunctions.NONE);
  }

  private final Random random = new Random(SEED);

  /** A document that is written with single quotes. */
  private static byte[] quoted(String document) {
    return document.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
  }

  private String value() {
    return VALUES.get(random.nextInt(VALUES.size()));
  }

  private String body() {
    List<String> members = new ArrayList<>();
    for (String name : SOURCES) {
      if (random.nextInt(8) > 0) {
        members.add('"' + name + "\":" + value());
      }
    }
    members.add("\"l\":" + (random.nextInt(4) == 0 ? value() : "{\"m\":" + value() + "}"));
    List<String> items = new ArrayList<>();
    for (int n = random.nextInt(4); n > 0; n--) {
      items.add("{\"n\":" + value() + ",\"o\":" + value() + "}");
    }
    members.add("\"list\":[" + String.join(",", items) + "]");
    return "{" + String.join(",", members) + "}";
  }

  @Test
  void come_out_as_decoded_ones() {
    int written = 0;
    for (int i = 0; i < BODIES; i++) {
      String body = body();
      byte[] utf16 = body.getBytes(StandardCharsets.UTF_16BE);
      MappedBody copied = plan.map(Plans.body(body));
      MappedBody byTokens = plan.map(new SourceBody(utf16, "UTF-16BE"));
      MappedBody decoded = decoding.map(Plans.body(body));

      assertThat(shown(copied)).as("seed %d, body %s", SEED, body).isEqualTo(shown(byTokens));
      assertThat(bytes(copied)).as("seed %d, body %s", SEED, body).isEqualTo(bytes(decoded));
      written += copied instanceof MappedBody.Written ? 1 : 0;
    }
    assertThat(written).isGreaterThan(BODIES / 10);
  }

  /** Without the member that only one of the plans writes; empty where the body was rejected. */
  private static String bytes(MappedBody mapped) {
    if (!(mapped instanceof MappedBody.Written written)) {
      return "";
    }
    String text = new String(written.bytes(), StandardCharsets.UTF_8);
    int more = text.indexOf(",\"z\":{");
    return more < 0 ? text : text.substring(0, more) + "}";
  }

  @Test
  void are_told_in_a_trace_as_decoded_ones() {
    for (int i = 0; i < BODIES / 10; i++) {
      String body = body();
      byte[] utf16 = body.getBytes(StandardCharsets.UTF_16BE);
      assertThat(plan.trace(Plans.body(body)))
          .as("seed %d, body %s", SEED, body)
          .isEqualTo(plan.trace(new SourceBody(utf16, "UTF-16BE")));
    }
  }

  private static String shown(MappedBody mapped) {
    return mapped instanceof MappedBody.Written written
        ? new String(written.bytes(), StandardCharsets.UTF_8) + written.noted()
        : mapped.toString();
  }
}
