package org.syncline.bench;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.postgresql.ds.PGSimpleDataSource;
import org.syncline.samples.HubClient;
import org.syncline.server.ConsoleClient;
import org.syncline.server.HubServer;
import org.syncline.server.PostgresServer;
import org.syncline.server.Proof;
import org.syncline.sync.intake.DatabaseKit;

/**
 * The console's pages over a large database on PostgreSQL: how long each takes, and whether one of
 * them reads a large table from its beginning to its end. {@code -Dbench=console
 * [-Dcustomers=250000] [-Drelated=750000] [-Dmessages=5000000] [-Dreads=60]}
 */
public final class ConsoleBench {
  private static final int CUSTOMERS = Integer.getInteger("customers", 250_000);
  private static final int RELATED = Integer.getInteger("related", 750_000);
  private static final int MESSAGES = Integer.getInteger("messages", 5_000_000);
  private static final int READS = Integer.getInteger("reads", 60);
  private static final int WARM_UP = 15;
  private static final double MOST_MILLIS = 500;

  /** Messages that really come, and are copied then. */
  private static final int GOOD = 1_000;

  private static final int BROKEN = 50;

  /** So that some thousands are stopped, as it is where people look after it. */
  private static final int COPIES_OF_BROKEN = 100;

  private static final String PASSWORD = "a password for this bench only";
  private static final Duration IDLE = Duration.ofSeconds(75);

  private final Report report = new Report();
  private final HubServer hub;
  private final String url;
  private final PlansOfPages plans;

  private ConsoleBench(HubServer hub, String url, PlansOfPages plans) {
    this.hub = hub;
    this.url = url;
    this.plans = plans;
  }

  public static void main(String... arguments) throws Exception {
    Path logs = Proof.result("bench", "console-plans").getParent().resolve("console-plans");
    Map<String, String> settings = new LinkedHashMap<>(PlansOfPages.settings(logs));
    settings.put("shared_buffers", "2GB");
    settings.put("max_wal_size", "16GB");
    PostgresServer postgres = PostgresServer.start("bench-console", settings);
    try {
      String url = postgres.createDatabase("hub");
      fillRecords(url);
      try (HubServer hub =
          HubServer.named("bench-console").heap("1g").withSamples().on(postgres, url).start()) {
        new ConsoleBench(hub, url, new PlansOfPages(url, postgres.user(), logs)).run();
        hub.stop();
      }
    } finally {
      postgres.discard();
    }
  }

  private static void fillRecords(String url) throws Exception {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(url);
    source.setUser("postgres");
    source.setPassword("postgres");
    source.setReWriteBatchedInserts(true);
    new CrmFiller(DatabaseKit.on(source), new CrmTypes(), CUSTOMERS, RELATED).fill();
  }

  private void run() throws Exception {
    HubClient client = IntakeBench.logIn(hub);
    JmsLoad load = new JmsLoad(hub.jmsUrl(), "erp", hub.password("erp"));
    load.send(
        "syncline.in.erp",
        2,
        GOOD,
        i -> new JmsLoad.Outgoing("good-" + i, BenchMessages.body(i, 1)));
    load.send("syncline.in.erp", 2, BROKEN, i -> new JmsLoad.Outgoing("broken-" + i, "{\"cust"));
    await("the messages are at rest", () -> client.ledger().inFlight() == 0);
    await(
        "their figures are counted",
        () ->
            one("select count(*) from metric_snapshot where span = 'minute'") > 0
                && one("select count(*) from metric_fact") == 0);
    copy();
    await(
        "the days of the business are counted",
        () -> one("select count(*) from business_note") == 0);
    for (String table :
        List.of(
            "golden_record",
            "receipt",
            "outcome",
            "delivery",
            "audit_entry",
            "metric_snapshot",
            "business_day")) {
      report.result("rows of " + table, one("select count(*) from " + table), "rows");
    }
    ConsoleClient console = new ConsoleClient(hub.http().toString().replaceAll("/$", ""));
    console.logIn("bench", PASSWORD);
    Map<String, String> pages = pages();
    time(console, pages);
    plans(console, pages);
    report.write("console");
  }

