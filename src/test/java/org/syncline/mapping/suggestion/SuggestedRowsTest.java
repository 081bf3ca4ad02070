package org.syncline.mapping.suggestion;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.syncline.mapping.Mapped;
import org.syncline.mapping.MappingCompiler;
import org.syncline.mapping.MappingPlan;
import org.syncline.mapping.MappingTable;
import org.syncline.mapping.format.FormatDefinition;
import org.syncline.mapping.format.SourceBody;
import org.syncline.mapping.value.Problem;

/** What is suggested is a mapping: it compiles, and it reads the samples that it came from. */
class SuggestedRowsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  static List<String> casesWithSamples() throws IOException {
    return LabelledCase.all().stream()
        .filter(one -> one.request().has("samples"))
        .map(LabelledCase::name)
        .toList();
  }

  @ParameterizedTest
  @MethodSource("casesWithSamples")
  void suggested_rows_compile_and_map_their_samples(String name) throws IOException {
    LabelledCase labelled = LabelledCase.named(name);
    Suggestions suggestions = labelled.suggest(SuggestionRequest.DEFAULT_THRESHOLD);
    Set<String> open = new HashSet<>();
    MappingPlan plan = plan(labelled, suggestions, open);

    for (String record : records(labelled)) {
      Mapped mapped = plan.map(new SourceBody(record.getBytes(StandardCharsets.UTF_8), "UTF-8"));

      if (mapped instanceof Mapped.Rejected rejected) {
        assertThat(rejected.problems())
            .extracting(Problem::target)
            .as(name + " " + rejected.problems())
            .isSubsetOf(open);
      } else {
        assertThat(((Mapped.Accepted) mapped).draft().noted()).isEmpty();
      }
    }
  }

  /** Adds the targets to {@code open} for which a person still has to decide something. */
  private static MappingPlan plan(LabelledCase labelled, Suggestions suggestions, Set<String> open)
      throws IOException {
    ObjectNode table = JSON.createObjectNode();
    table.put("id", "suggested").put("recordType", labelled.recordType());
    ArrayNode rows = table.putArray("rows");
    ObjectNode maps = table.putObject("maps");
    for (Suggestion suggestion : suggestions.suggestions()) {
      rows.add(JSON.valueToTree(suggestion.row()));
      if (suggestion.map() != null) {
        maps.putObject(suggestion.map().name())
            .set("entries", JSON.valueToTree(suggestion.map().entries()));
      }
      boolean undecided =
          suggestion.toDecide().stream()
              .anyMatch(q -> !q.startsWith("zone") && !q.startsWith("link"));
      // Of phone numbers some are of no line that exists: made up, as all samples are.
      if (undecided || suggestion.reasons().stream().anyMatch(r -> r.contains("phone numbers"))) {
        open.add(suggestion.target());
      }
    }
    if (suggestions.targetsWithout().contains("@key")) {
      String any = suggestions.suggestions().get(0).source();
      rows.add(JSON.createObjectNode().put("target", "@key").put("source", any));
      open.add("@key");
    }
    return MappingCompiler.compile(
        MappingTable.parse(JSON.writeValueAsBytes(table)),
        FormatDefinition.parse(JSON.writeValueAsBytes(labelled.request().get("format"))),
        labelled.type(),
        "erp");
  }

  /** The samples as messages, each with one record. */
  private static List<String> records(LabelledCase labelled) {
    String sample = labelled.request().get("samples").get(0).asText();
    List<String> lines = sample.lines().toList();
    String kind = labelled.request().get("format").get("kind").asText();
    List<String> records = new ArrayList<>();
    switch (kind) {
      case "csv" -> lines.stream().skip(1).forEach(line -> records.add(lines.get(0) + "\n" + line));
      case "xml" ->
          lines.stream()
              .filter(line -> line.contains("<record"))
              .forEach(line -> records.add("<export>" + line + "</export>"));
      default -> records.addAll(lines);
    }
    assertThat(records).isNotEmpty();
    return records;
  }
}
