package org.syncline.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.syncline.record.RecordType;
import org.syncline.record.RecordTypeDocument;

/** A required field is filled only by a row that can't end without a value. */
class RequiredFieldsTest {
  private static final RecordType TYPE =
      RecordTypeDocument.parse(
          bytes(
              "{'id': 'thing', 'fields': [{'name': 'a', 'type': 'string', 'required': true,"
                  + " 'privacy': 'none'}, {'name': 'b', 'type': 'string', 'privacy': 'none'},"
                  + " {'name': 'c', 'type': 'string', 'required': true, 'privacy': 'none'}]}"));

  private static byte[] bytes(String json) {
    return json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
  }

  private static MappingTable table(String row) {
    return MappingTable.parse(
        bytes(
            "{'id': 'm', 'recordType': 'thing', 'rows': [{'target': 'c', 'constant': 'x'}, "
                + row
                + "]}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'target': 'a', 'source': 'x', 'required': true}",
        "{'target': 'a', 'source': 'x', 'required': true, 'default': 'y'}",
        "{'target': 'a', 'source': 'x', 'required': true, 'default': 'y', 'onError': 'default'}",
        "{'target': 'a', 'source': 'x', 'required': true, 'onBlank': 'null'}",
        "{'target': 'a', 'constant': 'y'}",
        "{'target': 'a', 'constant': false}",
        "{'target': 'a', 'constant': 'z', 'when': [{'source': 'x', 'present': true}]}, {'target': 'a', 'constant': 'y'}"
      })
  void a_row_that_refuses_what_has_no_value_fills_it(String row) {
    assertThat(RequiredFields.unfilled(table(row), TYPE)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'target': 'b', 'source': 'x', 'required': true}",
        "{'target': 'a', 'source': 'x'}",
        "{'target': 'a', 'source': 'x', 'default': 'y'}",
        "{'target': 'a', 'source': 'x', 'required': true, 'default': null}",
        "{'target': 'a', 'source': 'x', 'required': true, 'default': ' '}",
        "{'target': 'a', 'constant': null}",
        "{'target': 'a', 'constant': 'y', 'when': [{'source': 'x', 'present': true}]}",
        "{'target': 'a', 'source': 'x', 'when': [{'source': 'y', 'present': true}]}, {'target': 'a', 'constant': 'y'}",
        "{'target': 'a', 'constant': ''}"
      })
  void a_row_that_may_end_without_one_does_not(String row) {
    assertThat(RequiredFields.unfilled(table(row), TYPE)).containsExactly("a");
  }

  /** What is said of rows above is what plans do. */
  @ParameterizedTest
  @ValueSource(strings = {"{}", "{'x': null}", "{'x': ''}", "{'x': ' '}"})
  void a_plan_of_such_a_row_never_gives_an_empty_value(String body) {
    MappingPlan plan =
        MappingCompiler.compile(
            MappingTable.parse(
                bytes(
                    "{'id': 'm', 'recordType': 'thing', 'rows': [{'target': '@key', 'source': 'k'},"
                        + " {'target': 'a', 'source': 'x', 'required': true, 'default': 'y',"
                        + " 'onBlank': 'absent'}]}")),
            new org.syncline.mapping.format.FormatDefinition.Json(),
            TYPE,
            "erp");

    Mapped mapped =
        plan.map(
            Plans.body(body.replace("{", "{'k': '1', ").replace(", }", "}").replace('\'', '"')));

    if (mapped instanceof Mapped.Accepted accepted) {
      assertThat(accepted.draft().values().get("a")).isEqualTo("y");
    } else {
      assertThat(((Mapped.Rejected) mapped).problems())
          .singleElement()
          .satisfies(problem -> assertThat(problem.code()).isEqualTo("REQUIRED_MISSING"));
    }
  }

  @Test
  void a_type_that_requires_nothing_is_always_filled() {
    RecordType free =
        RecordTypeDocument.parse(
            bytes(
                "{'id': 'thing', 'fields': [{'name': 'a', 'type': 'string', 'privacy': 'none'}]}"));

    assertThat(RequiredFields.unfilled(table("{'target': 'b', 'constant': 'x'}"), free)).isEmpty();
  }
}
