package org.syncline.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
 * by the bare HTTP client with as many at once; to a table of PostgreSQL, against the same upserts
 * by JDBC, where it takes no time and where it takes a few milliseconds; and what a paused system
 * costs another. {@code -Dbench=delivery [-Dmessages=100000] [-Dtargets=rest|tables]}
 */
public final class DeliveryBench {
  private static final int BACKLOG = Integer.getInteger("messages", 100_000);
  private static final String TARGETS = System.getProperty("targets", "");
  private static final int AT_ONCE = 8;

  /** Others than those of the backlog, which compile what is measured. */
  private static final int WARM_UP = BACKLOG / 2;

  /** What a system takes for an answer, at the very least. */
  private static final int THINKS_MILLIS = 5;

  private static final Duration LOOKS = Duration.ofSeconds(1);

  private static final double BOUND = 0.7;
  private static final double MOST_BY_PAUSED = 0.05;
  private static final int PAIRS = 4;
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

  private static final String DATABASE =
      """
      {"id": "%1$s", "name": "%1$s", "owner": "Finance", "connections": [
        {"id": "db", "kind": "jdbc", "host": "127.0.0.1", "port": %2$d, "tls": false, "path": "/tables",
         "secret": "%1$s/db", "settings": {"vendor": "postgresql", "user": "%3$s", "objects": {
          "people": {"table": "%1$s", "id": {"column": "id", "type": "integer"}, "key": ["hub"],
            "columns": {"hub": {"type": "integer"}, "born": {"type": "date"},
              "credit": {"type": "decimal", "places": 2}},
            "together": %4$d}}}}]}
      """;
  private static final String FLAT_MAPPING =
      """
      {"id": "people-flat", "output": {"kind": "json"}, "rows": [
        {"target": "hub", "source": "@id"},
        {"target": "first", "source": "givenName", "default": null},
        {"target": "last", "source": "familyName", "required": true},
        {"target": "mail", "source": "email", "default": null},
        {"target": "phone", "source": "phone", "default": null},
        {"target": "street", "source": "street", "default": null},
        {"target": "zip", "source": "postalCode", "default": null},
        {"target": "city", "source": "city", "default": null},
        {"target": "country", "source": "country", "default": null},
        {"target": "born", "source": "birthDate", "default": null},
        {"target": "credit", "source": "creditLimit", "default": null}]}
      """;
  private static final String DATABASE_FLOW =
      """
      {"id": "to-%1$s", "direction": "out", "system": "%1$s", "connection": "db", "object": "people",
       "recordType": "customer", "mapping": "people-flat", "write": "upsert", "enabled": %2$b}
      """;
  private static final String TABLE =
      "create table %s (id bigint generated always as identity primary key, hub bigint not null"
          + " unique, first text, last text, mail text, phone text, street text, zip text, city text,"
          + " country text, born date, credit numeric)";

  /** A statement takes so long, and an upsert is one. */
  private static final String TAKES_TIME =
      "create function takes_time() returns trigger language plpgsql as $$ begin"
          + " if tg_op = 'INSERT' or current_query() not ilike 'insert%' then perform pg_sleep("
          + THINKS_MILLIS / 1000.0
          + "); end if; return null; end $$";

  private static final String MEMBERS =
      "hub, first, last, mail, phone, street, zip, city, country, born, credit";
  private static final int MEMBER_COUNT = MEMBERS.split(",").length;

  private final Report report = new Report();
  private final Path folder = Proof.result("bench", "delivery").getParent();
  private final HubServer hub;
  private final HubClient client;

  /** Asks how far it is, on the processors that are measured: without a check of a password. */
  private final HubClient watch;

  private final RestSink sink;
  private final PostgresServer postgres;
  private int version;

