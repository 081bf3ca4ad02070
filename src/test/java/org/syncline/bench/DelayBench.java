package org.syncline.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.management.ManagementFactory;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.syncline.samples.HubClient;
import org.syncline.server.CpuTime;
import org.syncline.server.HubServer;
import org.syncline.server.PostgresServer;

/**
 * How long a change takes from a legacy system by JMS through a hub on PostgreSQL to another system
 * by REST, at {@value #PER_SECOND} changes a second: by stage as the hub reports it, and by a clock
 * outside, in the process that plays both systems. {@code -Dbench=delay [-Dseconds=60]}
 */
public final class DelayBench {
  private static final int SECONDS = Integer.getInteger("seconds", 60);
  private static final int WARM_UP_SECONDS = 30;
  private static final int PER_SECOND = 100;

  /** So many that no change meets another one of its record: each comes again after 20 s. */
  private static final int CUSTOMERS = 2_000;

  /** {@link BenchMessages} tells so many versions apart. */
  private static final int VERSIONS = 200;

  /** What the system by REST takes for an answer, at the very least. */
  private static final int THINKS_MILLIS = 5;

  private static final double MOST_OWN_MILLIS = 250;

  /**
   * How far the hub's figures may lie from those of the outside. The sender's time is cut to whole
   * milliseconds, what the HTTP client does is time of the call for the hub alone, and between an
   * answer and the hub's look at the database's clock are the turn's own steps: a few milliseconds.
   * Of the slowest ones each of these may wait for a processor.
   */
  private static final Map<Integer, Double> MOST_APART_MILLIS =
      new TreeMap<>(Map.of(50, 3.0, 99, 10.0));

  private static final String MILLIS = "ms";
  private static final String OUTSIDE = "the same by the clock outside";

  private static final String SYSTEM =
      """
      {"id": "crm", "name": "CRM", "owner": "Sales", "connections": [
        {"id": "api", "kind": "rest", "host": "127.0.0.1", "port": %d, "tls": false, "settings": {
          "objects": {"rows": {
            "create": {"path": "/rows", "idempotencyHeader": "Idempotency-Key", "answer": {"id": "id"}},
            "update": {"method": "PATCH", "path": "/rows/{externalId}", "answer": {"id": "id"}},
            "search": {"path": "/rows", "query": {"hub": "{record}"}, "answer": {"list": "items", "id": "id"}}}}}}]}
      """;
  private static final String MAPPING =
      """
      {"id": "to-crm", "output": {"kind": "json"}, "rows": [
        {"target": "hub", "source": "@id"},
        {"target": "first", "source": "givenName", "default": null},
        {"target": "last", "source": "familyName", "required": true},
        {"target": "mail", "source": "email", "required": true},
        {"target": "phone", "source": "phone", "default": null},
        {"target": "street", "source": "street", "required": true},
        {"target": "zip", "source": "postalCode", "default": null},
        {"target": "city", "source": "city", "default": null},
        {"target": "country", "source": "country", "default": null},
        {"target": "born", "source": "birthDate", "default": null},
        {"target": "credit", "source": "creditLimit", "default": null}]}
      """;
  private static final String FLOW =
      """
      {"id": "to-crm", "direction": "out", "system": "crm", "connection": "api", "object": "rows",
       "recordType": "customer", "mapping": "to-crm", "write": "upsert"}
      """;

  private final Report report = new Report();
  private final HubServer hub;
  private final PostgresServer postgres;
  private final HubClient client;
  private final RestSink sink;

  /** Calls that came, by change. */
  private final ConcurrentMap<Change, Taken> taken = new ConcurrentHashMap<>();

  /** Calls for a change that had come before. */
  private final AtomicInteger again = new AtomicInteger();

  private int sent;

  private DelayBench(HubServer hub, PostgresServer postgres, HubClient client, RestSink sink) {
    this.hub = hub;
    this.postgres = postgres;
    this.client = client;
    this.sink = sink;
  }

