package org.syncline.twoway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.syncline.crash.Violations;
import org.syncline.samples.HubClient;
import org.syncline.samples.HubClient.Answer;
import org.syncline.server.HubServer;
import org.syncline.server.PostgresServer;

/**
 * Walks the acts of one seed through a hub on PostgreSQL with three systems, and compares what is
 * there at the end with what the oracle says.
 */
public final class TwoWay implements AutoCloseable {
  /** Most calls for each change that makes a difference to a system. */
  public static final double MOST_CALLS = 1.2;

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ADMIN = "ada";
  private static final String PASSWORD = "a password for tests";
  private static final Duration STEP = Duration.ofMillis(200);
  private static final int STEADY_LOOKS = 3;

  private final long seed;
  private final int count;
  private final Duration patience;
  private final PostgresServer postgres;
  private final HubServer server;
  private final HubClient hub;
  private final Map<Side, Peer> peers = new EnumMap<>(Side.class);
  private final Map<Side, Post> posts = new EnumMap<>(Side.class);
  private final Map<String, String> keys = new HashMap<>();
  private final Violations violations = new Violations();
  private final Acts acts;
  private final Map<Instant, Act> done = new ConcurrentSkipListMap<>();
  private final Map<String, Peer.Row> said = new HashMap<>();
  private final Oracle oracle = new Oracle();
  private Instant last = Instant.EPOCH;
  private int archived;

  /**
   * What was found.
   *
   * @param figures for a report
   */
  public record Found(Map<String, Object> figures, Violations violations) {}

  private TwoWay(
      long seed,
      int count,
      double contended,
      Duration patience,
      PostgresServer postgres,
      HubServer server) {
    this.seed = seed;
    this.count = count;
    this.patience = patience;
    this.postgres = postgres;
    this.server = server;
    this.hub = new HubClient(server.http().toString().replaceAll("/$", ""), ADMIN, PASSWORD);
    this.acts = new Acts(seed, count, contended);
  }

  /**
   * Starts a hub and the systems.
   *
   * @param contended the share of changed records that several systems change at once
   * @param patience for each time the hub has to come to rest
   */
  public static TwoWay start(String name, long seed, int count, double contended, Duration patience)
      throws Exception {
    System.out.printf("TWO-WAY seed %d, %d records%n", seed, count);
    PostgresServer postgres = PostgresServer.start(name);
    HubServer.Plan plan = HubServer.named(name).on(postgres);
    for (Side side : Side.values()) {
      plan.system(side.id(), "live");
    }
    HubServer server = null;
    TwoWay walk = null;
    try {
      server = plan.start();
      walk = new TwoWay(seed, count, contended, patience, postgres, server);
      walk.open();
      return walk;
    } finally {
      if (walk == null) {
        if (server != null) {
          server.close();
        }
        postgres.discard();
      }
    }
  }

  private void open() throws Exception {
    String token = Files.readString(server.data().resolve("syncline/setup-token")).strip();
    hub.setUp(token, ADMIN, PASSWORD);
    peers.put(Side.LEGACY, new Legacy());
    peers.put(Side.PARTNER, new Partner());
    peers.put(Side.WAREHOUSE, new Warehouse(postgres));
    for (Peer peer : peers.values()) {
      for (Map.Entry<String, String> document : Documents.of(peer).entrySet()) {
        Answer answer = send("PUT", "/api/" + document.getKey(), document.getValue(), "");
        if (answer.status() / 100 != 2) {
          throw new IllegalStateException(document.getKey() + ": " + answer.body());
        }
      }
      posts.put(peer.side(), new Post(server, peer.side()));
    }
  }