  private DeliveryBench(HubServer hub, RestSink sink, PostgresServer postgres) throws Exception {
    this.hub = hub;
    this.client = IntakeBench.logIn(hub);
    this.watch = client.byToken();
    this.sink = sink;
    this.postgres = postgres;
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
      DeliveryBench bench = new DeliveryBench(hub, sink, postgres);
      bench.run();
      hub.stop();
      bench.report.write("delivery");
    }
  }

  private void run() throws Exception {
    Files.createDirectories(folder);
    RunOfFile.publishFlow(client);
    if (!TARGETS.equals("tables")) {
      systems();
    }
    if (!TARGETS.equals("rest")) {
      tables();
    }
  }

  /** Systems that are called by REST. */
  private void systems() throws Exception {
    put("/api/mappings/people-out", MAPPING);
    put(
        "/api/egress/sink",
        "{\"host\": \"127.0.0.1\", \"ports\": [%d], \"loopback\": true, \"plain\": true}"
            .formatted(sink.port()));
    for (String system : List.of("crm", "billing")) {
      put("/api/systems/" + system, SYSTEM.formatted(system, sink.port()));
      put("/api/flows/to-" + system, FLOW.formatted(system, system.equals("crm")));
    }
    warmUp("crm");
    sink.pause(THINKS_MILLIS);
    backlog(BACKLOG);
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
    for (String system : List.of("crm", "billing")) {
      put("/api/flows/to-" + system, FLOW.formatted(system, false));
    }
    report.result("rows made twice", sink.twice(), "rows");
    report.limit("rows made twice", sink.twice(), 0);
  }

  /** Tables of PostgreSQL, on the server that has the hub's own database. */
  private void tables() throws Exception {
    postgres.createDatabase("tables");
    try (Connection c = connect();
        Statement s = c.createStatement()) {
      s.execute(TAKES_TIME);
      for (String table : List.of("first", "ledger", "archive")) {
        s.execute(TABLE.formatted(table));
        s.execute(TABLE.formatted(bare(table)));
        s.execute(TABLE.formatted(committed(table)));
      }
      for (String table : List.of("archive", bare("archive"), committed("archive"))) {
        s.execute(
            "create trigger takes_time before insert or update on "
                + table
                + " execute function takes_time()");
      }
    }
    put("/api/mappings/people-flat", FLAT_MAPPING);
    put(
        "/api/egress/tables",
        "{\"host\": \"127.0.0.1\", \"ports\": [%d], \"loopback\": true, \"plain\": true}"
            .formatted(postgres.port()));
    connected("first", 1);
    warmUp("first");
    bareUpserts(bare("first"), rows("first"), true);
    bareUpserts(committed("first"), rows("first"), false);
    put("/api/flows/to-first", DATABASE_FLOW.formatted("first", false));
    connected("ledger", 1);
    intoTable("ledger", "new rows of PostgreSQL, each by itself");
    intoTable("ledger", "changed rows of PostgreSQL, each by itself");
    connected("ledger", 100);
    intoTable("ledger", "changed rows of PostgreSQL, up to 100 together");
    put("/api/flows/to-ledger", DATABASE_FLOW.formatted("ledger", false));
    connected("archive", 1);
    String slow = " rows of a PostgreSQL that takes " + THINKS_MILLIS + " ms, each by itself";
    intoTable("archive", "new" + slow);
    intoTable("archive", "changed" + slow);
  }

  private static String bare(String table) {
    return table + "_bare";
  }

  private static String committed(String table) {
    return table + "_committed";
  }

  private void connected(String system, int together) throws Exception {
    put(
        "/api/systems/" + system,
        DATABASE.formatted(system, postgres.port(), postgres.user(), together));
    put("/api/secrets/" + system + "/db", "{\"value\": \"" + postgres.password() + "\"}");
    put("/api/flows/to-" + system, DATABASE_FLOW.formatted(system, true));
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(
        postgres.url("tables"), postgres.user(), postgres.password());
  }

  /**
   * A hub runs for months: what its virtual machine spends in its first minutes is not its rate.
   */
  private void warmUp(String system) throws Exception {
    backlogOf(system, BACKLOG, WARM_UP);
    post("/api/targets/to-" + system + "/resume", Map.of());
    awaitSettled(system);
  }

  private void intoTable(String system, String what) throws Exception {
    backlogOf(system, 0, BACKLOG);
    Consumption before = Consumption.untilNow(hub, postgres);
    long begin = System.nanoTime();
    post("/api/targets/to-" + system + "/resume", Map.of());
    awaitSettled(system);
    double rate = BACKLOG * 1e9 / (System.nanoTime() - begin);
    Consumption drained = Consumption.untilNow(hub, postgres).since(before);
    List<Object[]> rows = rows(system);
    if (rows.size() != BACKLOG) {
      throw new IllegalStateException(rows.size() + " rows in the table");
    }
    before = Consumption.untilNow(hub, postgres);
    double bare = bareUpserts(bare(system), rows, true);
    Consumption upserted = Consumption.untilNow(hub, postgres).since(before);
    String to = "the same upserts by JDBC, one a transaction, " + AT_ONCE + " connections";
    String calls = "the same, each as a statement and a commit as the hub's calls are";
    report.result(to + ": " + what, bare, RATE);
    report.result("hub: " + what, rate, RATE, rate / bare, to);
    processorTime(what, "server", drained.hub());
    processorTime(what, "database", drained.database());
    processorTime(what, "bare client", upserted.own());
    processorTime(what, "database for the bare client", upserted.database());
    double free = Consumption.perSecond(drained.database().plus(upserted.own()), BACKLOG);
    report.result(
        "a hub that costs no more than the bare client, beside its database, by processor time: "
            + what,
        free,
        RATE,
        free / bare,
        to);
    report.bound(what + ", of " + to, rate / bare, BOUND);
    double committed = bareUpserts(committed(system), rows, false);
    report.result(calls + ": " + what, committed, RATE);
    report.result("hub, of statements and commits: " + what, rate, RATE, rate / committed, calls);
  }

  private void processorTime(String phase, String process, Duration spent) {
    report.processorTime(phase, process, spent, BACKLOG, "delivery");
  }

  private List<Object[]> rows(String table) throws SQLException {
    List<Object[]> rows = new ArrayList<>();
    try (Connection c = connect();
        Statement s = c.createStatement();
        ResultSet found = s.executeQuery("select " + MEMBERS + " from " + table)) {
      while (found.next()) {
        Object[] row = new Object[MEMBER_COUNT];
        for (int i = 0; i < row.length; i++) {
          row[i] = found.getObject(i + 1);
        }
        rows.add(row);
      }
    }
    return rows;
  }

  /**
   * @param alone whether a statement commits by itself; else a commit is sent after it
   */
  private double bareUpserts(String table, List<Object[]> rows, boolean alone) throws Exception {
    String sets =
        Stream.of(MEMBERS.split(", "))
            .filter(member -> !member.equals("hub"))
            .map(member -> member + " = excluded." + member)
            .collect(Collectors.joining(", "));
    String sql =
        "insert into "
            + table
            + " ("
            + MEMBERS
            + ") values ("
            + String.join(", ", Collections.nCopies(MEMBER_COUNT, "?"))
            + ") on conflict (hub) do update set "
            + sets
            + " returning id";
    AtomicInteger next = new AtomicInteger();
    return timed(
        rows.size(),
        () -> {
          try (Connection c = connect();
              PreparedStatement statement = c.prepareStatement(sql)) {
            c.setAutoCommit(alone);
            for (int n = next.getAndIncrement(); n < rows.size(); n = next.getAndIncrement()) {
              Object[] row = rows.get(n);
              for (int i = 0; i < row.length; i++) {
                statement.setObject(i + 1, row[i]);
              }
              try (ResultSet made = statement.executeQuery()) {
                made.next();
              }
              if (!alone) {
                c.commit();
              }
            }
          }
          return null;
        });
  }

  /** How many a second are done by {@link #AT_ONCE} threads together. */
  private static double timed(int calls, Callable<?> work) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
    long begin = System.nanoTime();
    try {
      for (Future<?> one : threads.invokeAll(Collections.nCopies(AT_ONCE, work::call))) {
        one.get();
      }
    } finally {
      threads.shutdown();
    }
    return calls * 1e9 / (System.nanoTime() - begin);
  }

  /** One after the other, so that what the machine does meanwhile is the same for both. */
  private void besidePaused() throws Exception {
    put("/api/flows/to-billing", FLOW.formatted("billing", true));
    pause("billing");
    double alone = 0;
    double beside = 0;
    for (int pair = 0; pair < PAIRS; pair++) {
      // Each of both is first as often as not: tables grow, and the server warms up.
      if (pair % 2 == 0) {
        alone += secondsBeside(false);
        beside += secondsBeside(true);
      } else {
        beside += secondsBeside(true);
        alone += secondsBeside(false);
      }
    }
    double slower = beside / alone - 1;
    report.result(
        "beside a paused system with a backlog of up to " + PAIRS * BACKLOG,
        PAIRS * BACKLOG / beside,
        RATE,
        alone / beside,
        "the same without it, " + PAIRS + " times by turns");
    report.limit("share of time that a paused system costs another", slower, MOST_BY_PAUSED);
  }

  /** How long a backlog takes; beside a paused one each adds to what that has. */
  private double secondsBeside(boolean paused) throws Exception {
    put("/api/flows/to-billing", FLOW.formatted("billing", paused));
    backlog(BACKLOG);
    double rate = drain("crm", BACKLOG, false);
    report.result("calls " + (paused ? "beside a paused system" : "of one alone"), rate, RATE);
    return BACKLOG / rate;
  }

  /** A change of each of so many people, which the target is owed while it is paused. */
  private void backlog(int people) throws Exception {
    backlogOf("crm", 0, people);
  }

  private void backlogOf(String system, int first, int people) throws Exception {
    version++;
    pause(system);
    Path file =
        PeopleFile.ofEach(folder.resolve("people-" + version + ".csv"), first, people, version);
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

  /** Asks for what is left, which an index answers: counts read all that is open of any system. */
  private void awaitSettled(String system) throws Exception {
    long deadline = System.nanoTime() + Duration.ofMinutes(10).toNanos();
    while (isThere(system, "pending") || isThere(system, "sending")) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("Not settled: " + target(system));
      }
      LockSupport.parkNanos(LOOKS.toNanos());
    }
    JsonNode target = target(system);
    if (!target.path("balanced").asBoolean()) {
      throw new IllegalStateException("Not balanced: " + target);
    }
  }

  private boolean isThere(String system, String status) throws Exception {
    String path = "/api/deliveries?limit=1&flow=to-" + system + "&status=" + status;
    return !watch.get(path).json().path("deliveries").isEmpty();
  }

  private JsonNode target(String system) throws Exception {
    for (JsonNode target : watch.get("/api/targets").json().path("targets")) {
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
    try (CloseableHttpClient http =
        HttpClients.custom()
            .setConnectionManager(
                PoolingHttpClientConnectionManagerBuilder.create()
                    .setMaxConnPerRoute(AT_ONCE)
                    .setMaxConnTotal(AT_ONCE)
                    .build())
            .build()) {
      return timed(
          calls.size(),
          () -> {
            for (int n = next.getAndIncrement(); n < calls.size(); n = next.getAndIncrement()) {
              send(http, calls.get(n));
            }
            return null;
          });
    }
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
