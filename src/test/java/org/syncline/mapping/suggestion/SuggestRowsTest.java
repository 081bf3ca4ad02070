package org.syncline.mapping.suggestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.syncline.configuration.ConfigurationProblem;
import org.syncline.configuration.InvalidConfiguration;
import org.syncline.mapping.format.FormatDefinition;
import org.syncline.mapping.format.SourceBody;
import org.syncline.platform.Actor;
import org.syncline.platform.GivenActor;
import org.syncline.platform.NotAllowedException;
import org.syncline.platform.Permission;
import org.syncline.record.RecordType;
import org.syncline.record.RecordTypes;

class SuggestRowsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final SuggestRows suggestRows = new SuggestRows(new Shipped(), this::newest);
  private final List<StoredSamples.Asked> asked = new ArrayList<>();
  private Optional<StoredSamples.Stored> stored = Optional.empty();

  private Optional<StoredSamples.Stored> newest(StoredSamples.Asked question, Actor who) {
    who.require(Permission.READ_BODIES);
    asked.add(question);
    return stored;
  }

  private static final class Shipped implements RecordTypes {
    @Override
    public Optional<RecordType> named(String id) {
      try {
        return id.equals("customer") || id.equals("case")
            ? Optional.of(LabelledCase.type(id))
            : Optional.empty();
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public Collection<RecordType> all() {
      return List.of();
    }
  }

  /** Documents are written with single quotes. */
  private Suggestions suggest(String request) {
    return suggestRows.suggest(
        request.replace('\'', '"').getBytes(StandardCharsets.UTF_8), GivenActor.ADA);
  }

  private static String csv(String... lines) throws IOException {
    ObjectNode request = JSON.createObjectNode().put("recordType", "customer");
    request.putObject("format").put("kind", "csv");
    request.putArray("samples").add(String.join("\n", lines));
    return JSON.writeValueAsString(request);
  }

  private Suggestions suggestCsv(String... lines) throws IOException {
    return suggestRows.suggest(csv(lines).getBytes(StandardCharsets.UTF_8), GivenActor.ADA);
  }

  private static Suggestion of(String target, Suggestions suggestions) {
    return suggestions.suggestions().stream()
        .filter(suggestion -> suggestion.target().equals(target))
        .findFirst()
        .orElseThrow(() -> new AssertionError("nothing for " + target + " in " + suggestions));
  }

  private static final String TWO_MAILS =
      "{'recordType': 'customer', 'fields': [{'name': 'email', 'type': 'varchar(254)'},"
          + " {'name': 'mail', 'type': 'varchar(254)'}], 'threshold': 0.3";

  @Test
  void a_rejected_row_does_not_return_and_the_next_best_takes_its_place() {
    Suggestion first = of("email", suggest(TWO_MAILS + "}"));
    Suggestions second =
        suggest(
            TWO_MAILS + ", 'rejected': [{'target': 'email', 'source': '" + first.source() + "'}]}");

    assertThat(of("email", second).source()).isNotEqualTo(first.source());
  }

  @Test
  void the_source_is_told_with_masked_values_and_what_they_are() throws IOException {
    List<SourceField> fields =
        suggestRows
            .study(
                csv(
                        "no,tel,born,code,empty,tag",
                        "1,030 3456789,03.04.1980,007,,x",
                        "2,,25.12.1975,010,,x")
                    .getBytes(StandardCharsets.UTF_8),
                GivenActor.ADA)
            .fields();

    assertThat(fields)
        .extracting(SourceField::path)
        .containsExactly("no", "tel", "born", "code", "empty", "tag");
    assertThat(fields)
        .extracting(SourceField::type)
        .containsExactly(
            SourceField.Type.NUMBER,
            SourceField.Type.TEXT,
            SourceField.Type.MOMENT,
            SourceField.Type.TEXT,
            SourceField.Type.NOTHING,
            SourceField.Type.TEXT);
    assertThat(fields.get(1))
        .satisfies(
            tel -> {
              assertThat(tel.example()).isEqualTo("0\u2026 (11)");
              assertThat(tel.filled()).isEqualTo(1);
              assertThat(tel.records()).isEqualTo(2);
            });
    assertThat(fields.get(5).different()).isEqualTo(1);
    assertThat(fields.get(4).example()).isNull();
  }

  @Test
  void an_accepted_row_takes_its_target_and_its_source() {
    Suggestions suggestions =
        suggest(TWO_MAILS + ", 'accepted': [{'target': 'email', 'source': 'mail'}]}");

    assertThat(suggestions.suggestions())
        .noneMatch(row -> row.target().equals("email") || row.source().equals("mail"));
    assertThat(suggestions.targetsWithout()).doesNotContain("email");
    assertThat(suggestions.sourcesWithout()).doesNotContain("mail");
  }

  @Test
  void two_sources_that_fit_alike_are_less_sure_than_one() {
    double alone =
        of("email", suggest("{'recordType': 'customer', 'fields': [{'name': 'email'}]}")).score();

    assertThat(of("email", suggest(TWO_MAILS + "}")).score()).isLessThan(alone);
  }

  @Test
  void no_target_and_no_source_comes_twice() throws IOException {
    for (LabelledCase labelled : LabelledCase.all()) {
      List<Suggestion> suggestions = labelled.suggest(0).suggestions();

      assertThat(suggestions).extracting(Suggestion::target).doesNotHaveDuplicates();
      assertThat(suggestions).extracting(Suggestion::source).doesNotHaveDuplicates();
      assertThat(suggestions)
          .extracting(Suggestion::score)
          .isSortedAccordingTo((one, other) -> Double.compare(other, one));
    }
  }

  @Test
  void the_same_request_is_answered_alike() throws IOException {
    LabelledCase labelled = LabelledCase.named("customer-salesforce-account");

    assertThat(labelled.suggest(0)).isEqualTo(labelled.suggest(0));
  }

  @Test
  void below_the_threshold_it_is_silent() throws IOException {
    Suggestions suggestions = suggestCsv("a1,a3,a6", "17,x,true", "5,x,false", "17,y,true");

    assertThat(suggestions.suggestions()).isEmpty();
    assertThat(suggestions.sourcesWithout()).containsExactly("a1", "a3", "a6");
    assertThat(suggestions.targetsWithout()).contains("@key", "email");
  }

  @Test
  void dates_that_nothing_decides_are_left_to_a_person() throws IOException {
    Suggestion birth =
        of("birthDate", suggestCsv("no,date of birth", "1,03/04/1980", "2,07/11/1975"));

    assertThat(birth.row()).doesNotContainKey("format");
    assertThat(birth.toDecide())
        .containsExactly("format: all values fit dd/MM/yyyy and MM/dd/yyyy");
  }

  @Test
  void dates_are_decided_by_one_value_or_by_another_field_of_the_source() throws IOException {
    Suggestion byValue =
        of("birthDate", suggestCsv("no,date of birth", "1,03/04/1980", "2,07/31/1975"));
    Suggestion byField =
        of(
            "birthDate",
            suggestCsv(
                "no,date of birth,ordered", "1,03/04/1980,25/12/2025", "2,07/11/1975,01/02/2025"));

    assertThat(byValue.row()).containsEntry("format", "MM/dd/yyyy");
    assertThat(byField.row()).containsEntry("format", "dd/MM/yyyy");
    assertThat(byField.toDecide()).isEmpty();
  }

  @Test
  void decimals_get_the_locale_that_they_are_written_in() throws IOException {
    assertThat(
            of("creditLimit", suggestCsv("no|credit limit".replace('|', ','), "1,\"1.234,50\""))
                .row())
        .containsEntry("locale", "de");
    assertThat(of("creditLimit", suggestCsv("no,credit limit", "1,\"1,234.50\"")).row())
        .containsEntry("locale", "en");
    assertThat(of("creditLimit", suggestCsv("no,credit limit", "1,1234.50")).row())
        .doesNotContainKey("locale");
    assertThat(of("creditLimit", suggestCsv("no,credit limit", "1,1.234")).toDecide())
        .singleElement()
        .asString()
        .startsWith("locale: ");
  }

  @Test
  void phones_get_the_region_of_the_countries_beside_them() throws IOException {
    Suggestion phone =
        of("phone", suggestCsv("no,tel,country", "1,030 3456789,DE", "2,040 4567890,DE", "3,,DE"));

    assertThat(phone.row()).containsEntry("region", "DE");
    assertThat(phone.reasons())
        .contains("name: tel = phone", "values: all are phone numbers of DE");
  }

  @Test
  void flags_get_their_words() throws IOException {
    assertThat(of("newsletter", suggestCsv("no,newsletter", "1,ja", "2,nein", "3,ja")).row())
        .containsEntry("true", List.of("ja"))
        .containsEntry("false", List.of("nein"));
  }

  @Test
  void enums_get_a_map_of_the_texts_that_are_known_and_leave_the_others() throws IOException {
    Suggestion rating =
        of(
            "rating",
            suggestCsv("no,rating", "1,Hot", "2,Hot", "3,Kalt", "4,Lukewarm-ish", "5,Kalt"));

    assertThat(rating.map()).isNotNull();
    assertThat(rating.map().entries()).isEqualTo(Map.of("Hot", "hot", "Kalt", "cold"));
    assertThat(rating.row()).containsEntry("map", rating.map().name());
    assertThat(rating.toDecide()).containsExactly("map: 1 text is not known; add what it means");
  }

  @Test
  void names_of_countries_get_a_map_to_their_codes() throws IOException {
    Suggestion country =
        of("country", suggestCsv("no,land", "1,Deutschland", "2,AT", "3,Frankreich", "4,AT"));

    assertThat(country.map()).isNotNull();
    assertThat(country.map().entries())
        .isEqualTo(Map.of("Deutschland", "DE", "AT", "AT", "Frankreich", "FR"));
  }

  @Test
  void padded_texts_are_trimmed() throws IOException {
    assertThat(of("city", suggestCsv("no,city", "1, Berlin ", "2,Bonn")).row())
        .containsEntry("steps", List.of("trim"));
  }

  @Test
  void a_name_alone_does_not_win_over_values_that_are_something_else() throws IOException {
    Suggestions suggestions =
        suggestCsv("id,email,contact address", "u1,true,a@b.example", "u2,false,c@d.example");

    assertThat(suggestions.suggestions()).noneMatch(row -> row.source().equals("email"));
  }

  @Test
  void no_value_of_a_sample_is_shown_unmasked() throws IOException {
    String answer =
        JSON.writeValueAsString(
            suggestCsv(
                "no,first name,last name,email,tel,date of birth,city,segment text,rating",
                "K-77001,Zebulon,Quarkmeyer,zq@secret.example,030 3456789,03.04.1980,Zwiesel,top"
                    + " secret remark,Zuckersuess",
                "K-77002,Ophelia,Nebelhorn,on@secret.example,030 3456781,13.04.1981,Zwettl,top"
                    + " secret rumour,Hot"));

    assertThat(answer)
        .contains("K\u2026 (7)")
        .doesNotContain(
            "77001",
            "Zebulon",
            "Quarkmeyer",
            "secret",
            "3456789",
            "1980",
            "Zwiesel",
            "Zuckersuess");
  }

  @Test
  void a_sensitive_field_shows_not_even_the_beginning() throws IOException {
    assertThat(of("birthDate", suggestCsv("no,date of birth", "1,31.12.1980")).example())
        .isEqualTo("\u2026 (10)");
  }

  @Test
  void values_of_later_items_are_second_choices() throws IOException {
    ObjectNode request = JSON.createObjectNode().put("recordType", "customer");
    request.putObject("format").put("kind", "json");
    request
        .putArray("samples")
        .add("{\"id\": \"A1\", \"emails\": [\"a@b.example\", \"c@d.example\"]}")
        .add("{\"id\": \"A2\", \"emails\": [\"e@b.example\", \"f@d.example\"]}");
    Suggestions suggestions = suggest(JSON.writeValueAsString(request));

    assertThat(of("email", suggestions).source()).isEqualTo("emails[0]");
    assertThat(of("secondEmail", suggestions).source()).isEqualTo("emails[1]");
  }

  @Test
  void references_name_the_object_that_a_person_has_to_confirm() {
    Suggestions suggestions =
        suggest("{'recordType': 'case', 'fields': [{'name': 'account_id', 'type': 'bigint'}]}");

    assertThat(of("customer", suggestions).row())
        .containsEntry("link", Map.of("object", "customer"));
    assertThat(of("customer", suggestions).toDecide()).isNotEmpty();
  }

  @Test
  void only_who_may_configure_is_answered() {
    assertThatThrownBy(
            () -> suggestRows.suggest(new byte[0], GivenActor.without(Permission.CONFIGURE)))
        .isInstanceOf(NotAllowedException.class);
  }

  private void refused(String request, String path, String sentence) {
    assertThatThrownBy(() -> suggest(request))
        .isInstanceOfSatisfying(
            InvalidConfiguration.class,
            e ->
                assertThat(e.problems())
                    .anySatisfy(
                        problem -> {
                          assertThat(problem.path()).isEqualTo(path);
                          assertThat(problem.message()).contains(sentence);
                        }));
  }

  @Test
  void a_request_that_cannot_be_answered_says_why() {
    String fields = "'fields': [{'name': 'email'}]";
    refused("{'recordType': 'none', " + fields + "}", "recordType", "no such record type");
    refused("{'recordType': 'case'}", "samples", "Give one of");
    refused("{'recordType': 'case', 'schema': {}, " + fields + "}", "samples", "only one");
    refused("{'recordType': 'case', 'schema': {}}", "schema", "no property");
    refused("{'recordType': 'case', 'fields': []}", "fields", "at least one");
    refused("{'recordType': 'case', 'threshold': 2, " + fields + "}", "threshold", "0 to 1");
    refused("{'recordType': 'case', 'samples': ['{}']}", "format", "missing");
    refused(
        "{'recordType': 'case', 'format': {'kind': 'json'}, " + fields + "}", "format", "leave");
    refused(
        "{'recordType': 'case', 'format': {'kind': 'json'}, 'samples': []}", "samples", "1 to 200");
    refused(
        "{'recordType': 'case', 'format': {'kind': 'json'}, 'samples': ['[', '7']}",
        "samples[1]",
        "JSON object");
    refused(
        "{'recordType': 'case', 'fields': [{'name': 'x', 'kind': 'y'}]}",
        "fields[0].kind",
        "unknown");
  }

  @Test
  void too_many_samples_are_refused() throws IOException {
    ObjectNode request = JSON.createObjectNode().put("recordType", "customer");
    request.putObject("format").put("kind", "json");
    ArrayNode samples = request.putArray("samples");
    IntStream.rangeClosed(0, SuggestionRequest.MOST_SAMPLES).forEach(i -> samples.add("{}"));

    refused(JSON.writeValueAsString(request), "samples", "1 to 200");
  }

  @Test
  void a_sample_that_cannot_be_read_is_told_and_the_others_are_used() {
    Suggestions suggestions =
        suggest(
            "{'recordType': 'customer', 'format': {'kind': 'csv'},"
                + " 'samples': ['email\\na@b.example\\nc@d.example', '']}");

    assertThat(suggestions.records()).isEqualTo(2);
    assertThat(suggestions.unreadable())
        .singleElement()
        .satisfies(sample -> assertThat(sample.sample()).isEqualTo(1));
    assertThat(of("email", suggestions).source()).isEqualTo("email");
  }

  // ---- stored messages

  private static StoredSamples.Message message(long receipt, String text, String charset) {
    return new StoredSamples.Message(
        receipt, new SourceBody(text.getBytes(Charset.forName(charset)), charset));
  }

  private void isStored(FormatDefinition format, StoredSamples.Message... messages) {
    stored = Optional.of(new StoredSamples.Stored(format, List.of(messages)));
  }

  private List<String> problems(String request) {
    try {
      suggest(request);
    } catch (InvalidConfiguration e) {
      return e.problems().stream().map(ConfigurationProblem::path).toList();
    }
    throw new AssertionError("nothing is wrong with " + request);
  }

  @Test
  void stored_messages_of_a_flow_are_samples_in_its_format_and_their_receipts_are_told() {
    isStored(
        new FormatDefinition.Json(),
        message(9, "{\"mail\": \"grössner@example.org\"}", "ISO-8859-1"),
        message(7, "not JSON", "UTF-8"),
        message(5, "{\"mail\": \"ahrens@example.org\"}", "UTF-16"));

    Suggestions suggestions =
        suggest(
            "{'recordType': 'customer', 'stored': {'flow': 'erp-customers', 'newest': 3,"
                + " 'from': '2026-01-01T00:00:00Z', 'to': '2026-02-01T00:00:00+01:00'}}");

    assertThat(of("email", suggestions).source()).isEqualTo("mail");
    assertThat(of("email", suggestions).example()).isEqualTo("g\u2026 (20)");
    assertThat(suggestions.records()).isEqualTo(2);
    assertThat(suggestions.receipts()).containsExactly(9L, 7L, 5L);
    assertThat(suggestions.unreadable()).hasSize(1);
    assertThat(suggestions.unreadable().get(0).sample()).isEqualTo(1);
    assertThat(asked)
        .containsExactly(
            new StoredSamples.Asked(
                "erp-customers",
                null,
                "",
                Instant.parse("2026-01-01T00:00:00Z"),
                Instant.parse("2026-01-31T23:00:00Z"),
                3));
  }

  @Test
  void stored_messages_of_a_system_are_read_in_the_format_that_the_request_says() {
    isStored(null, message(9, "KdNr;Mail\n4711;a@example.org\n", "UTF-8"));

    Suggestions suggestions =
        suggest(
            "{'recordType': 'customer', 'stored': {'system': 'erp', 'object': 'partner'},"
                + " 'format': {'kind': 'csv', 'separator': ';'}}");

    assertThat(of("email", suggestions).source()).isEqualTo("Mail");
    assertThat(asked)
        .containsExactly(new StoredSamples.Asked(null, "erp", "partner", null, null, 200));
  }

  @Test
  void what_can_not_be_asked_of_stored_messages_is_named_and_nothing_is_read() {
    String begin = "{'recordType': 'customer', 'stored': {";

    assertThat(problems(begin + "}}")).containsExactly("stored.flow", "format");
    assertThat(problems(begin + "'flow': 'a', 'system': 'b'}}")).containsExactly("stored.flow");
    assertThat(problems(begin + "'system': 'b'}}")).containsExactly("format");
    assertThat(problems(begin + "'flow': 'a', 'object': 'b'}, 'format': {'kind': 'json'}}"))
        .containsExactly("stored.object", "format");
    assertThat(problems(begin + "'flow': 'a', 'from': 'soon', 'newest': 201}}"))
        .containsExactly("stored.from", "stored.newest");
    assertThat(problems(begin + "'flow': 'a'}, 'fields': []}")).containsExactly("samples");
    assertThat(asked).isEmpty();
  }

  @Test
  void messages_that_are_not_there_or_no_text_are_told_as_that() {
    String request = "{'recordType': 'customer', 'stored': {'flow': 'a'}}";

    assertThat(problems(request)).containsExactly("stored.flow");
    isStored(new FormatDefinition.Json());
    assertThat(problems(request)).containsExactly("stored");
    isStored(
        new FormatDefinition.Json(), message(1, "\u00ff", "ISO-8859-1"), message(2, "1", "UTF-8"));
    assertThat(problems(request)).containsExactly("stored");
    stored =
        Optional.of(
            new StoredSamples.Stored(
                new FormatDefinition.Json(),
                List.of(
                    new StoredSamples.Message(
                        1, new SourceBody(new byte[] {(byte) 0xFF, (byte) 0xC3}, null)))));
    assertThat(problems(request)).containsExactly("stored");
  }

  @Test
  void stored_messages_are_for_those_who_may_see_bodies() {
    isStored(new FormatDefinition.Json(), message(1, "{\"mail\": \"a@example.org\"}", "UTF-8"));

    assertThatThrownBy(
            () ->
                suggestRows.suggest(
                    "{\"recordType\": \"customer\", \"stored\": {\"flow\": \"a\"}}"
                        .getBytes(StandardCharsets.UTF_8),
                    GivenActor.without(Permission.READ_BODIES)))
        .isInstanceOf(NotAllowedException.class);
  }
}