  private Answer send(String method, String path, String body, String ifMatch)
      throws IOException, InterruptedException {
    var request =
        hub.request(path)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body));
    return hub.call(ifMatch.isEmpty() ? request : request.header("If-Match", ifMatch));
  }

  /** Does all of it, and looks. */
  public Found walk() throws Exception {
    long began = System.nanoTime();
    List<List<Act>> waves = acts.draw();
    int done = 0;
    for (List<Act> wave : waves) {
      look();
      together(wave);
      rest();
      String odd = odd();
      if (!odd.isEmpty()) {
        // What comes next would build on what is not there.
        throw new AssertionError("Seed " + seed + ": " + odd);
      }
      done += wave.size();
      System.out.printf("TWO-WAY %d acts at rest after %.0f s%n", done, seconds(began));
    }
    double took = seconds(began);
    this.done.values().forEach(oracle::take);
    look();
    compareRecords();
    for (Peer peer : peers.values()) {
      compareRows(peer);
    }
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("seed", seed);
    figures.put("records", count);
    figures.put("acts", done);
    figures.put("messages", posts.values().stream().mapToInt(Post::sent).sum());
    figures.put("seconds", Math.round(took));
    figures.put("calls", calls());
    figures.put("outcomes", counted("select status, count(*) from outcome group by status"));
    figures.put("deliveries", counted("select status, count(*) from delivery group by status"));
    compareLedgers();
    figures.put("violations", violations.count());
    figures.put("found", violations.sentences());
    return new Found(figures, violations);
  }

  private static double seconds(long began) {
    return (System.nanoTime() - began) / 1e9;
  }

  /** Reads which keys rows have at which system, while nothing moves. */
  private void look() throws Exception {
    for (Peer peer : peers.values()) {
      for (Kind kind : Kind.ALL) {
        for (Peer.Row row : peer.rows(kind).values()) {
          keys.put(at(peer.side(), row.mark()), row.key());
          marks.put(peer.side() + " " + kind.type() + " " + row.key(), row.mark());
          said.put(at(peer.side(), row.mark()), row);
        }
      }
    }
  }

  /** When an act is done: no two at the same time, and none before an earlier one. */
  private synchronized Instant now() {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    last = now.isAfter(last) ? now : last.plus(1, ChronoUnit.MICROS);
    return last;
  }

  private static String at(Side side, String mark) {
    return side + " " + mark;
  }

  /** All systems at once, each one act after the other. */
  private void together(List<Act> wave) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(Side.values().length + 1);
    try {
      List<Future<?>> all = new ArrayList<>();
      for (Side side : Side.values()) {
        // What it makes itself is known to nobody else meanwhile.
        Map<String, String> own = new HashMap<>(keys);
        List<Act> its =
            wave.stream()
                .filter(act -> act.side() == side && act.what() != Act.What.ARCHIVE)
                .toList();
        all.add(
            threads.submit(
                () -> {
                  for (Act act : its) {
                    one(side, act, own);
                  }
                  return null;
                }));
      }
      List<Act> persons = wave.stream().filter(act -> act.what() == Act.What.ARCHIVE).toList();
      all.add(
          threads.submit(
              () -> {
                for (Act act : persons) {
                  archive(act);
                }
                return null;
              }));
      for (Future<?> one : all) {
        one.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private void one(Side side, Act act, Map<String, String> own) throws Exception {
    Peer peer = required(peers.get(side));
    Map<String, @Nullable String> values = new TreeMap<>(act.values());
    for (Kind.Reference reference : act.kind().references()) {
      values.computeIfPresent(
          reference.field(), (field, mark) -> required(own.get(at(side, mark))));
    }
    String key = own.getOrDefault(at(side, act.mark()), "");
    if (key.isEmpty() && act.what() != Act.What.MAKE) {
      throw new AssertionError("Seed " + seed + ": " + side + " has no row of " + act.mark());
    }
    Act really = act;
    // Like the time of a database's transaction: before what it changes is there.
    Instant now = now();
    switch (act.what()) {
      case MAKE -> {
        values.put(Peer.MARK, act.mark());
        key = peer.make(act.kind(), values);
        own.put(at(side, act.mark()), key);
      }
      case CHANGE -> peer.change(act.kind(), key, values);
      case SAY -> {
        Peer.Row row = required(said.get(at(side, act.mark())));
        values.putAll(row.values());
        really = act.saying(held(act, row));
      }
      case ARCHIVE -> throw new IllegalArgumentException("Only persons do that: " + act);
    }
    done.put(now, really);
    required(posts.get(side)).send(act, now, key, values);
  }

  /** What a row says of its record, with marks for keys. */
  private Map<String, @Nullable String> held(Act act, Peer.Row row) {
    Map<String, @Nullable String> values = new TreeMap<>();
    act.kind().fields().forEach(field -> values.put(field.name(), row.values().get(field.name())));
    for (Kind.Reference reference : act.kind().references()) {
      String key = row.values().get(reference.field());
      values.put(reference.field(), key == null ? null : mark(act.side(), reference.to(), key));
    }
    return values;
  }

  private static <T> T required(@Nullable T value) {
    if (value == null) {
      throw new IllegalStateException("It should be there by now.");
    }
    return value;
  }

  private void archive(Act act) throws IOException, InterruptedException {
    Side side = Side.LEGACY;
    String key = required(keys.get(at(side, act.mark())));
    String type = act.kind().type();
    JsonNode link = hub.get("/api/links/" + side.id() + "/" + type + "/" + type + "/" + key).json();
    String record = "/api/records/" + link.path("id").asLong();
    String tag = hub.get(record).header("ETag");
    Answer answer = send("POST", record + "/archive", "", tag);
    if (answer.status() != 200) {
      throw new IllegalStateException(record + " was not archived: " + answer);
    }
    archived++;
    done.put(now(), act);
  }

  /** Waits until nothing moves any more. */
  private void rest() throws Exception {
    long end = System.nanoTime() + patience.toNanos();
    int steady = 0;
    long calls = -1;
    String state = "";
    while (steady < STEADY_LOOKS) {
      if (System.nanoTime() > end) {
        throw new AssertionError("Seed " + seed + ": not at rest after " + patience + ": " + state);
      }
      LockSupport.parkNanos(STEP.toNanos());
      long now = 0;
      for (Peer peer : peers.values()) {
        now += peer.calls();
      }
      state = unrest();
      steady = state.isEmpty() && now == calls ? steady + 1 : 0;
      calls = now;
    }
  }

  /** What still moves, or waits; empty at rest. */
  private String unrest() throws Exception {
    int sent = posts.values().stream().mapToInt(Post::sent).sum() + archived;
    JsonNode ledger = hub.get("/api/ledger").json();
    if (ledger.path("accepted").asInt() != sent
        || ledger.path("inFlight").asInt() != 0
        || !ledger.path("balanced").asBoolean()) {
      return sent + " sent, " + ledger;
    }
    Map<String, Long> open =
        counted(
            "select flow_id || ' ' || status || ' ' || coalesce(reason, ''), count(*) from delivery"
                + " where lower(status) in ('pending', 'sending', 'retrying', 'uncertain') group by 1");
    return open.isEmpty() ? "" : open.toString();
  }

  private Map<String, Long> counted(String sql) throws SQLException {
    Map<String, Long> counts = new TreeMap<>();
    try (Connection connection = postgres.connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        counts.put(row.getString(1), row.getLong(2));
      }
    }
    return counts;
  }

  private Map<String, Object> calls() throws Exception {
    Map<String, Object> all = new LinkedHashMap<>();
    for (Peer peer : peers.values()) {
      long calls = peer.calls();
      long effective = oracle.effective(peer.side());
      double each = Math.round(1000.0 * calls / effective) / 1000.0;
      all.put(peer.side().id(), Map.of("calls", calls, "effective", effective, "each", each));
      if (each > MOST_CALLS) {
        violations.add("too many calls", peer.side().id() + " " + calls + " for " + effective);
      }
      if (!peer.trouble().isEmpty()) {
        violations.add("a system's own trouble", peer.trouble());
      }
    }
    return all;
  }

  private void compareRecords() throws SQLException, IOException {
    Map<Long, String> marks = new HashMap<>();
    Map<String, JsonNode> found = new HashMap<>();
    Map<String, String> types = new HashMap<>();
    String sql = "select id, record_type, field_values from golden_record";
    try (Connection connection = postgres.connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        JsonNode values = JSON.readTree(row.getBytes("field_values"));
        String mark = values.path("source").asText("?");
        marks.put(row.getLong("id"), mark);
        types.put(mark, row.getString("record_type"));
        if (found.put(mark, values) != null) {
          violations.add("a record is there twice", mark);
        }
      }
    }
    for (Map.Entry<String, Oracle.Golden> wanted : oracle.records().entrySet()) {
      Kind kind = wanted.getValue().kind;
      JsonNode values = found.remove(wanted.getKey());
      if (values == null || !kind.type().equals(types.get(wanted.getKey()))) {
        violations.add("no record", kind.type() + " " + wanted.getKey());
        continue;
      }
      Map<String, String> is = new TreeMap<>();
      for (Kind.Field field : kind.fields()) {
        put(is, field.name(), values.get(field.name()), field.sort());
      }
      for (Kind.Reference reference : kind.references()) {
        JsonNode id = values.get(reference.field());
        if (id != null && !id.isNull()) {
          is.put(reference.field(), marks.getOrDefault(id.asLong(), "?"));
        }
      }
      compare("record", kind.type() + " " + wanted.getKey(), wanted.getValue().values, is);
    }
    found.keySet().forEach(mark -> violations.add("a record that nobody made", mark));
  }

  private static void put(
      Map<String, String> into, String name, @Nullable JsonNode value, Kind.Sort sort) {
    if (value != null && !value.isNull()) {
      into.put(
          name,
          sort == Kind.Sort.DECIMAL ? Side.plain(new BigDecimal(value.asText())) : value.asText());
    }
  }

  private void compareRows(Peer peer) throws Exception {
    Map<String, Oracle.Golden> all = oracle.records();
    for (Kind kind : Kind.ALL) {
      Map<String, Peer.Row> found = new HashMap<>();
      for (Peer.Row row : peer.rows(kind).values()) {
        if (found.put(row.mark(), row) != null) {
          violations.add("a row is there twice at " + peer.side(), kind.type() + " " + row.mark());
        }
      }
      for (Map.Entry<String, Oracle.Golden> wanted : all.entrySet()) {
        Oracle.Golden golden = wanted.getValue();
        if (!golden.kind.equals(kind)) {
          continue;
        }
        String what = kind.type() + " " + wanted.getKey();
        Peer.Row row = found.remove(wanted.getKey());
        if (golden.archived) {
          if (row != null && !row.gone()) {
            violations.add("not archived at " + peer.side(), what);
          }
          continue;
        }
        if (row == null || row.gone()) {
          violations.add("no row at " + peer.side(), what);
          continue;
        }
        compare("row at " + peer.side(), what, golden.at(peer.side()), read(peer, kind, row));
      }
      found.keySet().forEach(mark -> violations.add("a row too many at " + peer.side(), mark));
    }
  }

  /** A row as the hub reads it, with marks for keys. */
  private Map<String, String> read(Peer peer, Kind kind, Peer.Row row) {
    Map<String, String> is = new TreeMap<>();
    for (Kind.Field field : kind.fields()) {
      String value = peer.side().read(field.sort(), row.values().get(field.name()));
      if (value != null) {
        is.put(field.name(), value);
      }
    }
    for (Kind.Reference reference : kind.references()) {
      String key = row.values().get(reference.field());
      if (key != null) {
        is.put(reference.field(), mark(peer.side(), reference.to(), key));
      }
    }
    return is;
  }

  private final Map<String, String> marks = new HashMap<>();

  private String mark(Side side, String type, String key) {
    return marks.getOrDefault(side + " " + type + " " + key, "? " + key);
  }

  private void compare(
      String where, String what, Map<String, String> wanted, Map<String, String> is) {
    if (!wanted.equals(is)) {
      Map<String, String> differing = new TreeMap<>();
      java.util.stream.Stream.concat(wanted.keySet().stream(), is.keySet().stream())
          .distinct()
          .filter(name -> !java.util.Objects.equals(wanted.get(name), is.get(name)))
          .forEach(name -> differing.put(name, wanted.get(name) + " <> " + is.get(name)));
      violations.add(where + " differs", what + " (wanted <> is) " + differing);
    }
  }

  private void compareLedgers() throws Exception {
    for (Map.Entry<Side, Post> post : posts.entrySet()) {
      hub.controlTotal(post.getKey().id(), post.getValue().sent());
    }
    JsonNode ledger = hub.get("/api/ledger").json();
    if (!ledger.path("balanced").asBoolean() || ledger.path("inFlight").asInt() != 0) {
      violations.add("the ledger of intake", ledger.toString());
    }
    for (JsonNode target : hub.get("/api/targets").json().path("targets")) {
      if (!target.path("balanced").asBoolean()) {
        violations.add("the ledger of a target", target.toString());
      }
    }
  }

  /** What did not end as it should; empty where all did. */
  private String odd() throws SQLException {
    String sql =
        "select '%1$s ' || flow_id || ' ' || status || ' ' || coalesce(reason, ''), count(*)"
            + " from %1$s where lower(status) not in (%2$s) group by 1";
    Map<String, Long> all =
        new TreeMap<>(
            counted(
                sql.formatted(
                    "outcome", "'created', 'updated', 'unchanged', 'duplicate', 'superseded'")));
    all.putAll(
        counted(sql.formatted("delivery", "'delivered', 'unchanged', 'superseded', 'skipped'")));
    return all.isEmpty() ? "" : all.toString();
  }

  @Override
  public void close() throws Exception {
    for (Post post : posts.values()) {
      post.close();
    }
    server.close();
    for (Peer peer : peers.values()) {
      peer.close();
    }
    postgres.discard();
  }
}
