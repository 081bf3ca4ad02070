package org.syncline.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.syncline.mapping.Mapped;
import org.syncline.mapping.MappingCompiler;
import org.syncline.mapping.MappingPlan;
import org.syncline.mapping.MappingTable;
import org.syncline.mapping.format.FormatDefinition;
import org.syncline.mapping.format.SourceBody;
import org.syncline.record.RecordTypeDocument;

/**
 * How many customers a second of CPU maps (JSON of 890 bytes, 20 rows), beside Jackson streaming
 * alone over the same bytes: once only reading tokens, once putting every text into a map. Then
 * what {@link MappingPeers} compares.
 *
 * <p>Alternates the three in rounds, so that a busy machine slows all alike, and takes the best
 * round of each. {@code mvn verify -Pbench -Dbench=mapping}
 */
public final class MappingBench {
  /** Of the plan to Jackson streaming that puts every text into a map and converts nothing. */
  private static final double LEAST_RATIO = 0.25;

  private static final int ROUNDS = 12;
  private static final long NANOS_OF_A_ROUND = 400_000_000L;
  private static final JsonFactory JSON = new JsonFactory();

  private static final String BODY =
      "{\"changedAt\":\"2026-01-08 12:42:26\",\"customer\":{\"no\":\"K-11220\",\"rev\":2,\"type\":\"P\","
          + "\"title\":\"Dr.\",\"name\":{\"first\":\"Anneliese\",\"last\":\"Schröder\",\"company\":\"Schröder Maschinenbau GmbH\"},"
          + "\"mail\":\"anneliese.schroeder2@example.com\",\"tel\":\"(030) 4507-6020\",\"mobile\":\"+49 151 23456789\","
          + "\"address\":{\"street\":\"Invalidenstraße 116\",\"zip\":\"10115\",\"city\":\"Berlin\",\"country\":\"D\",\"floor\":\"3\"},"
          + "\"lang\":\"de\",\"born\":\"12.12.2002\",\"branch\":\"01\",\"status\":\"A\",\"credit\":\"10.648,96\",\"rep\":\"R. Iyer\","
          + "\"news\":\"Y\",\"employerNo\":\"K-10001\",\"remarks\":[{\"at\":\"2026-01-07\",\"by\":\"R. Iyer\",\"text\":\"Called back, wants an offer for 40 units\"},"
          + "{\"at\":\"2026-01-08\",\"by\":\"C. Meier\",\"text\":\"Offer sent, follow up in a week; asked for delivery to the second plant and for a discount on spare parts, see the note of last autumn\"}],"
          + "\"internal\":{\"flags\":[1,2,3,5,8],\"checksum\":\"9f86d081884c7d659a2feaa0c55ad015\",\"source\":\"terminal 4\"}}}";

  private static final String TABLE =
      """
      {"id": "bench", "recordType": "customer", "rows": [
        {"target": "@key", "source": "customer.no", "required": true},
        {"target": "@version", "source": "customer.rev"},
        {"target": "@time", "source": "changedAt", "format": "yyyy-MM-dd HH:mm:ss", "zone": "Europe/Berlin"},
        {"target": "kind", "source": "customer.type", "map": "kinds"},
        {"target": "title", "source": "customer.title", "steps": ["trim"]},
        {"target": "givenName", "source": "customer.name.first", "steps": ["trim", "collapse"]},
        {"target": "familyName", "source": "customer.name.last", "steps": ["trim", "collapse"]},
        {"target": "organisationName", "source": "customer.name.company", "steps": ["trim"]},
        {"target": "email", "source": "customer.mail", "steps": ["trim", "lower"]},
        PHONES
        {"target": "street", "source": "customer.address.street", "steps": ["trim"]},
        {"target": "postalCode", "source": "customer.address.zip"},
        {"target": "city", "source": "customer.address.city"},
        {"target": "country", "source": "customer.address.country", "map": "countries"},
        {"target": "language", "source": "customer.lang"},
        {"target": "birthDate", "source": "customer.born", "format": "dd.MM.yyyy"},
        {"target": "industry", "source": "customer.branch", "map": "industries"},
        {"target": "lifecycle", "source": "customer.status", "map": "states"},
        {"target": "creditLimit", "source": "customer.credit", "locale": "de"},
        {"target": "newsletter", "source": "customer.news"},
        {"target": "owner", "source": "customer.rep"},
        {"target": "employer", "source": "customer.employerNo", "link": {"object": "customer"}}],
       "maps": {
        "kinds": {"entries": {"P": "person", "O": "organisation"}},
        "countries": {"entries": {"D": "DE", "A": "AT"}},
        "industries": {"entries": {"01": "Engineering"}, "unknown": "keep"},
        "states": {"entries": {"A": "customer", "X": "former"}}}}
      """;