  // ---- the large database

  private void copy() throws SQLException {
    long begin = System.nanoTime();
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      Copies copies = new Copies(statement);
      copies.messages("not in ('parked')", MESSAGES / GOOD - 1, "1");
      copies.messages("= 'parked'", COPIES_OF_BROKEN, "2");
      copies.snapshots();
      copies.deliveries();
      copies.audit();
      statement.execute("vacuum analyze");
    }
    report.result("copying", (System.nanoTime() - begin) / 1e9, "s");
  }

  /** Copies what really happened, evenly over the last sixty days. */
  private static final class Copies {
    private static final int AUDIT = 500_000;

    /** Ids of the hub's own sequence stay below. */
    private static final String BEYOND = "1000000000000";

    private final Statement statement;

    Copies(Statement statement) {
      this.statement = statement;
    }

    /**
     * Each message of some status.
     *
     * @param range keeps the ids of two kinds apart
     */
    void messages(String status, int times, String range) throws SQLException {
      String id = "%s + " + BEYOND + " * " + range + " + n * 1000000::bigint";
      String earlier = " - n * (interval '60 days' / " + times + ")";
      String whose =
          ", generate_series(1, "
              + times
              + ") n where t.%s in (select receipt_id from outcome"
              + " where status "
              + status
              + " and receipt_id < "
              + BEYOND
              + ")";
      // The newest ids are the newest messages.
      String back = id.replace("n * ", "(" + times + " - n) * ");
      insert(
          "receipt",
          Map.of(
              "id", back.formatted("id"),
              "message_id", "message_id || '-' || n",
              "sent_at", "sent_at" + earlier,
              "received_at", "received_at" + earlier,
              "accepted_at", "accepted_at" + earlier),
          whose.formatted("id"));
      Map<String, String> outcome = new LinkedHashMap<>();
      outcome.put("receipt_id", back.formatted("receipt_id"));
      outcome.put("lane_key", "lane_key || '-' || (n % 500)");
      outcome.put("settled_at", "settled_at" + earlier);
      insert("outcome", outcome, whose.formatted("receipt_id"));
      if (status.startsWith("=")) {
        insert(
            "held",
            Map.of("receipt_id", back.formatted("receipt_id"), "since", "since" + earlier),
            whose.formatted("receipt_id"));
        insert(
            "message_body",
            Map.of("receipt_id", back.formatted("receipt_id")),
            whose.formatted("receipt_id"));
      }
    }

    /** Each record went to a target once; of a few the target wanted nothing. */
    void deliveries() throws SQLException {
      int inserted =
          statement.executeUpdate(
              "insert into delivery (flow_id, record_id, version, priority, queue, status, tries,"
                  + " lease_epoch, planned_at, settled_at, reason, sentence)"
                  + " select 'records-to-warehouse', id, version, 1, 2,"
                  + " case when id % 200 = 0 then 'parked' else 'delivered' end, 1, 1,"
                  + " current_timestamp - n * interval '5 seconds',"
                  + " current_timestamp - n * interval '5 seconds',"
                  + " case when id % 200 = 0 then 'REFUSED' end,"
                  + " case when id % 200 = 0 then 'The target refused it.' end"
                  + " from (select id, version, row_number() over (order by id desc) n"
                  + " from golden_record) r order by n desc");
      System.out.println("BENCH " + inserted + " rows made of delivery");
    }

    void audit() throws SQLException {
      int inserted =
          statement.executeUpdate(
              "insert into audit_entry (entry_number, at, actor, act, subject, refused, detail,"
                  + " seal) select e.last_number + n,"
                  + " current_timestamp - ("
                  + AUDIT
                  + " - n) * interval '10 seconds', 'person-' || n % 40,"
                  + " case when n % 10 = 0 then 'session.begin' else 'record.read' end,"
                  + " 'record/' || n, n % 100 = 0, 'version=1', e.last_seal"
                  + " from audit_end e, generate_series(1, "
                  + AUDIT
                  + ") n order by n");
      statement.executeUpdate("update audit_end set last_number = last_number + " + AUDIT);
      System.out.println("BENCH " + inserted + " rows made of audit_entry");
    }

    void snapshots() throws SQLException {
      Map<String, Integer> kept = new LinkedHashMap<>();
      kept.put("minute", 14 * 24 * 60);
      kept.put("hour", 400 * 24);
      kept.put("day", 3 * 365);
      for (Map.Entry<String, Integer> span : kept.entrySet()) {
        insert(
            "metric_snapshot",
            Map.of("slot", "slot - n * interval '1 " + span.getKey() + "'"),
            ", generate_series(1, "
                + span.getValue()
                + ") n where t.span = '"
                + span.getKey()
                + "' and slot = (select max(slot) from metric_snapshot where span = '"
                + span.getKey()
                + "')");
      }
    }

    /** The oldest first, as a table grows. */
    private void insert(String table, Map<String, String> changed, String from)
        throws SQLException {
      List<String> columns = new ArrayList<>();
      try (ResultSet rows =
          statement.executeQuery(
              "select column_name from information_schema.columns where table_name = '"
                  + table
                  + "' order by ordinal_position")) {
        while (rows.next()) {
          columns.add(rows.getString(1));
        }
      }
      List<String> values =
          columns.stream().map(column -> changed.getOrDefault(column, column)).toList();
      int inserted =
          statement.executeUpdate(
              "insert into "
                  + table
                  + " ("
                  + String.join(", ", columns)
                  + ") select "
                  + String.join(", ", values)
                  + " from "
                  + table
                  + " t"
                  + from
                  + " order by n desc on conflict do nothing");
      System.out.println("BENCH " + inserted + " rows copied to " + table);
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(url, "postgres", "postgres");
  }

  private long one(String query) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private String text(String query) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getString(1);
    }
  }

  /** A condition that is asked for again and again. */
  private interface Condition {
    boolean holds() throws Exception;
  }

  private static void await(String what, Condition condition) throws Exception {
    long deadline = System.nanoTime() + 300_000_000_000L;
    while (!condition.holds()) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("Not so after five minutes: " + what);
      }
      Thread.sleep(1_000);
    }
  }

  // ---- the pages

  /** Addresses by name. */
  private Map<String, String> pages() throws SQLException {
    String minute = "date_trunc('minute', max(settled_at) - interval '30 days')";
    String utc = "to_char((%s) at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')";
    String from = text("select " + utc.formatted(minute) + " from outcome");
    String to =
        text("select " + utc.formatted(minute + " + interval '1 minute'") + " from outcome");
    String good = text("select max(receipt_id)::text from outcome where status = 'created'");
    Map<String, String> pages = new LinkedHashMap<>();
    pages.put("overview", "/index.xhtml");
    pages.put("messages", "/messages.xhtml");
    pages.put("messages that are parked", "/messages.xhtml?status=parked");
    pages.put("messages of a system", "/messages.xhtml?system=erp");
    String key = text("select max(lane_key) from outcome");
    pages.put(
        "messages of a key",
        "/messages.xhtml?key=" + URLEncoder.encode(key, StandardCharsets.UTF_8));
    pages.put("messages by their id", "/messages.xhtml?messageId=good-7-100");
    pages.put(
        "messages settled in a minute a month ago",
        "/messages.xhtml?flow=erp-customers&settledFrom=" + from + "&settledTo=" + to);
    pages.put(
        "messages accepted in a minute a month ago", "/messages.xhtml?from=" + from + "&to=" + to);
    pages.put("a message", "/message.xhtml?receipt=" + good);
    pages.put("how its values came about", "/trace.xhtml?flow=erp-customers&receipt=" + good);
    pages.put(
        "a record", "/record.xhtml?id=" + text("select max(record_id)::text from record_history"));
    pages.put("records", "/records.xhtml");
    pages.put("records by words", "/records.xhtml?text=anna");
    pages.put("records of another type", "/records.xhtml?type=opportunity");
    pages.put("deliveries", "/deliveries.xhtml");
    pages.put("deliveries that are parked", "/deliveries.xhtml?status=parked");
    pages.put("a delivery", "/delivery.xhtml?id=" + text("select max(id)::text from delivery"));
    pages.put("conflicts", "/conflicts.xhtml");
    pages.put("the business", "/business.xhtml");
    pages.put("the business of three years", "/business.xhtml?last=P1095D");
    pages.put("alerts", "/alerts.xhtml");
    pages.put("changes of alerts", "/alert-changes.xhtml");
    pages.put("systems", "/systems.xhtml");
    pages.put("a system", "/system.xhtml?id=erp");
    pages.put("flows", "/flows.xhtml");
    pages.put("a flow", "/flow.xhtml?id=erp-customers");
    pages.put("mappings", "/mappings.xhtml");
    pages.put("a mapping", "/mapping.xhtml?id=erp-customer");
    pages.put("users", "/users.xhtml");
    pages.put("tokens", "/tokens.xhtml");
    pages.put("the audit trail", "/audit.xhtml");
    pages.put("the audit trail by act", "/audit.xhtml?act=session.begin");
    pages.put("settings", "/settings.xhtml");
    pages.put("hosts that may be called", "/egress.xhtml");
    pages.put("secrets", "/secrets.xhtml");
    pages.put(
        "a record in its first version",
        "/record.xhtml?version=1&id=" + text("select max(record_id)::text from record_history"));
    pages.put(
        "relations that lead to a record",
        "/relations.xhtml?id=" + text("select max(record_id)::text from record_history"));
    pages.put("metrics of the last day", "/metrics.xhtml");
    pages.put("metrics of the last six hours", "/metrics.xhtml?metric=messages&last=PT6H");
    pages.put("metrics of the last week", "/metrics.xhtml?subject=flow:erp-customers&last=P7D");
    pages.put("metrics of the last year", "/metrics.xhtml?metric=accuracy&last=P365D");
    return pages;
  }

  private void time(ConsoleClient console, Map<String, String> pages) throws Exception {
    for (Map.Entry<String, String> page : pages.entrySet()) {
      double[] millis = new double[READS];
      for (int i = -WARM_UP; i < READS; i++) {
        long begin = System.nanoTime();
        String shown = console.get(page.getValue());
        if (i >= 0) {
          millis[i] = (System.nanoTime() - begin) / 1e6;
        }
        if (!shown.contains("<h1>")) {
          throw new IllegalStateException(page + " shows no page: " + shown);
        }
      }
      Arrays.sort(millis);
      double p95 = millis[(int) Math.ceil(READS * 0.95) - 1];
      report.result(page.getKey() + ", p50", millis[READS / 2], "ms");
      report.result(page.getKey() + ", p95", p95, "ms", p95 / MOST_MILLIS, "its bound");
      report.limit(page.getKey() + ", p95 in ms", p95, MOST_MILLIS);
    }
  }

  private void plans(ConsoleClient console, Map<String, String> pages) throws Exception {
    plans.begin();
    // What the hub does by itself reads whole tables now and then, such as to check the ledger.
    Thread.sleep(IDLE.toMillis());
    Set<String> withoutPages = plans.scans();
    plans.blocks();
    Map<String, Set<String>> found = new LinkedHashMap<>();
    for (Map.Entry<String, String> page : pages.entrySet()) {
      // More often than the driver plans anew for each set of values.
      for (int i = 0; i < 12; i++) {
        console.get(page.getValue());
      }
      Set<String> scans = new TreeSet<>(plans.scans());
      scans.removeAll(withoutPages);
      found.put(page.getKey(), scans);
      report.result(
          page.getKey() + ", most blocks of 8 KiB that a statement touched",
          plans.blocks(),
          "blocks");
    }
    plans.end();
    report.bound("statements whose plans were looked at", plans.seen(), pages.size());
    found.forEach(
        (page, scans) -> {
          scans.forEach(
              scan -> System.out.println("BENCH " + page + " reads a whole table: " + scan));
          report.result(page + ", large tables read as a whole", scans.size(), "statements");
          report.limit(page + ", large tables read as a whole", scans.size(), 0);
        });
  }
}
