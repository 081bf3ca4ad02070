package org.syncline.samples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.syncline.mapping.Draft;
import org.syncline.mapping.Mapped;
import org.syncline.mapping.MappingCompiler;
import org.syncline.mapping.MappingPlan;
import org.syncline.mapping.MappingTable;
import org.syncline.mapping.format.FormatDefinition;
import org.syncline.mapping.format.SourceBody;
import org.syncline.record.FieldValues;
import org.syncline.record.RecordType;
import org.syncline.record.RecordTypeDocument;

/**
 * The hub's mapping, with the samples' own configuration, understands each message as its author
 * meant it.
 */
class SamplesMappingTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path CONFIG = Path.of("src", "test", "resources", "samples", "config");
  private static final Samples KEPT = Samples.kept();

  private final Map<String, MappingPlan> plans = plans();
  private final Map<String, Boolean> stampIsVersion = Map.of("erp", true, "shop", false);

  private static Map<String, MappingPlan> plans() {
    try (var flows = Files.list(CONFIG.resolve("flows"))) {
      RecordType type =
          RecordTypeDocument.parse(
              Files.readAllBytes(Path.of("src/main/resources/record-types/customer.json")));
      Map<String, MappingPlan> plans = new HashMap<>();
      for (Path file : flows.toList()) {
        JsonNode flow = JSON.readTree(file.toFile());
        Path mapping = CONFIG.resolve("mappings").resolve(flow.get("mapping").asText() + ".json");
        String system = flow.get("system").asText();
        plans.put(
            system + "/" + flow.get("object").asText(),
            MappingCompiler.compile(
                MappingTable.parse(Files.readAllBytes(mapping)),
                FormatDefinition.parse(JSON.writeValueAsBytes(flow.get("format"))),
                type,
                system));
      }
      return plans;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void each_message_is_understood_as_it_was_meant() {
    List<String> odd = new ArrayList<>();
    int checked = 0;
    for (SampleMessage message : KEPT.messages()) {
      MappingPlan plan = plans.get(message.system() + "/" + message.object());
      if (plan != null) {
        checked++;
        String difference = difference(message, plan.map(body(message.payload())));
        if (difference != null) {
          odd.add(message.n() + " " + message.system() + ": " + difference);
        }
      }
    }

    assertThat(odd).as("seed %d", Samples.SEED).isEmpty();
    assertThat(checked).isGreaterThan(3_900);
  }

  @ParameterizedTest
  @ValueSource(strings = {"json", "csv", "map", "xml", "fixed-width"})
  void what_the_legacy_client_sends_by_hand_maps_without_a_problem(String format) {
    LegacyClient.Letter letter =
        new LegacyClient(Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC))
            .letter(format);

    Mapped mapped =
        Objects.requireNonNull(plans.get(letter.system() + "/" + letter.object()))
            .map(body(letter.payload()));

    assertThat(mapped)
        .isInstanceOfSatisfying(
            Mapped.Accepted.class,
            accepted -> {
              assertThat(accepted.draft().key()).isEqualTo(letter.key());
              assertThat(accepted.draft().noted()).isEmpty();
              assertThat(accepted.draft().values().get("email")).isNotNull();
            });
  }

  private static SourceBody body(Payload payload) {
    if (payload instanceof Payload.Text text) {
      return new SourceBody(text.text().getBytes(StandardCharsets.UTF_8), "UTF-8");
    } else if (payload instanceof Payload.Bytes bytes) {
      return new SourceBody(bytes.bytes(), null);
    }
    try {
      return new SourceBody(JSON.writeValueAsBytes(((Payload.Entries) payload).entries()), "UTF-8");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private @Nullable String difference(SampleMessage message, Mapped mapped) {
    Meaning meant = message.meaning();
    if (mapped instanceof Mapped.Rejected rejected) {
      String code = rejected.problems().get(0).code();
      if (meant instanceof Meaning.NoLane lost) {
        return lost.reason().equals(code) ? null : "meant " + lost.reason() + ", found " + code;
      } else if (meant instanceof Meaning.Faulty faulty) {
        String found = code + " of " + rejected.key() + " " + stamp(message, rejected);
        String expected = faulty.reason() + " of " + faulty.key() + " " + faulty.stamp();
        return found.equals(expected) ? null : "meant " + expected + ", found " + found;
      }
      return "meant to be fine, found " + rejected.problems();
    }
    Draft draft = ((Mapped.Accepted) mapped).draft();
    return meant instanceof Meaning.Change change
        ? difference(message, change, draft)
        : "meant " + meant + ", found no fault";
  }

  private @Nullable Long stamp(SampleMessage message, Mapped.Rejected rejected) {
    if (!stampIsVersion.containsKey(message.system())) {
      return null;
    }
    return Boolean.TRUE.equals(stampIsVersion.get(message.system()))
        ? rejected.version()
        : rejected.time() == null ? null : (Long) rejected.time().toEpochMilli();
  }

  private @Nullable String difference(SampleMessage message, Meaning.Change meant, Draft draft) {
    if (!meant.key().equals(draft.key())) {
      return "key " + meant.key() + ", found " + draft.key();
    }
    if (message.system().equals("erp") && !Objects.equals(meant.stamp(), draft.version())) {
      return "version " + meant.stamp() + ", found " + draft.version();
    }
    if (!Objects.equals(meant.time(), draft.time())) {
      return "time " + meant.time() + ", found " + draft.time();
    }
    FieldValues values = FieldValues.of(meant.values());
    if (!values.equals(draft.values())) {
      return "values " + new TreeMap<>(meant.values()) + ", found " + draft.values().asMap();
    }
    List<Draft.Link> links =
        meant.links().stream()
            .map(
                link ->
                    new Draft.Link(
                        link.field(),
                        link.to().system(),
                        link.to().object(),
                        link.to().key(),
                        link.required()))
            .toList();
    return links.equals(draft.links()) ? null : "links " + links + ", found " + draft.links();
  }
}