  public static void main(String... args) throws Exception {
    int most = (VERSIONS - 2) * CUSTOMERS / PER_SECOND - WARM_UP_SECONDS;
    if (SECONDS < 1 || SECONDS > most) {
      throw new IllegalArgumentException("-Dseconds=" + SECONDS + ": give 1 to " + most + ".");
    }
    try (PostgresServer postgres = PostgresServer.start("bench-delay");
        HubServer hub =
            HubServer.named("bench-delay")
                .heap("512m")
                .withSamples()
                .on(postgres, postgres.createDatabase("hub"))
                .start();
        RestSink sink = new RestSink()) {
      DelayBench bench = new DelayBench(hub, postgres, IntakeBench.logIn(hub), sink);
      bench.run();
      hub.stop();
      bench.report.write("delay");
    }
  }

  /** One change of one customer, as the body of a call tells it. */
  private record Change(int customer, int house) {
    private static final String MAIL = "\"customer";
    private static final String STREET = "\"Invalidenstraße ";

    static Change of(int message) {
      return new Change(message % CUSTOMERS, version(message) % VERSIONS + 1);
    }

    static int version(int message) {
      return 1 + message / CUSTOMERS;
    }

    static Change of(byte[] body) {
      String text = new String(body, StandardCharsets.UTF_8);
      return new Change(number(text, MAIL), number(text, STREET));
    }

    private static int number(String text, String before) {
      int from = text.indexOf(before);
      if (from < 0) {
        throw new IllegalStateException("A call without " + before);
      }
      int begin = from + before.length();
      int end = begin;
      while (Character.isDigit(text.charAt(end))) {
        end++;
      }
      return Integer.parseInt(text.substring(begin, end));
    }
  }

  /** When a call was there and when it was answered, by {@link System#nanoTime()}. */
  private record Taken(long came, long answered) {}

  private void run() throws Exception {
    put("/api/mappings/to-crm", MAPPING);
    put(
        "/api/egress/sink",
        "{\"host\": \"127.0.0.1\", \"ports\": [%d], \"loopback\": true, \"plain\": true}"
            .formatted(sink.port()));
    put("/api/systems/crm", SYSTEM.formatted(sink.port()));
    put("/api/flows/to-crm", FLOW);
    sink.pause(THINKS_MILLIS);
    sink.watch(
        (call, came, answered) -> {
          if (taken.putIfAbsent(Change.of(call.body()), new Taken(came, answered)) != null) {
            again.incrementAndGet();
          }
        });
    JmsLoad load = new JmsLoad(hub.jmsUrl(), "erp", hub.password("erp"));
    load.send("syncline.in.erp", 4, CUSTOMERS, this::message);
    awaitTaken(CUSTOMERS);
    sent = CUSTOMERS;
    steadily(load, WARM_UP_SECONDS);
    measure(load);
  }

  private JmsLoad.Outgoing message(int index) {
    int customer = index % CUSTOMERS;
    return new JmsLoad.Outgoing(
        "delay-" + index, BenchMessages.body(customer, Change.version(index)));
  }

  /**
   * Sends for so long and waits until all of it has come.
   *
   * @return when each was handed over, by {@link System#nanoTime()}
   */
  private long[] steadily(JmsLoad load, int seconds) throws Exception {
    int first = sent;
    int count = seconds * PER_SECOND;
    long[] handed = new long[count];
    load.sendSteadily(
        "syncline.in.erp",
        PER_SECOND,
        count,
        i -> {
          JmsLoad.Outgoing message = message(first + i);
          handed[i] = System.nanoTime();
          return message;
        });
    sent += count;
    awaitTaken(sent);
    return handed;
  }

