package org.syncline.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.syncline.samples.HubClient;
import org.syncline.samples.PeopleFile;
import org.syncline.samples.RunOfFile;
import org.syncline.server.HubServer;
import org.syncline.server.PostgresServer;
import org.syncline.server.Proof;

/**
 * Deliveries of a hub on PostgreSQL, out of a backlog: to a system by REST, against the same calls
 * by the bare HTTP client with as many at once; and what a paused system costs another. {@code
 * -Dbench=delivery [-Dmessages=100000]}
 */
public final class DeliveryBench {
  private static final int BACKLOG = Integer.getInteger("messages", 100_000);
  private static final int AT_ONCE = 8;

  /** What a system by REST takes for an answer, at the very least. */
  private static final int THINKS_MILLIS = 5;

  private static final double BOUND = 0.7;
  private static final double MOST_BY_PAUSED = 0.05;
  private static final int PAIRS = 3;
  private static final String RATE = "calls/s";
  private static final String BARE = "the same calls by the bare client, " + AT_ONCE + " at once";

  private static final String SYSTEM =
      """
      {"id": "%1$s", "name": "%1$s", "owner": "Sales", "connections": [
        {"id": "api", "kind": "rest", "host": "127.0.0.1", "port": %2$d, "tls": false, "settings": {
          "objects": {"rows": {
            "create": {"path": "/%1$s", "idempotencyHeader": "Idempotency-Key", "answer": {"id": "id"}},
            "update": {"method": "PATCH", "path": "/%1$s/{externalId}", "answer": {"id": "id"}},
            "search": {"path": "/%1$s", "query": {"hub": "{record}"}, "answer": {"list": "items", "id": "id"}}}}}}]}
      """;
  private static final String MAPPING =
      """
      {"id": "people-out", "output": {"kind": "json"}, "rows": [
        {"target": "hub", "source": "@id"},
        {"target": "first", "source": "givenName", "default": null},
        {"target": "last", "source": "familyName", "required": true},
        {"target": "mail", "source": "email", "default": null},
        {"target": "phone", "source": "phone", "default": null},
        {"target": "address.street", "source": "street", "default": null},
        {"target": "address.zip", "source": "postalCode", "default": null},
        {"target": "address.city", "source": "city", "default": null},
        {"target": "address.country", "source": "country", "default": null},
        {"target": "born", "source": "birthDate", "default": null},
        {"target": "credit", "source": "creditLimit", "default": null}]}
      """;
  private static final String FLOW =
      """
      {"id": "to-%1$s", "direction": "out", "system": "%1$s", "connection": "api", "object": "rows",
       "recordType": "customer", "mapping": "people-out", "write": "upsert", "enabled": %2$b}
      """;

  private final Report report = new Report();
  private final Path folder = Proof.result("bench", "delivery").getParent();
  private final HubClient client;
  private final RestSink sink;
  private int version;

  private DeliveryBench(HubClient client, RestSink sink) {
    this.client = client;
    this.sink = sink;
  }

  public static void main(String... args) throws Exception {
    try (PostgresServer postgres = PostgresServer.start("bench-delivery");
        HubServer hub =
            HubServer.named("bench-delivery")
                .heap("512m")
                .withSamples()
                .on(postgres, postgres.createDatabase("hub"))
                .start();
        RestSink sink = new RestSink()) {
      DeliveryBench bench = new DeliveryBench(IntakeBench.logIn(hub), sink);
      bench.run();
      hub.stop();
      bench.report.write("delivery");
    }
  }

  private void run() throws Exception {
    Files.createDirectories(folder);
    RunOfFile.publishFlow(client);
    put("/api/mappings/people-out", MAPPING);
    put(
        "/api/egress/sink",
        "{\"host\": \"127.0.0.1\", \"ports\": [%d], \"loopback\": true, \"plain\": true}"
            .formatted(sink.port()));
    for (String system : List.of("crm", "billing")) {
      put("/api/systems/" + system, SYSTEM.formatted(system, sink.port()));
      put("/api/flows/to-" + system, FLOW.formatted(system, system.equals("crm")));
    }
    backlog(BACKLOG);
    sink.pause(THINKS_MILLIS);
    double made = drain("crm", BACKLOG, true);
    against("new rows, a system that takes " + THINKS_MILLIS + " ms", made, true);
    backlog(BACKLOG);
    double changed = drain("crm", BACKLOG, true);
    against("changed rows, a system that takes " + THINKS_MILLIS + " ms", changed, true);
    sink.pause(0);
    backlog(BACKLOG);
    double free = drain("crm", BACKLOG, true);
    against("changed rows, a system that takes no time", free, false);
    besidePaused();
    report.result("rows made twice", sink.twice(), "rows");
    report.limit("rows made twice", sink.twice(), 0);
  }

