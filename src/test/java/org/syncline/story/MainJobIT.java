package org.syncline.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.syncline.samples.Counts;
import org.syncline.samples.Envelope;
import org.syncline.samples.ExpectedRecord;
import org.syncline.samples.HubClient;
import org.syncline.samples.Outcome;
import org.syncline.samples.SampleRun;
import org.syncline.samples.SourceKey;
import org.syncline.server.HubServer;
import org.syncline.server.PostgresServer;

/**
 * Three legacy systems send 4,003 messages, and everything that the hub says of them is compared
 * with the senders' own tally: the ledger, the outcome of each message, each record with its links.
 */
class MainJobIT {

  @Test
  void on_h2_the_hub_agrees_with_the_senders() throws Exception {
    try (HubUnderTest hub = HubUnderTest.start(HubServer.named("main-h2").withSamples())) {
      agrees(hub);
    }
  }

  @Test
  void on_postgresql_the_hub_agrees_with_the_senders() throws Exception {
    try (PostgresServer postgres = PostgresServer.start("main-job");
        HubUnderTest hub =
            HubUnderTest.start(HubServer.named("main-postgresql").withSamples().on(postgres))) {
      agrees(hub);
    }
  }

  private static void agrees(HubUnderTest hub) throws Exception {
    SampleRun run = new SampleRun(hub.admin(), hub.server().jmsUrl(), hub.passwords());

    HubClient.Ledger ledger = run.play(line -> {});

    assertThat(SampleRun.differences(run.tally().counts(), ledger)).isEmpty();
    assertThat(ledgerLines(hub))
        .as("LEDGER lines of the log")
        .containsExactly("LEDGER " + run.tally().counts() + " inFlight=0 balanced=true");
    assertThat(hub.server().isReady()).isTrue();
    List<JsonNode> messages = hub.admin().messages("");
    assertThat(countsBySystem(messages)).isEqualTo(foldedBySystem(run.tally().countsBySystem()));
    assertThat(wrongOutcomes(run.sent(), messages)).isEmpty();
    assertThat(wrongRecords(hub.admin(), run.tally().records())).isEmpty();
  }

  private static List<String> ledgerLines(HubUnderTest hub) throws Exception {
    return hub.log().stream()
        .filter(line -> line.contains("LEDGER "))
        .map(line -> line.substring(line.indexOf("LEDGER ")))
        .toList();
  }

  /**
   * Of two systems that speak of one person, the faster one makes the record and the other one
   * changes it: {@code created} and {@code updated} are one figure here.
   */
  private static Map<String, Map<String, Integer>> foldedBySystem(Map<String, Counts> counts) {
    Map<String, Map<String, Integer>> folded = new TreeMap<>();
    counts.forEach(
        (system, count) -> {
          for (Outcome.Word word : Outcome.Word.values()) {
            add(folded, system, word, count.of(word));
          }
        });
    return folded;
  }

  private static void add(
      Map<String, Map<String, Integer>> counts, String system, Outcome.Word word, int more) {
    String name =
        word == Outcome.Word.CREATED || word == Outcome.Word.UPDATED
            ? "created or updated"
            : word.text();
    if (more > 0) {
      counts.computeIfAbsent(system, first -> new TreeMap<>()).merge(name, more, Integer::sum);
    }
  }

  private static Map<String, Map<String, Integer>> countsBySystem(List<JsonNode> messages) {
    Map<String, Map<String, Integer>> counts = new TreeMap<>();
    for (JsonNode message : messages) {
      for (JsonNode outcome : message.get("outcomes")) {
        add(counts, message.get("system").textValue(), outcomeOf(outcome).word(), 1);
      }
    }
    return counts;
  }

  private static Outcome outcomeOf(JsonNode outcome) {
    String word = outcome.get("status").textValue().toUpperCase(java.util.Locale.ROOT);
    return new Outcome(Outcome.Word.valueOf(word), outcome.path("reason").textValue());
  }