  private void awaitTaken(int changes) throws Exception {
    long deadline = System.nanoTime() + Duration.ofMinutes(3).toNanos();
    while (taken.size() < changes || !settled()) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException(
            taken.size()
                + " of "
                + changes
                + " changes came: "
                + client.get("/api/targets").body());
      }
      LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
    }
    report.limit("changes that came and were not sent", taken.size() - changes, 0);
    report.limit("changes that came more than once", again.get(), 0);
  }

  private boolean settled() throws Exception {
    JsonNode target = done(client.get("/api/targets")).json().path("targets").path(0);
    return target.path("counts").path("delivered").asLong() == target.path("planned").asLong();
  }

  private void measure(JmsLoad load) throws Exception {
    Consumption before = consumption();
    int first = sent;
    long[] handed = steadily(load, SECONDS);
    Consumption spent = consumption().since(before);
    JsonNode delays = done(client.get("/api/targets/to-crm/delays?last=" + handed.length)).json();
    double[] whole = new double[handed.length];
    double[] own = new double[handed.length];
    double[] calls = new double[handed.length];
    for (int i = 0; i < handed.length; i++) {
      Taken one = taken.get(Change.of(first + i));
      whole[i] = (one.answered() - handed[i]) / 1e6;
      own[i] = (one.came() - handed[i]) / 1e6;
      calls[i] = (one.answered() - one.came()) / 1e6;
    }
    JsonNode stages = delays.path("stages");
    report.result("changes sent", handed.length, "changes");
    pace(handed);
    stages.properties().forEach(stage -> reported(stage.getKey(), stage.getValue(), handed.length));
    compare("whole", stages.path("whole"), whole, true);
    compare("own", stages.path("own"), own, true);
    compare("calls", stages.path("calls"), calls, false);
    report.limit("own share by the hub, p99", stages.at("/own/p99").asDouble(), MOST_OWN_MILLIS);
    report.limit("own share by the clock outside, p99", percentile(own, 99), MOST_OWN_MILLIS);
    report.result("deliveries that needed more than their turn", delays.path("held").asInt(), "");
    report.limit(
        "deliveries that are not those that were sent",
        Math.abs(delays.path("deliveries").asInt() - handed.length),
        0);
    spent.report(report);
  }

  /** Whether the sender kept its own pace: else it measures a burst. */
  private void pace(long[] handed) {
    double[] late = new double[handed.length];
    for (int i = 0; i < handed.length; i++) {
      late[i] = (handed[i] - handed[0]) / 1e6 - i * 1_000.0 / PER_SECOND;
    }
    for (int percent : MOST_APART_MILLIS.keySet()) {
      report.result("sender behind its own pace, p" + percent, percentile(late, percent), MILLIS);
    }
  }

  private void reported(String stage, JsonNode figures, int all) {
    for (String figure : new String[] {"p50", "p90", "p99", "max"}) {
      report.result("hub: " + stage + ", " + figure, figures.path(figure).asDouble(), MILLIS);
    }
    report.limit("unknown of " + stage, figures.path("unknown").asInt(), 0);
    report.limit("missing of " + stage, Math.abs(figures.path("count").asInt() - all), 0);
  }

  private void compare(String stage, JsonNode reported, double[] outside, boolean bound) {
    MOST_APART_MILLIS.forEach(
        (percent, most) -> {
          double here = reported.path("p" + percent).asDouble();
          double there = percentile(outside, percent);
          String what = stage + ", p" + percent;
          report.result("outside: " + what, there, MILLIS);
          report.result("hub: " + what, here, MILLIS, here / there, OUTSIDE);
          if (bound) {
            report.limit(what + ", between hub and outside", Math.abs(here - there), most);
          }
        });
  }

  /** By nearest rank, as the hub has it. */
  private static double percentile(double[] values, int percent) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[(int) Math.ceil(sorted.length * percent / 100.0) - 1];
  }

  /** Time of the processors until now. */
  private record Consumption(
      long at, Duration idle, Duration bench, Duration hub, Duration database, double load) {
    Consumption since(Consumption before) {
      return new Consumption(
          at - before.at,
          idle.minus(before.idle),
          bench.minus(before.bench),
          hub.minus(before.hub),
          database.minus(before.database),
          load);
    }

    void report(Report report) {
      double all = (double) at * Runtime.getRuntime().availableProcessors();
      double ours = bench.plus(hub).plus(database).toNanos();
      report.result("processors: server", hub.toNanos() / all, "share");
      report.result("processors: database", database.toNanos() / all, "share");
      report.result("processors: both systems and their clock", bench.toNanos() / all, "share");
      double others = Math.max(0, all - idle.toNanos() - ours);
      report.result("processors: others on the machine", others / all, "share");
      report.result("load average at the end", load, "");
    }
  }

  private Consumption consumption() throws Exception {
    return new Consumption(
        System.nanoTime(),
        CpuTime.idle(),
        CpuTime.own(),
        CpuTime.of(ProcessHandle.of(hub.pid()).orElseThrow()),
        CpuTime.of(postgres.process()),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }

  private void put(String path, String document) throws Exception {
    done(
        client.call(
            client
                .request(path)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(document))));
  }

  private static HubClient.Answer done(HubClient.Answer answer) {
    if (answer.status() >= 300) {
      throw new IllegalStateException(answer.toString());
    }
    return answer;
  }
}