  /** One after the other, so that what the machine does meanwhile is the same for both. */
  private void besidePaused() throws Exception {
    double alone = 0;
    double beside = 0;
    for (int pair = 0; pair < PAIRS; pair++) {
      put("/api/flows/to-billing", FLOW.formatted("billing", false));
      backlog(BACKLOG);
      alone += 1 / drain("crm", BACKLOG, false);
      put("/api/flows/to-billing", FLOW.formatted("billing", true));
      if (pair == 0) {
        pause("billing");
      }
      // Each adds a backlog to what the paused one has.
      backlog(BACKLOG);
      beside += 1 / drain("crm", BACKLOG, false);
    }
    double slower = beside / alone - 1;
    report.result(
        "beside a paused system with a backlog of up to " + PAIRS * BACKLOG,
        PAIRS / beside,
        RATE,
        alone / beside,
        "the same without it, " + PAIRS + " times by turns");
    report.limit("share of time that a paused system costs another", slower, MOST_BY_PAUSED);
  }

  /** A change of each of so many people, which the target is owed while it is paused. */
  private void backlog(int people) throws Exception {
    version++;
    pause("crm");
    Path file = PeopleFile.ofEach(folder.resolve("people-" + version + ".csv"), 0, people, version);
    long begin = System.nanoTime();
    RunOfFile run = RunOfFile.start(client, file);
    run.awaitState("completed", Duration.ofHours(1));
    double seconds = (System.nanoTime() - begin) / 1e9;
    report.result("people of a file that are owed to targets", people / seconds, "records/s");
    Files.delete(file);
  }

  /** How fast the backlog is drained. */
  private double drain(String system, int calls, boolean keep) throws Exception {
    sink.expect(calls, keep);
    long begin = System.nanoTime();
    post("/api/targets/to-" + system + "/resume", Map.of());
    double rate = calls * 1e9 / (sink.await() - begin);
    awaitSettled(system);
    return rate;
  }

  private void awaitSettled(String system) throws Exception {
    long deadline = System.nanoTime() + Duration.ofMinutes(1).toNanos();
    while (true) {
      JsonNode counts = target(system).path("counts");
      if (counts.path("pending").asLong() + counts.path("sending").asLong() == 0) {
        break;
      }
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("Not settled: " + counts);
      }
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
    JsonNode target = target(system);
    if (!target.path("balanced").asBoolean()) {
      throw new IllegalStateException("Not balanced: " + target);
    }
  }

  private JsonNode target(String system) throws Exception {
    for (JsonNode target : client.get("/api/targets").json().path("targets")) {
      if (target.path("flow").asText().equals("to-" + system)) {
        return target;
      }
    }
    throw new IllegalStateException("No target of " + system);
  }

  private void against(String what, double rate, boolean bound) throws Exception {
    List<RestSink.Call> calls = sink.calls();
    sink.forget();
    // The first run compiles what is measured.
    bare(calls.subList(0, calls.size() / 4));
    sink.forget();
    double bare = bare(calls);
    report.result(BARE + ": " + what, bare, RATE);
    report.result("hub: " + what, rate, RATE, rate / bare, BARE);
    if (bound) {
      report.bound(what + ", of " + BARE, rate / bare, BOUND);
    }
  }

  private double bare(List<RestSink.Call> calls) throws Exception {
    sink.expect(calls.size(), false);
    AtomicInteger next = new AtomicInteger();
    ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
    long begin = System.nanoTime();
    try (CloseableHttpClient http =
        HttpClients.custom()
            .setConnectionManager(
                PoolingHttpClientConnectionManagerBuilder.create()
                    .setMaxConnPerRoute(AT_ONCE)
                    .setMaxConnTotal(AT_ONCE)
                    .build())
            .build()) {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < AT_ONCE; i++) {
        all.add(
            threads.submit(
                () -> {
                  for (int n = next.getAndIncrement();
                      n < calls.size();
                      n = next.getAndIncrement()) {
                    send(http, calls.get(n));
                  }
                  return null;
                }));
      }
      for (Future<?> one : all) {
        one.get();
      }
    } finally {
      threads.shutdown();
    }
    return calls.size() * 1e9 / (sink.await() - begin);
  }

  private void send(CloseableHttpClient http, RestSink.Call call) throws Exception {
    HttpUriRequestBase request =
        new HttpUriRequestBase(
            call.method(), java.net.URI.create("http://127.0.0.1:" + sink.port() + call.path()));
    request.setEntity(new ByteArrayEntity(call.body(), ContentType.APPLICATION_JSON));
    String answer = http.execute(request, response -> EntityUtils.toString(response.getEntity()));
    if (!answer.startsWith("{\"id\"")) {
      throw new IllegalStateException(answer);
    }
  }

  private void pause(String system) throws Exception {
    post("/api/targets/to-" + system + "/pause", Map.of("why", "a backlog is made"));
  }

  private void put(String path, String document) throws Exception {
    HubClient.Answer there = client.get(path);
    HttpRequest.Builder request =
        client
            .request(path)
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString(document));
    done(
        client.call(
            there.status() == 200 ? request.header("If-Match", there.header("ETag")) : request));
  }

  private void post(String path, Object document) throws Exception {
    done(client.post(path, document));
  }

  private static void done(HubClient.Answer answer) {
    if (answer.status() >= 300) {
      throw new IllegalStateException(answer.toString());
    }
  }
}
