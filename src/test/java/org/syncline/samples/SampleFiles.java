package org.syncline.samples;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The message files: one a system, one envelope a line.
 *
 * <pre>
 * {"n":1,"wave":1,"system":"erp","object":"customer","messageId":"ERP-2025-000001","kind":"text",
 * "body":"...","expect":{"outcome":"created"}}</pre>
 *
 * <p>{@code kind} is {@code text}, {@code bytes} (then {@code bodyBase64}) or {@code map} (then
 * {@code body} is an object). {@code expect.or} lists outcomes that are as good, each {@code word}
 * or {@code word(reason)}.
 */
public final class SampleFiles {
  /** Where the kept files are, seen from the project's root. */
  public static final Path FOLDER = Path.of("src", "test", "resources", "samples", "messages");

  private static final ObjectMapper JSON = new ObjectMapper();

  private SampleFiles() {}

  /** The file of a system as it must be, to the byte. */
  static String write(Samples samples, String system) {
    StringBuilder lines = new StringBuilder();
    samples
        .of(system)
        .forEach(
            message ->
                lines.append(line(message, samples.expectations().get(message.n()))).append('\n'));
    return lines.toString();
  }

  private static String line(SampleMessage message, @Nullable Expectation expectation) {
    ObjectNode line = JSON.createObjectNode();
    line.put("n", message.n());
    line.put("wave", message.wave());
    line.put("system", message.system());
    line.put("object", message.object());
    line.put("messageId", message.messageId());
    if (message.payload() instanceof Payload.Text text) {
      line.put("kind", "text").put("body", text.text());
    } else if (message.payload() instanceof Payload.Bytes bytes) {
      line.put("kind", "bytes")
          .put("bodyBase64", Base64.getEncoder().encodeToString(bytes.bytes()));
    } else if (message.payload() instanceof Payload.Entries entries) {
      line.put("kind", "map").set("body", JSON.valueToTree(entries.entries()));
    }
    line.set("expect", expect(Objects.requireNonNull(expectation)));
    return line.toString();
  }

  private static ObjectNode expect(Expectation expectation) {
    ObjectNode expect = JSON.createObjectNode();
    expect.put("outcome", expectation.outcome().word().text());
    if (expectation.outcome().reason() != null) {
      expect.put("reason", expectation.outcome().reason());
    }
    if (!expectation.or().isEmpty()) {
      ArrayNode or = expect.putArray("or");
      expectation.or().forEach(outcome -> or.add(outcome.toString()));
    }
    return expect;
  }

  /** All envelopes of all systems, in the order of sending. */
  public static List<Envelope> readAll(Path folder) {
    List<Envelope> all = new ArrayList<>();
    for (String system : Samples.systems()) {
      all.addAll(read(folder.resolve(system + ".ndjson")));
    }
    all.sort(Comparator.comparingInt(Envelope::n));
    return all;
  }

  static List<Envelope> read(Path file) {
    try {
      List<Envelope> envelopes = new ArrayList<>();
      for (String line : Files.readString(file, StandardCharsets.UTF_8).split("\n")) {
        envelopes.add(envelope(JSON.readTree(line)));
      }
      return envelopes;
    } catch (IOException e) {
      throw new UncheckedIOException("can't read " + file, e);
    }
  }

  private static Envelope envelope(JsonNode line) {
    return new Envelope(
        line.get("n").intValue(),
        line.get("wave").intValue(),
        line.get("system").textValue(),
        line.get("object").textValue(),
        line.get("messageId").textValue(),
        payload(line),
        expectation(line.get("expect")));
  }

  private static Payload payload(JsonNode line) {
    return switch (line.get("kind").textValue()) {
      case "text" -> new Payload.Text(line.get("body").textValue());
      case "bytes" ->
          new Payload.Bytes(Base64.getDecoder().decode(line.get("bodyBase64").textValue()));
      case "map" -> {
        Map<String, Object> entries = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : line.get("body").properties()) {
          JsonNode value = entry.getValue();
          entries.put(
              entry.getKey(),
              value.isBoolean()
                  ? (Object) value.booleanValue()
                  : value.isNumber() ? (Object) value.longValue() : value.textValue());
        }
        yield new Payload.Entries(entries);
      }
      default -> throw new IllegalArgumentException("no kind " + line.get("kind"));
    };
  }

  private static Expectation expectation(JsonNode expect) {
    JsonNode reason = expect.get("reason");
    SortedSet<Outcome> or = new TreeSet<>();
    if (expect.has("or")) {
      expect.get("or").forEach(text -> or.add(outcome(text.textValue())));
    }
    String word = expect.get("outcome").textValue();
    return new Expectation(
        outcome(reason == null ? word : word + "(" + reason.textValue() + ")"), or);
  }

  private static Outcome outcome(String text) {
    int open = text.indexOf('(');
    String word = open < 0 ? text : text.substring(0, open);
    return new Outcome(
        Outcome.Word.valueOf(word.toUpperCase(Locale.ROOT)),
        open < 0 ? null : text.substring(open + 1, text.length() - 1));
  }
}
