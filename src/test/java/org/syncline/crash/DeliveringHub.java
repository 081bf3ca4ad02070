package org.syncline.crash;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import org.syncline.samples.HubClient;
import org.syncline.server.HubServer;

/**
 * A hub with one system that customers come from, and two that they go to: {@code crm}, with which
 * things go wrong, and {@code billing}, which is always well.
 */
final class DeliveringHub implements AutoCloseable {
  static final String CRM = "crm";
  static final String BILLING = "billing";
  private static final Duration STEP = Duration.ofMillis(500);

  private static final String SOURCE =
      """
      {"id": "source", "name": "Source", "owner": "Sales"}
      """;
  private static final String MAPPING_IN =
      """
      {"id": "from-source", "recordType": "customer", "rows": [
        {"target": "@key", "source": "id", "required": true},
        {"target": "@version", "source": "n"},
        {"target": "givenName", "source": "id", "required": true},
        {"target": "familyName", "source": "name"},
        {"target": "employees", "source": "n"}]}
      """;
  private static final String FLOW_IN =
      """
      {"id": "from-source", "system": "source", "object": "customer", "recordType": "customer",
       "format": {"kind": "json"}, "mapping": "from-source", "state": "full", "order": "version"}
      """;
  private static final String SYSTEM =
      """
      {"id": "%1$s", "name": "%1$s", "owner": "Sales", "connections": [
        {"id": "api", "kind": "rest", "host": "127.0.0.1", "port": %2$d, "tls": false, "settings": {
          "objects": {"rows": {
            "create": {"path": "/rows", "idempotencyHeader": "Idempotency-Key", "answer": {"id": "id"}},
            "update": {"method": "PATCH", "path": "/rows/{externalId}", "answer": {"id": "id"}},
            "search": {"path": "/rows", "query": {"hub": "{record}"},
                       "answer": {"list": "items", "record": ".", "id": "id"}}}}}}]}
      """;
  private static final String MAPPING =
      """
      {"id": "to-%s", "output": {"kind": "json"}, "rows": [
        {"target": "hub", "source": "@id"},
        {"target": "customer", "source": "givenName", "required": true},
        {"target": "name", "source": "familyName", %s},
        {"target": "number", "source": "employees", "required": true}]}
      """;
  private static final String FLOW =
      """
      {"id": "to-%1$s", "direction": "out", "system": "%1$s", "connection": "api", "object": "rows",
       "recordType": "customer", "mapping": "to-%1$s", "write": "upsert"}
      """;

  private final CrashSite site;
  private final HubServer server;
  private final Witness witness;
  private final TargetPeer crm;
  private final TargetPeer billing;

  private DeliveringHub(
      CrashSite site, HubServer server, Witness witness, TargetPeer crm, TargetPeer billing) {
    this.site = site;
    this.server = server;
    this.witness = witness;
    this.crm = crm;
    this.billing = billing;
  }

  static DeliveringHub start(CrashSite site, String name) throws IOException, InterruptedException {
    TargetPeer crm = new TargetPeer();
    TargetPeer billing = new TargetPeer();
    HubServer server = null;
    try {
      server = site.plan(name).start();
      DeliveringHub hub = new DeliveringHub(site, server, Witness.of(server), crm, billing);
      hub.configure();
      return hub;
    } catch (IOException | InterruptedException | RuntimeException e) {
      try (crm;
          billing) {
        if (server != null) {
          server.close();
        }
      }
      throw e;
    }
  }

  private void configure() throws IOException, InterruptedException {
    put("/api/systems/source", SOURCE);
    put("/api/mappings/from-source", MAPPING_IN);
    put("/api/flows/from-source", FLOW_IN);
    put("/api/mappings/to-crm", MAPPING.formatted(CRM, "\"required\": true"));
    put("/api/mappings/to-billing", MAPPING.formatted(BILLING, "\"default\": null"));
    put(
        "/api/egress/peers",
        "{\"host\": \"127.0.0.1\", \"ports\": [%d, %d], \"loopback\": true, \"plain\": true}"
            .formatted(crm.port(), billing.port()));
    put("/api/systems/crm", SYSTEM.formatted(CRM, crm.port()));
    put("/api/systems/billing", SYSTEM.formatted(BILLING, billing.port()));
    put("/api/flows/to-crm", FLOW.formatted(CRM));
    put("/api/flows/to-billing", FLOW.formatted(BILLING));
  }

