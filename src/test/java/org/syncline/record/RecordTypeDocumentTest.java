package org.syncline.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.syncline.configuration.ConfigurationProblem;
import org.syncline.configuration.InvalidConfiguration;

class RecordTypeDocumentTest {

  @Test
  void the_customer_is_read() throws Exception {
    RecordType customer =
        RecordTypeDocument.parse(
            Files.readAllBytes(
                Path.of("src", "main", "resources", "record-types", "customer.json")));

    assertThat(customer.id()).isEqualTo("customer");
    assertThat(customer.label()).containsEntry("zh", "客户");
    assertThat(customer.matchRules())
        .containsExactly(new MatchRule("same e-mail", List.of("email")));
    FieldDefinition kind = customer.field("kind").orElseThrow();
    assertThat(kind.type()).isEqualTo(FieldType.ENUM);
    assertThat(kind.values()).containsExactlyInAnyOrder("person", "organisation");
    FieldDefinition birthDate = customer.field("birthDate").orElseThrow();
    assertThat(birthDate.privacy()).isEqualTo(FieldDefinition.Privacy.SENSITIVE);
    assertThat(customer.field("employer").orElseThrow().referenceTo()).isEqualTo("customer");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {'name': 'a', 'type': 'text', 'privacy': 'none'}                          | fields[0].type
          {'name': 'a', 'type': 'string'}                                           | fields[0].privacy
          {'name': 'a', 'type': 'string', 'privacy': 'none', 'maxLenght': 3}        | fields[0].maxLenght
          {'name': 'a', 'type': 'string', 'privacy': 'none', 'maxLength': 0}        | fields[0].maxLength
          {'name': 'a', 'type': 'string', 'privacy': 'none', 'values': ['x']}       | fields[0].values
          {'name': 'a', 'type': 'string', 'privacy': 'none', 'to': 'x'}             | fields[0].to
          {'name': 'a', 'type': 'string', 'privacy': 'none', 'pattern': '(a)\\\\1'}   | fields[0].pattern
          {'name': 'a', 'type': 'string', 'privacy': 'none', 'pattern': 'a'}        | fields[0]
          {'name': 'a', 'type': 'email', 'privacy': 'none', 'maxLength': 9, 'pattern': 'a'} | fields[0]
          {'name': 'A', 'type': 'string', 'privacy': 'none'}                        | fields[0]
          {'name': 'a', 'type': 'enum', 'privacy': 'none'}                          | fields[0]
          {'name': 'a', 'type': 'reference', 'privacy': 'none'}                     | fields[0]
          """)
  void a_field_that_can_not_work_is_refused_with_its_path(String field, String path) {
    String document = "{'id': 'thing', 'fields': [" + field + "]}";

    InvalidConfiguration refused =
        catchThrowableOfType(
            InvalidConfiguration.class,
            () ->
                RecordTypeDocument.parse(
                    document.replace('\'', '"').getBytes(StandardCharsets.UTF_8)));

    assertThat(refused.problems()).extracting(ConfigurationProblem::path).contains(path);
  }

  @Test
  void a_field_is_required_only_where_it_says_so_and_never_in_a_relation() {
    String document =
        "{'id': 'thing', 'fields': [{'name': 'a', 'type': 'string', 'required': true, 'privacy':"
            + " 'none'}, {'name': 'b', 'type': 'string', 'privacy': 'none'}]}";
    RecordType type =
        RecordTypeDocument.parse(document.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    String related =
        document.replace(
            "]}",
            "], 'relations': [{'name': 'r', 'to': ['thing'], 'fields': [{'name': 'c', 'type':"
                + " 'string', 'required': true, 'privacy': 'none'}]}]}");

    assertThat(type.field("a").orElseThrow().required()).isTrue();
    assertThat(type.field("b").orElseThrow().required()).isFalse();
    InvalidConfiguration refused =
        catchThrowableOfType(
            InvalidConfiguration.class,
            () ->
                RecordTypeDocument.parse(
                    related.replace('\'', '"').getBytes(StandardCharsets.UTF_8)));
    assertThat(refused.problems())
        .extracting(ConfigurationProblem::path)
        .containsExactly("relations[0]");
  }

  @Test
  void a_match_rule_names_fields_of_the_type() {
    String document =
        "{'id': 'thing', 'fields': [{'name': 'a', 'type': 'string', 'privacy': 'none'}],"
            + " 'match': [{'name': 'same b', 'fields': ['b']}]}";

    InvalidConfiguration refused =
        catchThrowableOfType(
            InvalidConfiguration.class,
            () ->
                RecordTypeDocument.parse(
                    document.replace('\'', '"').getBytes(StandardCharsets.UTF_8)));

    assertThat(refused).hasMessageContaining("unknown field 'b'");
  }

  @Test
  void a_match_rule_may_not_name_a_reference() {
    String document =
        "{'id':'customer','label':{},'fields':[{'name':'employer','type':'reference','to':'customer',"
            + "'privacy':'none','label':{}}],'match':[{'name':'same employer','fields':['employer']}]}";

    InvalidConfiguration refused =
        catchThrowableOfType(
            InvalidConfiguration.class,
            () ->
                RecordTypeDocument.parse(
                    document.replace('\'', '"').getBytes(StandardCharsets.UTF_8)));

    assertThat(refused).hasMessageContaining("names the reference 'employer'");
  }
}
