package org.syncline.security.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.syncline.samples.HubClient.Answer;

/** All that is kept in the hub, and the audit trail, as an administrator reads them. */
final class State {
  private static final int PAGE = 1_000;

  private final Stage stage;
  private final Map<String, String> parts = new TreeMap<>();

  private State(Stage stage) {
    this.stage = stage;
  }

  /** By address; what two of them differ in was changed between them. */
  static Map<String, String> of(Stage stage) throws Exception {
    State state = new State(stage);
    for (JsonNode account : state.read("/accounts").get("accounts")) {
      state.read("/accounts/" + account.get("user").asText() + "/tokens");
    }
    for (String collection :
        List.of("systems", "mapping-functions", "mappings", "flows", "record-types")) {
      state.read("/" + collection);
    }
    for (JsonNode type : state.read("/record-types").get("record-types")) {
      state.records(type.get("id").asText());
    }
    for (String part :
        List.of("/secrets", "/egress", "/messages?limit=200", "/ledger", "/deliveries?limit=200")) {
      state.read(part);
    }
    state.targets();
    state.alerts();
    return state.parts;
  }

  /** When they were counted changes by itself. */
  private void targets() throws Exception {
    JsonNode all = stage.get("/targets").json();
    all.get("targets").forEach(target -> ((ObjectNode) target).remove("countedAt"));
    parts.put("/targets", all.toPrettyString());
  }

  /** Where they stand changes by itself. */
  private void alerts() throws Exception {
    List<String> versions = new ArrayList<>();
    for (JsonNode alert : stage.get("/alerts").json().get("alerts")) {
      versions.add(alert.get("id").asText() + " " + alert.get("version").asInt());
    }
    parts.put("/alerts", versions.toString());
  }

  private void records(String type) throws Exception {
    for (JsonNode record : read("/records/" + type + "?limit=200").get("records")) {
      String id = record.get("id").asText();
      read("/records/" + id + "/related");
      read("/records/" + id + "/history");
    }
  }

  private JsonNode read(String path) throws Exception {
    Answer answer = stage.get(path);
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    parts.put(path, answer.json().toPrettyString());
    return answer.json();
  }

  /** The addresses that answer otherwise than before. */
  static Set<String> changed(Map<String, String> before, Map<String, String> after) {
    Set<String> addresses = new TreeSet<>(before.keySet());
    addresses.addAll(after.keySet());
    addresses.removeIf(address -> Objects.equals(before.get(address), after.get(address)));
    return addresses;
  }

  /** How many refusals the audit trail has after an entry, by the name of the account. */
  static Map<String, Integer> audited(Stage stage, long after) throws Exception {
    Map<String, Integer> counts = new TreeMap<>();
    for (JsonNode entry : entries(stage, after)) {
      if (entry.get("action").asText().equals("access") && entry.get("refused").asBoolean()) {
        counts.merge(entry.get("actor").asText(), 1, Integer::sum);
      }
    }
    return counts;
  }

  /** The number of the latest entry. */
  static long latest(Stage stage) throws Exception {
    return stage.get("/audit?limit=1").json().get("entries").get(0).get("number").asLong();
  }

  private static List<JsonNode> entries(Stage stage, long after) throws Exception {
    List<JsonNode> all = new ArrayList<>();
    long before = Long.MAX_VALUE;
    while (before > after + 1) {
      JsonNode page = stage.get("/audit?limit=" + PAGE + "&before=" + before).json().get("entries");
      if (page.isEmpty()) {
        return all;
      }
      for (JsonNode entry : page) {
        before = entry.get("number").asLong();
        if (before > after) {
          all.add(entry);
        }
      }
    }
    return all;
  }
}