  /**
   * Sends under one message id raced for the receipt, so their outcomes are compared as a whole:
   * there must be a way to give each send one of the outcomes that it allows.
   */
  private static List<String> wrongOutcomes(List<Envelope> sent, List<JsonNode> messages) {
    Map<String, List<Outcome>> found =
        messages.stream()
            .collect(
                Collectors.groupingBy(
                    message ->
                        message.get("system").textValue()
                            + " "
                            + message.get("messageId").textValue(),
                    Collectors.mapping(
                        message -> outcomeOf(message.get("outcomes").get(0)),
                        Collectors.toList())));
    Map<String, List<Envelope>> wanted =
        sent.stream()
            .collect(
                Collectors.groupingBy(envelope -> envelope.system() + " " + envelope.messageId()));
    List<String> wrong = new ArrayList<>();
    wanted.forEach(
        (id, envelopes) -> {
          List<Outcome> outcomes = found.getOrDefault(id, List.of());
          if (outcomes.size() != envelopes.size() || !canBeGiven(envelopes, outcomes)) {
            wrong.add(
                id
                    + ": expected "
                    + envelopes.stream().map(Envelope::expect).toList()
                    + ", found "
                    + outcomes);
          }
        });
    if (!wanted.keySet().containsAll(found.keySet())) {
      wrong.add("messages that nobody sent");
    }
    return wrong;
  }

  private static boolean canBeGiven(List<Envelope> envelopes, List<Outcome> outcomes) {
    if (envelopes.isEmpty()) {
      return true;
    }
    Envelope first = envelopes.get(0);
    for (Outcome outcome : outcomes) {
      List<Outcome> rest = new ArrayList<>(outcomes);
      rest.remove(outcome);
      if (first.expect().allows(outcome)
          && canBeGiven(envelopes.subList(1, envelopes.size()), rest)) {
        return true;
      }
    }
    return false;
  }

  private static List<String> wrongRecords(
      HubClient hub, SortedMap<SourceKey, ExpectedRecord> expected) throws Exception {
    Map<SourceKey, Long> ids = new HashMap<>();
    Map<SourceKey, JsonNode> records = new HashMap<>();
    List<String> wrong = new ArrayList<>();
    for (SourceKey key : expected.keySet()) {
      HubClient.Answer answer =
          hub.get(
              "/api/links/" + key.system() + "/" + key.object() + "/customer/" + inPath(key.key()));
      if (answer.status() != 200) {
        wrong.add(key + ": " + answer.status());
        continue;
      }
      JsonNode record = answer.json();
      records.put(key, record);
      links(record).forEach(link -> ids.put(link, record.get("id").longValue()));
    }
    records.forEach(
        (key, record) -> {
          ExpectedRecord wanted = Objects.requireNonNull(expected.get(key));
          if (!links(record).equals(wanted.links())) {
            wrong.add(key + ": expected links " + wanted.links() + ", found " + links(record));
          }
          String values = text(wanted.values(), value -> wantedText(value, ids));
          String found = text(values(record), String::valueOf);
          if (!values.equals(found)) {
            wrong.add(key + ": expected " + values + ", found " + found);
          }
        });
    if (new TreeSet<>(ids.values()).size() != expected.size()) {
      wrong.add("records: expected " + expected.size() + ", found " + ids.values().size());
    }
    return wrong;
  }

  private static String inPath(String key) {
    return java.net.URLEncoder.encode(key, java.nio.charset.StandardCharsets.UTF_8)
        .replace("+", "%20");
  }

  private static SortedSet<SourceKey> links(JsonNode record) {
    SortedSet<SourceKey> links = new TreeSet<>();
    record
        .get("links")
        .forEach(
            link ->
                links.add(
                    new SourceKey(
                        link.get("system").textValue(),
                        link.get("object").textValue(),
                        link.get("key").textValue())));
    return links;
  }

  private static SortedMap<String, @Nullable Object> values(JsonNode record) {
    SortedMap<String, @Nullable Object> values = new TreeMap<>();
    for (Map.Entry<String, JsonNode> value : record.get("values").properties()) {
      if (!value.getValue().isNull()) {
        values.put(value.getKey(), value.getValue().asText());
      }
    }
    return values;
  }

  private static String wantedText(@Nullable Object value, Map<SourceKey, Long> ids) {
    if (value instanceof SourceKey reference) {
      return String.valueOf(ids.get(reference));
    }
    return value instanceof BigDecimal number ? number.toPlainString() : String.valueOf(value);
  }

  private static String text(
      SortedMap<String, @Nullable Object> values, Function<@Nullable Object, String> shown) {
    return values.entrySet().stream()
        .map(entry -> entry.getKey() + "=" + shown.apply(entry.getValue()))
        .collect(Collectors.joining(", "));
  }
}
