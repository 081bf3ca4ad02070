package org.syncline.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.syncline.mapping.expression.DefinedFunctions;
import org.syncline.mapping.format.FormatDefinition;

/** A row that only looks a code up makes the same as one with a step that changes nothing. */
class CodesLookedUpTest {
  private static final List<String> VALUES =
      List.of(
          "'A'",
          "'B'",
          "'gone'",
          "'blank'",
          "''",
          "' '",
          "'e\u0301'",
          "'\u00e9'",
          "'\u59d3'",
          "null",
          "true",
          "7",
          "{}",
          "['A']");

  private static final List<String> UNKNOWN =
      List.of("'keep'", "'reject'", "'null'", "{'default': 'C'}");

  private static final List<String> OPTIONS =
      List.of(
          "",
          ", 'required': true",
          ", 'default': 'fallback'",
          ", 'onBlank': 'null'",
          ", 'onBlank': 'value'",
          ", 'onError': 'null'",
          ", 'required': true, 'onBlank': 'value'");

  private static BodyPlan plan(String options, String unknown, String steps) {
    String table =
        """
        {'id': 'codes', 'output': {'kind': 'json'}, 'rows': [
          {'target': 'code', 'source': 'code', 'map': 'codes'OPTIONSSTEPS},
          {'target': 'beside', 'source': 'beside'}],
         'maps': {'codes': {'entries': {'A': 'one', 'B': 'said \\"B\\"', 'gone': '', 'blank': ' ', '\u00e9': 'accent',
           'true': 'yes', '7': 'seven'}, 'unknown': UNKNOWN}}}
        """
            .replace("OPTIONS", options)
            .replace("STEPS", steps)
            .replace("UNKNOWN", unknown)
            .replace('\'', '"');
    return MappingCompiler.compile(
        MappingTable.parse(table.getBytes(StandardCharsets.UTF_8)),
        new FormatDefinition.Json(),
        DefinedFunctions.NONE);
  }

  private static String shown(MappedBody mapped) {
    return mapped instanceof MappedBody.Written written
        ? new String(written.bytes(), StandardCharsets.UTF_8) + written.noted()
        : mapped.toString();
  }

  @Test
  void become_what_all_steps_would_make_of_them() {
    List<String> made = new ArrayList<>();
    for (String options : OPTIONS) {
      for (String unknown : UNKNOWN) {
        BodyPlan lookingUp = plan(options, unknown, "");
        BodyPlan stepping = plan(options, unknown, ", 'steps': [['suffix', '']]");
        for (String value : VALUES) {
          for (String beside : List.of("'plain'", "'\u59d3'")) {
            String body = "{'code': %s, 'beside': %s}".formatted(value, beside).replace('\'', '"');
            String found = shown(lookingUp.map(Plans.body(body)));
            assertThat(found)
                .as("%s, unknown %s, body %s", options, unknown, body)
                .isEqualTo(shown(stepping.map(Plans.body(body))));
            made.add(found);
          }
        }
      }
    }
    assertThat(made).contains("{\"code\":\"one\",\"beside\":\"plain\"}[]");
    assertThat(made.stream().filter(text -> text.contains("accent"))).isNotEmpty();
  }
}
