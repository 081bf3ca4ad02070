package org.syncline.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.syncline.mapping.suggestion.SuggestRows;
import org.syncline.platform.GivenActor;
import org.syncline.record.RecordType;
import org.syncline.record.RecordTypeDocument;
import org.syncline.record.RecordTypes;

/**
 * How long suggestions take for 200 samples of 100 fields and a record type of 57 fields, with the
 * key, version and time 60 targets: names of fields as systems have them, and values of each kind.
 */
public final class SuggestionsBench {
  private static final int SAMPLES = 200;
  private static final int FIELDS = 100;
  private static final int TARGETS = 57;
  private static final int ROUNDS = 9;
  private static final double MOST_MILLIS = 1_000;
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final List<String> NAMES =
      List.of(
          "cust_email",
          "phone",
          "birthDate",
          "city",
          "creditLimit",
          "company_name",
          "firstName",
          "last_modified",
          "statusCode",
          "note");
  private static final List<String> TYPES =
      List.of("string", "email", "phone", "date", "decimal", "country", "instant", "integer");

  private SuggestionsBench() {}

  public static void main(String... args) throws Exception {
    long seed = 20261126L;
    System.out.println("SEED " + seed);
    RecordType type = RecordTypeDocument.parse(JSON.writeValueAsBytes(recordType()));
    SuggestRows suggest = new SuggestRows(new One(type), (asked, who) -> Optional.empty());
    byte[] request = JSON.writeValueAsBytes(request(new Random(seed)));
    double[] millis = new double[ROUNDS];
    double[] processor = new double[ROUNDS];
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    int suggested = 0;
    for (int round = 0; round < ROUNDS; round++) {
      long start = System.nanoTime();
      long used = threads.getCurrentThreadCpuTime();
      suggested = suggest.suggest(request, GivenActor.ADA).suggestions().size();
      millis[round] = (System.nanoTime() - start) / 1e6;
      processor[round] = (threads.getCurrentThreadCpuTime() - used) / 1e6;
    }
    Report report = new Report();
    report.result("first request, dictionaries included", millis[0], "ms");
    report.result("first request, of it processor time", processor[0], "ms");
    Arrays.sort(millis);
    Arrays.sort(processor);
    report.result("median of " + ROUNDS, millis[ROUNDS / 2], "ms");
    report.result("median of " + ROUNDS + ", processor time", processor[ROUNDS / 2], "ms");
    report.result("suggested rows", suggested, "rows");
    // Of the processor, so that other work on the machine does not count.
    report.limit("milliseconds of a request", processor[ROUNDS / 2], MOST_MILLIS);
    report.write("suggestions");
  }

  private record One(RecordType type) implements RecordTypes {
    @Override
    public Optional<RecordType> named(String id) {
      return Optional.of(type);
    }

    @Override
    public Collection<RecordType> all() {
      return List.of(type);
    }
  }

  private static ObjectNode recordType() {
    ObjectNode type = JSON.createObjectNode().put("id", "wide");
    ArrayNode fields = type.putArray("fields");
    for (int i = 0; i < TARGETS; i++) {
      fields
          .addObject()
          .put("name", (i < NAMES.size() ? NAMES.get(i) : "field" + i).replace("_", ""))
          .put("type", TYPES.get(i % TYPES.size()))
          .put("privacy", "none")
          .putObject("label")
          .put("en", "Field " + NAMES.get(i % NAMES.size()) + " " + i);
    }
    return type;
  }

  private static ObjectNode request(Random random) throws Exception {
    ObjectNode request = JSON.createObjectNode().put("recordType", "wide");
    request.putObject("format").put("kind", "json");
    ArrayNode samples = request.putArray("samples");
    for (int sample = 0; sample < SAMPLES; sample++) {
      ObjectNode record = JSON.createObjectNode();
      for (int field = 0; field < FIELDS; field++) {
        record.put(NAMES.get(field % NAMES.size()) + "_" + field, value(field, random));
      }
      samples.add(new String(JSON.writeValueAsBytes(record), StandardCharsets.UTF_8));
    }
    return request;
  }

  private static String value(int field, Random random) {
    int number = random.nextInt(1_000_000);
    return switch (field % NAMES.size()) {
      case 0 -> "person" + number + "@example.org";
      case 1 -> "030 3" + (100_000 + number % 900_000);
      case 2 -> String.format("%02d.%02d.%d", 1 + number % 28, 1 + number % 12, 1950 + number % 50);
      case 3 -> List.of("Berlin", "Boston", "Leeds", "Bremen").get(number % 4);
      case 4 -> number / 100 + "," + (10 + number % 90);
      case 5 -> "Works " + number + " GmbH";
      case 6 -> List.of("Ada", "Grace", "Emil", "Paul").get(number % 4);
      case 7 -> "2026-01-0" + (1 + number % 9) + "T10:11:12Z";
      case 8 -> "S" + number % 5;
      default -> "A remark of some words with the number " + number;
    };
  }
}
