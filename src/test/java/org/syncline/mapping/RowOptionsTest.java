package org.syncline.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.syncline.configuration.ConfigurationProblem;
import org.syncline.configuration.InvalidConfiguration;
import org.syncline.mapping.expression.DefinedFunctions;
import org.syncline.mapping.format.FormatDefinition;

/** All members without effect are told, each at its place. */
class RowOptionsTest {
  private static final String LOOKUPS =
      ", 'maps': {'m': {'entries': {'a': 'b'}, 'unknown': 'keep'}},"
          + " 'tables': {'t': {'inputs': ['x'], 'unknown': 'null',"
          + " 'lines': [{'when': ['1'], 'then': '2'}]}}}";

  private static List<String> withoutEffect(InvalidConfiguration refused, String beside) {
    return refused.problems().stream()
        .filter(problem -> problem.message().contains("no effect beside " + beside))
        .map(ConfigurationProblem::path)
        .toList();
  }

  @Test
  void beside_a_constant_nothing_that_changes_a_value_has_an_effect() {
    InvalidConfiguration refused =
        catchThrowableOfType(
            InvalidConfiguration.class,
            () ->
                Plans.plan(
                    "{'kind': 'json'}",
                    "{'target': '@key', 'source': 'id'}",
                    "{'target': 'text', 'constant': 'c', 'steps': ['trim'], 'map': 'm', 'table':"
                        + " 't', 'required': true, 'default': 'd', 'onBlank': 'null', 'onError':"
                        + " 'default'}"));

    assertThat(withoutEffect(refused, "a constant"))
        .containsExactlyInAnyOrder(
            "rows[1].steps",
            "rows[1].map",
            "rows[1].table",
            "rows[1].required",
            "rows[1].default",
            "rows[1].onBlank",
            "rows[1].onError");
  }

  @Test
  void beside_each_neither() {
    InvalidConfiguration refused =
        catchThrowableOfType(
            InvalidConfiguration.class,
            () ->
                MappingCompiler.compile(
                    MappingTable.parse(
                        MappingCompilerTest.json(
                            "{'id': 'm', 'output': {'kind': 'json'}, 'rows': ["
                                + "{'target': 'l', 'each': 'a', 'steps': ['trim'], 'map': 'm',"
                                + " 'table': 't', 'type': 'integer', 'default': 'd', 'onBlank':"
                                + " 'null', 'onError': 'default', 'rows': ["
                                + "{'target': 'n', 'source': 'n'}]}]"
                                + LOOKUPS)),
                    new FormatDefinition.Json(),
                    DefinedFunctions.NONE));

    assertThat(withoutEffect(refused, "'each'"))
        .containsExactlyInAnyOrder(
            "rows[0].steps",
            "rows[0].map",
            "rows[0].table",
            "rows[0].type",
            "rows[0].default",
            "rows[0].onBlank",
            "rows[0].onError");
  }
}