  private interface Subject {
    int run(byte[] body) throws IOException;
  }

  private MappingBench() {}

  public static void main(String[] args) throws Exception {
    byte[] body = BODY.getBytes(StandardCharsets.UTF_8);
    MappingPlan plain = plan("");
    MappingPlan phones =
        plan(
            "{\"target\": \"phone\", \"source\": \"customer.tel\", \"region\": \"DE\"},"
                + "{\"target\": \"mobile\", \"source\": \"customer.mobile\"},");
    Map<String, Subject> subjects = new LinkedHashMap<>();
    subjects.put("Jackson tokens only", MappingBench::tokens);
    subjects.put("Jackson into a map", MappingBench::texts);
    subjects.put("plan of 20 rows", bytes -> mapped(plain, bytes));
    subjects.put("plan with 2 phones more", bytes -> mapped(phones, bytes));
    Map<String, Double> best = new HashMap<>();
    for (int round = 0; round < ROUNDS; round++) {
      for (Map.Entry<String, Subject> subject : subjects.entrySet()) {
        best.merge(subject.getKey(), perCpuSecond(subject.getValue(), body), Math::max);
      }
    }
    double peer = best.get("Jackson into a map");
    Report report = new Report();
    for (String name : subjects.keySet()) {
      double rate = best.get(name);
      report.result(name, rate, "records per CPU second", rate / peer, "Jackson into a map");
    }
    report.bound(
        "plan of 20 rows, of Jackson into a map", best.get("plan of 20 rows") / peer, LEAST_RATIO);
    MappingPeers.measure(report, CustomerEngine.all());
    report.write("mapping");
  }

  private static MappingPlan plan(String phones) throws IOException {
    return MappingCompiler.compile(
        MappingTable.parse(TABLE.replace("PHONES", phones).getBytes(StandardCharsets.UTF_8)),
        new FormatDefinition.Json(),
        RecordTypeDocument.parse(
            Files.readAllBytes(
                Path.of("src", "main", "resources", "record-types", "customer.json"))),
        "erp");
  }

  private static double perCpuSecond(Subject subject, byte[] body) throws IOException {
    var threads = ManagementFactory.getThreadMXBean();
    long start = threads.getCurrentThreadCpuTime();
    long runs = 0;
    long check = 0;
    long used;
    do {
      for (int i = 0; i < 500; i++) {
        check += subject.run(body);
      }
      runs += 500;
      used = threads.getCurrentThreadCpuTime() - start;
    } while (used < NANOS_OF_A_ROUND);
    if (check == 0) {
      throw new AssertionError("nothing was read");
    }
    return runs * 1e9 / used;
  }

  private static int mapped(MappingPlan plan, byte[] body) {
    return plan.map(new SourceBody(body, null)) instanceof Mapped.Accepted accepted
        ? accepted.draft().values().names().size()
        : 0;
  }

  private static int tokens(byte[] body) throws IOException {
    int tokens = 0;
    try (JsonParser parser = JSON.createParser(body)) {
      while (parser.nextToken() != null) {
        tokens++;
      }
    }
    return tokens;
  }

  private static int texts(byte[] body) throws IOException {
    Map<String, String> texts = new HashMap<>();
    try (JsonParser parser = JSON.createParser(body)) {
      JsonToken token;
      while ((token = parser.nextToken()) != null) {
        if (token.isScalarValue()) {
          texts.put(parser.currentName(), parser.getText());
        }
      }
    }
    return texts.size();
  }
}
