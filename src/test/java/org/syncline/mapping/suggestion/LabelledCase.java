package org.syncline.mapping.suggestion;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.syncline.record.RecordType;
import org.syncline.record.RecordTypeDocument;

/**
 * A folder of the labelled set: samples or a schema of a source, and the rows that a person who
 * knows both sides would write. A target with several sources can be read from each of them.
 *
 * @param rows sources by target
 * @param request as the API takes it
 */
record LabelledCase(
    String name, String recordType, Map<String, Set<String>> rows, ObjectNode request) {
  private static final Path FOLDER = Path.of("src", "test", "resources", "suggestions");
  private static final Path TYPES = Path.of("src", "main", "resources", "record-types");
  private static final ObjectMapper JSON = new ObjectMapper();

  static List<LabelledCase> all() throws IOException {
    List<LabelledCase> cases = new ArrayList<>();
    try (Stream<Path> folders = Files.list(FOLDER)) {
      for (Path folder : folders.sorted().toList()) {
        cases.add(read(folder));
      }
    }
    return cases;
  }

  static LabelledCase named(String name) throws IOException {
    return read(FOLDER.resolve(name));
  }

  private static LabelledCase read(Path folder) throws IOException {
    JsonNode expected = JSON.readTree(folder.resolve("expected.json").toFile());
    ObjectNode request = JSON.createObjectNode();
    String recordType = expected.get("recordType").asText();
    request.put("recordType", recordType);
    if (Files.exists(folder.resolve("samples.txt"))) {
      request.set("format", JSON.readTree(folder.resolve("format.json").toFile()));
      request.putArray("samples").add(Files.readString(folder.resolve("samples.txt")));
    } else if (Files.exists(folder.resolve("schema.json"))) {
      request.set("schema", JSON.readTree(folder.resolve("schema.json").toFile()));
    } else {
      request.set("fields", JSON.readTree(folder.resolve("fields.json").toFile()));
    }
    Map<String, Set<String>> rows = new TreeMap<>();
    expected
        .get("rows")
        .fields()
        .forEachRemaining(
            row -> {
              Set<String> sources = new TreeSet<>();
              row.getValue().forEach(source -> sources.add(source.asText()));
              rows.put(row.getKey(), sources);
            });
    return new LabelledCase(String.valueOf(folder.getFileName()), recordType, rows, request);
  }

  /** Whether weights may be tried on it; about three in five, by the name alone, for ever. */
  boolean isForTuning() {
    CRC32 crc = new CRC32();
    crc.update(name.getBytes(StandardCharsets.UTF_8));
    return crc.getValue() % 5 < 3;
  }

  RecordType type() throws IOException {
    return type(recordType);
  }

  static RecordType type(String name) throws IOException {
    return RecordTypeDocument.parse(Files.readAllBytes(TYPES.resolve(name + ".json")));
  }

  Suggestions suggest(double threshold) throws IOException {
    ObjectNode asked = request.deepCopy().put("threshold", threshold);
    return SuggestRows.suggest(
        SuggestionRequest.parse(JSON.writeValueAsBytes(asked), stored -> Optional.empty()), type());
  }

  boolean isRight(Suggestion suggestion) {
    return rows.getOrDefault(suggestion.target(), Set.of()).contains(suggestion.source());
  }
}