  private void put(String path, String document) throws IOException, InterruptedException {
    HttpRequest.Builder request =
        client()
            .request(path)
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString(document));
    HubClient.Answer answer = client().call(request);
    if (answer.status() >= 300) {
      throw new IllegalStateException(path + ": " + answer.status() + " " + answer.body());
    }
  }

  HubServer server() {
    return server;
  }

  HubClient client() {
    return witness.client();
  }

  TargetPeer crm() {
    return crm;
  }

  TargetPeer billing() {
    return billing;
  }

  /** The targets as the API shows them, by system. */
  Map<String, JsonNode> targets() throws IOException, InterruptedException {
    HubClient.Answer answer = client().get("/api/targets");
    if (answer.status() != 200) {
      throw new IOException("No targets: " + answer.status());
    }
    Map<String, JsonNode> targets = new LinkedHashMap<>();
    for (JsonNode target : answer.json().path("targets")) {
      targets.put(target.path("flow").asText().replaceFirst("^to-", ""), target);
    }
    return targets;
  }

  /** How many deliveries go on by themselves. */
  static long open(JsonNode target) {
    JsonNode counts = target.path("counts");
    return counts.path("pending").asLong()
        + counts.path("sending").asLong()
        + counts.path("retrying").asLong()
        + counts.path("uncertain").asLong();
  }

  /**
   * Waits until nothing is under way, neither in nor out. What is wrong then, or after the time, is
   * a violation.
   *
   * @param messages that the hub has taken, repeats not counted
   * @param openAtCrm deliveries that go on being tried
   * @param parkedAtCrm deliveries that wait for a person
   */
  Violations awaitRest(long messages, int openAtCrm, int parkedAtCrm, Duration atMost)
      throws InterruptedException {
    long end = System.nanoTime() + atMost.toNanos();
    Violations violations = witness.awaitRest(messages, atMost);
    String said = "no answer";
    while (System.nanoTime() < end) {
      try {
        Map<String, JsonNode> targets = targets();
        said = targets.toString();
        if (open(targets.get(CRM)) <= openAtCrm && open(targets.get(BILLING)) == 0) {
          balance(targets, parkedAtCrm, violations);
          return violations;
        }
      } catch (IOException e) {
        said = e.toString();
      }
      LockSupport.parkNanos(STEP.toNanos());
    }
    violations.add("deliveries don't come to rest", said);
    return violations;
  }

  private static void balance(
      Map<String, JsonNode> targets, int parkedAtCrm, Violations violations) {
    targets.forEach(
        (system, target) -> {
          if (!target.path("balanced").asBoolean()) {
            violations.add("deliveries differ from what was planned", target.toString());
          }
          int parked = target.path("counts").path("parked").asInt();
          if (parked != (system.equals(CRM) ? parkedAtCrm : 0)) {
            violations.add("unexpected count of parked deliveries", target.toString());
          }
        });
  }

  /**
   * Compares the books of both targets with what was sent.
   *
   * @param last the highest number of each customer
   * @param notAtCrm customers that the CRM does not have to have
   */
  Violations checkPeers(Map<String, Integer> last, Set<String> notAtCrm) {
    Map<String, Integer> lastAtCrm = new LinkedHashMap<>(last);
    lastAtCrm.keySet().removeAll(notAtCrm);
    Violations violations = crm.ledger().check(CRM, lastAtCrm);
    violations.addAll(billing.ledger().check(BILLING, last));
    return violations;
  }

  /** What the dead hub's database says of all deliveries that there ever were. */
  Violations checkDatabase() throws SQLException {
    try (Connection evidence = site.inspect(server)) {
      return DeliveryCheck.of(evidence);
    }
  }

  /** Records that the dead hub was bringing to the CRM. */
  Set<String> underWayAtCrm() throws SQLException {
    Set<String> records = new TreeSet<>();
    try (Connection evidence = site.inspect(server);
        Statement statement = evidence.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select d.record_id from delivery_lease l join delivery d on d.id = l.delivery_id"
                    + " where l.flow_id = 'to-crm'")) {
      while (rows.next()) {
        records.add(rows.getString(1));
      }
    }
    return records;
  }

  @Override
  public void close() throws IOException {
    try (crm;
        billing) {
      server.close();
    }
  }
}
