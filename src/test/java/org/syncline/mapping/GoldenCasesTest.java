package org.syncline.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.syncline.mapping.format.FormatDefinition;
import org.syncline.mapping.format.SourceBody;
import org.syncline.mapping.value.Problem;
import org.syncline.record.RecordType;
import org.syncline.record.RecordTypeDocument;

/**
 * Runs every folder of {@code src/test/resources/mapping}: {@code format.json}, {@code
 * mapping.json}, bodies {@code in*.*} (all of them have to come to the same end; {@code .hex} files
 * hold bytes in hexadecimal, with comments behind {@code #}), and {@code out.json} or {@code
 * problems.json}.
 */
class GoldenCasesTest {
  private static final Path CASES = Path.of("src", "test", "resources", "mapping");
  private static final ObjectMapper JSON = new ObjectMapper();

  static List<String> cases() throws IOException {
    try (Stream<Path> folders = Files.list(CASES)) {
      return folders
          .filter(Files::isDirectory)
          .map(folder -> folder.getFileName().toString())
          .sorted()
          .toList();
    }
  }

  @Test
  void there_are_cases() throws IOException {
    assertThat(cases()).hasSizeGreaterThan(40);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void a_case_ends_as_its_folder_says(String name) throws IOException {
    Path folder = CASES.resolve(name);
    MappingPlan plan =
        MappingCompiler.compile(
            MappingTable.parse(Files.readAllBytes(folder.resolve("mapping.json"))),
            FormatDefinition.parse(Files.readAllBytes(folder.resolve("format.json"))),
            recordType(),
            "erp");
    Path out = folder.resolve("out.json");
    Path problems = folder.resolve("problems.json");
    assertThat(Files.exists(out))
        .as("either out.json or problems.json")
        .isNotEqualTo(Files.exists(problems));
    List<Path> bodies = bodies(folder);
    assertThat(bodies).isNotEmpty();

    for (Path body : bodies) {
      Mapped mapped = plan.map(new SourceBody(bytes(body), charset(body)));

      if (Files.exists(out)) {
        assertThat(mapped).as("%s", body).isInstanceOf(Mapped.Accepted.class);
        Draft draft = ((Mapped.Accepted) mapped).draft();
        assertThat(shown(draft)).as("%s", body).isEqualTo(JSON.readTree(Files.readAllBytes(out)));
      } else {
        assertThat(mapped).as("%s", body).isInstanceOf(Mapped.Rejected.class);
        assertThat(shown((Mapped.Rejected) mapped))
            .as("%s", body)
            .isEqualTo(JSON.readTree(Files.readAllBytes(problems)));
      }
    }
  }

  static RecordType recordType() throws IOException {
    return RecordTypeDocument.parse(
        Files.readAllBytes(Path.of("src", "test", "resources", "record-types", "everything.json")));
  }

  private static List<Path> bodies(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.getFileName().toString().startsWith("in")).sorted().toList();
    }
  }

  private static byte[] bytes(Path body) throws IOException {
    if (!body.getFileName().toString().endsWith(".hex")) {
      return Files.readAllBytes(body);
    }
    String hex = Files.readString(body, StandardCharsets.UTF_8).replaceAll("#[^\\n]*|\\s", "");
    return HexFormat.of().parseHex(hex);
  }

  /** {@code in.charset-UTF-16LE.hex}: the transport declares that charset. */
  private static String charset(Path body) {
    String name = body.getFileName().toString();
    int start = name.indexOf(".charset-");
    return start < 0 ? null : name.substring(start + 9, name.lastIndexOf('.'));
  }

  private static JsonNode shown(Draft draft) throws IOException {
    ObjectNode shown = JSON.createObjectNode();
    shown.put("key", draft.key());
    if (draft.version() != null) {
      shown.put("version", draft.version());
    }
    if (draft.time() != null) {
      shown.put("time", draft.time().toString());
    }
    shown.set("values", JSON.readTree(draft.values().toBytes()));
    if (!draft.links().isEmpty()) {
      ArrayNode links = shown.putArray("links");
      for (Draft.Link link : draft.links()) {
        links.add(
            link.field()
                + " -> "
                + link.system()
                + "/"
                + link.object()
                + "/"
                + link.externalId()
                + (link.required() ? " required" : ""));
      }
    }
    if (!draft.noted().isEmpty()) {
      shown.set("noted", shown(draft.noted()));
    }
    return JSON.readTree(JSON.writeValueAsBytes(shown));
  }

  private static JsonNode shown(Mapped.Rejected rejected) throws IOException {
    ObjectNode shown = JSON.createObjectNode();
    if (rejected.key() != null) {
      shown.put("key", rejected.key());
    }
    if (rejected.version() != null) {
      shown.put("version", rejected.version());
    }
    if (rejected.time() != null) {
      shown.put("time", rejected.time().toString());
    }
    shown.set("problems", shown(rejected.problems()));
    return JSON.readTree(JSON.writeValueAsBytes(shown));
  }

  /** A problem on one line: {@code CODE target <- source [rule] value}. */
  private static ArrayNode shown(List<Problem> problems) {
    ArrayNode shown = JSON.createArrayNode();
    for (Problem problem : problems) {
      assertThat(problem.message()).endsWith(".").contains(" ");
      StringBuilder line = new StringBuilder(problem.code());
      if (problem.target() != null) {
        line.append(' ').append(problem.target()).append(" <- ").append(problem.source());
      }
      line.append(" [").append(problem.rule()).append(']');
      if (problem.value() != null) {
        line.append(' ').append(problem.value());
      }
      shown.add(line.toString());
    }
    return shown;
  }
}
