package org.syncline.samples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.syncline.mapping.Draft;
import org.syncline.mapping.FormatDefinition;
import org.syncline.mapping.Mapped;
import org.syncline.mapping.MappingCompiler;
import org.syncline.mapping.MappingPlan;
import org.syncline.mapping.MappingTable;
import org.syncline.mapping.SourceBody;
import org.syncline.record.FieldValues;
import org.syncline.record.RecordType;
import org.syncline.record.RecordTypeDocument;

/** The sample systems' mappings understand each message as its author meant it. */
class MappingOfSamplesTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path CONFIG = Path.of("src", "test", "resources", "samples", "config");

  @Test
  void every_message_is_understood_as_it_was_meant() throws Exception {
    Map<String, MappingPlan> plans = plans();
    List<String> differences = new ArrayList<>();
    int compared = 0;

    for (SampleMessage message : Samples.kept().messages()) {
      MappingPlan plan = plans.get(message.system() + "/" + message.object());
      if (plan != null) {
        Mapped mapped = plan.map(body(message.payload()));
        String difference = difference(message.meaning(), mapped);
        compared++;
        if (difference != null) {
          differences.add("n=" + message.n() + " " + message.system() + ": " + difference);
        }
      }
    }

    assertThat(differences).isEmpty();
    assertThat(compared).isGreaterThan(3_900);
  }

  private static Map<String, MappingPlan> plans() throws Exception {
    RecordType customer =
        RecordTypeDocument.parse(
            Files.readAllBytes(
                Path.of("src", "main", "resources", "record-types", "customer.json")));
    Map<String, MappingPlan> plans = new HashMap<>();
    try (Stream<Path> flows = Files.list(CONFIG.resolve("flows"))) {
      for (Path file : flows.sorted().toList()) {
        JsonNode flow = JSON.readTree(Files.readAllBytes(file));
        String system = flow.get("system").textValue();
        Path mapping =
            CONFIG.resolve("mappings").resolve(flow.get("mapping").textValue() + ".json");
        plans.put(
            system + "/" + flow.get("object").textValue(),
            MappingCompiler.compile(
                MappingTable.parse(Files.readAllBytes(mapping)),
                FormatDefinition.parse(JSON.writeValueAsBytes(flow.get("format"))),
                customer,
                system));
      }
    }
    return plans;
  }

  private static SourceBody body(Payload payload) throws Exception {
    if (payload instanceof Payload.Text text) {
      return new SourceBody(text.text().getBytes(StandardCharsets.UTF_8), "UTF-8");
    }
    if (payload instanceof Payload.Entries entries) {
      return new SourceBody(JSON.writeValueAsBytes(entries.entries()), "UTF-8");
    }
    return new SourceBody(((Payload.Bytes) payload).bytes(), null);
  }

  private static String difference(Meaning meaning, Mapped mapped) {
    if (meaning instanceof Meaning.Change change) {
      if (mapped instanceof Mapped.Accepted accepted) {
        return difference(change, accepted.draft());
      }
      return "meant a change of " + change.key() + ", was " + mapped;
    }
    String reason =
        meaning instanceof Meaning.NoLane noLane
            ? noLane.reason()
            : ((Meaning.Faulty) meaning).reason();
    if (reason.equals("ORDER_MISSING") || reason.equals("UNKNOWN_FLOW")) {
      return null; // not the mapping's to find
    }
    if (!(mapped instanceof Mapped.Rejected rejected)) {
      return "meant " + reason + ", was " + mapped;
    }
    if (!rejected.problems().get(0).code().equals(reason)) {
      return "meant " + reason + ", was " + rejected;
    }
    if (meaning instanceof Meaning.Faulty faulty && !faulty.key().equals(rejected.key())) {
      return "meant key " + faulty.key() + ", was " + rejected;
    }
    return null;
  }

  private static String difference(Meaning.Change meant, Draft draft) {
    List<String> links = new ArrayList<>();
    meant.links().forEach(link -> links.add(link.field() + link.to() + link.required()));
    List<String> found = new ArrayList<>();
    draft
        .links()
        .forEach(
            link ->
                found.add(
                    link.field()
                        + new SourceKey(link.system(), link.object(), link.externalId())
                        + link.required()));
    boolean same =
        meant.key().equals(draft.key())
            && (meant.time() == null || meant.time().equals(draft.time()))
            && FieldValues.of(meant.values()).equals(draft.values())
            && links.equals(found);
    return same ? null : "meant " + meant + ", was " + draft + " " + draft.values().asMap();
  }
}
