package org.syncline.mapping.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.syncline.mapping.GoldenCase;
import org.syncline.mapping.MappingTable;
import org.syncline.mapping.expression.DefinedFunctions;
import org.syncline.mapping.format.FormatDefinition;
import org.syncline.record.RecordTypeDocument;

/** The cases that src/docs shows are right for the mapping that it shows. */
class MappingDocumentsTest {
  private static final Path DOCS = Path.of("src", "docs");

  @Test
  void the_documented_cases_are_right_for_the_documented_mapping() throws IOException {
    String mapping = block("configuration.md", "## Mapping");
    String cases = block("mapping-versions.md", "## Golden cases");
    String together = mapping.substring(0, mapping.lastIndexOf('}')) + ", " + cases + "}";
    MappingTable table = MappingTable.parse(together.getBytes(StandardCharsets.UTF_8));

    GoldenRun run =
        new RunCases(
                table,
                RecordTypeDocument.parse(
                    Files.readAllBytes(Path.of("src/main/resources/record-types/customer.json"))),
                List.of(new RunCases.Use(new FormatDefinition.Json(), "erp")),
                DefinedFunctions.NONE,
                Clock.systemUTC())
            .run();

    assertThat(table.cases()).hasSize(2);
    assertThat(run.problems()).isEmpty();
  }

  @Test
  void the_documented_case_of_an_output_is_right_for_the_documented_mapping() throws IOException {
    String mapping = block("configuration.md", "### Output");
    String cases = block("mapping-versions.md", "its cases give that instead of `expected`:\n");
    String together = mapping.substring(0, mapping.lastIndexOf('}')) + ", " + cases + "}";
    MappingTable table = MappingTable.parse(together.getBytes(StandardCharsets.UTF_8));

    GoldenRun run =
        new RunCases(table, null, List.of(), DefinedFunctions.NONE, Clock.systemUTC()).run();

    assertThat(table.cases()).hasSize(1);
    assertThat(run.problems()).isEmpty();
    assertThat(run.accuracy().all().compared()).isEqualTo(4);
  }

  @Test
  void the_documented_limits_are_those_of_the_code() throws IOException {
    assertThat(Files.readString(DOCS.resolve("mapping-versions.md")))
        .contains(String.format(java.util.Locale.ROOT, "%,d cases a mapping", GoldenCase.MOST))
        .contains(String.format(java.util.Locale.ROOT, "at most %,d bytes", GoldenCase.MOST_BYTES))
        .contains("no case is begun after " + RunCases.LONGEST.toSeconds() + " seconds");
  }

  /** The first block of JSON below a heading. */
  private static String block(String file, String heading) throws IOException {
    String text = Files.readString(DOCS.resolve(file));
    int begin = text.indexOf("```json\n", text.indexOf(heading + "\n")) + "```json\n".length();
    return text.substring(begin, text.indexOf("```", begin));
  }
}
