package org.syncline.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.syncline.assembly.Migrations;
import org.syncline.samples.HubClient;
import org.syncline.server.HubServer;
import org.syncline.server.PostgresServer;
import org.syncline.server.Proof;

/**
 * Intake on PostgreSQL and H2 with 100,000 customers, history, origins and stored bodies: messages
 * a second while sending at saturation and while draining a backlog, and the time from sent to
 * committed, each against limits measured in the same run.
 */
public final class IntakeBench {
  private static final int CUSTOMERS = Integer.getInteger("customers", 100_000);
  private static final int MESSAGES = Integer.getInteger("messages", 20_000);
  private static final int SENDERS = 16;
  private static final int CONNECTIONS = 16;
  private static final double BOUND_SENDING = 0.8;
  private static final double BOUND_OF_BOTH = 0.5;
  private static final double BOUND_DRAINING = 0.5;

  /** What one group of the hub's holds at saturation, and how many run at once. */
  private static final int GROUP = 32;

  private static final int GROUPS_AT_ONCE = 2;
  private static final String PER_SECOND = "messages/s";
  private static final String JMS_ALONE = "durable JMS send and receive alone";
  private static final String BOTH =
      "the machine's limit: JMS alone and the same statements in groups of "
          + GROUP
          + ", one after the other";

  /** What wildfly-config/20-database-postgresql.cli sets for the hub's connections. */
  private static final String PLAIN_LIKE_THE_HUB =
      "?reWriteBatchedInserts=true&options=-c%20random_page_cost=1.1";

  private static final String H2_OPTIONS =
      ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;OPTIMIZE_REUSE_RESULTS=0;LOCK_TIMEOUT=10000"
          + ";WRITE_DELAY=0";

  private final Report report = new Report();
  private final PostgresServer postgres;
  private final String database;

  private IntakeBench(PostgresServer postgres, String database) {
    this.postgres = postgres;
    this.database = database;
  }

  public static void main(String... args) throws Exception {
    String wanted = System.getProperty("database", "both");
    Report report;
    try (PostgresServer server = PostgresServer.start("bench")) {
      IntakeBench bench = new IntakeBench(server, wanted);
      report = bench.report;
      if (!wanted.equals("h2")) {
        bench.on("postgresql");
      }
      if (!wanted.equals("postgresql")) {
        bench.on("h2");
      }
    }
    report.write("intake");
  }

  private void on(String kind) throws Exception {
    boolean onPostgres = kind.equals("postgresql");
    Limits jdbc = plainJdbc(kind);
    HubServer.Plan plan = HubServer.named("bench-" + kind).heap("1g").withSamples();
    settings().forEach(plan::with);
    String url = onPostgres ? postgres.createDatabase("hub") : "";
    if (onPostgres) {
      plan.on(postgres, url);
    }
    Path data;
    double jms;
    try (HubServer hub = plan.start()) {
      data = hub.data();
      BrokerQueue.open(hub, "bench.peer", "syncline-sender-erp");
      HubClient client = logIn(hub);
      JmsLoad load = new JmsLoad(hub.jmsUrl(), "erp", hub.password("erp"));
      double preload = load.send("syncline.in.erp", SENDERS, CUSTOMERS, i -> message("load", i, 1));
      rest(client);
      report.result(kind + ": creating " + CUSTOMERS + " customers, sending", preload, PER_SECOND);
      // Until here the server has only created; what updates is compiled now, before it counts.
      load.send("syncline.in.erp", SENDERS, CUSTOMERS, i -> message("warm", i, 2));
      rest(client);
      load.sendAndReceive("bench.peer", SENDERS, MESSAGES, i -> message("warm", i, 1));
      Consumption before = Consumption.untilNow(hub, postgres);
      jms = load.sendAndReceive("bench.peer", SENDERS, MESSAGES, i -> message("peer", i, 1));
      Consumption jmsAlone = Consumption.untilNow(hub, postgres).since(before);
      report(kind + ": JMS alone", jmsAlone);
      report.result(kind + ": " + JMS_ALONE, jms, PER_SECOND);
      before = Consumption.untilNow(hub, postgres);
      load.send("syncline.in.erp", SENDERS, MESSAGES, i -> message("flow", i, 3));
      rest(client);
      Consumption flow = Consumption.untilNow(hub, postgres).since(before);
      report(kind + ": at saturation", flow);
      if (onPostgres) {
        withoutHub(kind, jmsAlone, flow, jms);
      }
      BrokerQueue.pause(hub, true);
      load.send("syncline.in.erp", SENDERS, MESSAGES, i -> message("drain", i, 4));
      BrokerQueue.pause(hub, false);
      rest(client);
      load.sendSteadily("syncline.in.erp", 100, 3_000, i -> message("pace", i, 5));
      rest(client);
      if (onPostgres) {
        evaluate(kind, url, postgres.user(), postgres.password(), jms, jdbc);
      }
      hub.stop();
    }
    if (!onPostgres) {
      evaluate(
          kind,
          "jdbc:h2:" + data.resolve("syncline/h2/syncline") + H2_OPTIONS,
          "sa",
          "",
          jms,
          jdbc);
    }
  }

  private void report(String phase, Consumption spent) {
    processorTime(phase, "sender", spent.own());
    processorTime(phase, "server", spent.hub());
    if (phase.startsWith("postgresql")) {
      processorTime(phase, "database", spent.database());
    }
  }

  /**
   * What the processors would allow a hub that read, mapped, matched and merged at no cost: each
   * message still costs what JMS alone costs and what the database spends on the hub's rows.
   */
  private void withoutHub(String kind, Consumption jmsAlone, Consumption flow, double jms) {
    double perSecond =
        Consumption.perSecond(jmsAlone.own().plus(jmsAlone.hub()).plus(flow.database()), MESSAGES);
    report.result(
        kind + ": a hub that costs nothing, by processor time",
        perSecond,
        PER_SECOND,
        perSecond / jms,
        JMS_ALONE);
  }

  private void processorTime(String phase, String process, Duration spent) {
    report.processorTime(phase, process, spent, MESSAGES, "message");
  }

  /** The hub's settings to try: {@code -Dhub.syncline.intake.groups=1} and the like. */
  private static Map<String, String> settings() {
    Map<String, String> settings = new TreeMap<>();
    for (String name : System.getProperties().stringPropertyNames()) {
      if (name.startsWith("hub.")) {
        settings.put(name.substring("hub.".length()), System.getProperty(name));
      }
    }
    return settings;
  }

  private static JmsLoad.Outgoing message(String phase, int i, int version) {
    int customer = (int) (i * 7919L % CUSTOMERS);
    return new JmsLoad.Outgoing(phase + "-" + i, BenchMessages.body(customer, version));
  }

  /**
   * The same statements without a hub, in messages a second: one message a commit, and as many as
   * the hub puts into one.
   */
  private record Limits(double single, double grouped) {}

  private Limits plainJdbc(String kind) throws Exception {
    String url;
    String user;
    String password;
    DataSource source;
    if (kind.equals("postgresql")) {
      url = postgres.createDatabase("plain") + PLAIN_LIKE_THE_HUB;
      user = postgres.user();
      password = postgres.password();
      PGSimpleDataSource pg = new PGSimpleDataSource();
      pg.setUrl(url);
      pg.setUser(user);
      pg.setPassword(password);
      source = pg;
    } else {
      Path file = Proof.result("bench", "plain-" + UUID.randomUUID()).resolveSibling("plain");
      java.nio.file.Files.deleteIfExists(Path.of(file + ".mv.db"));
      url = "jdbc:h2:" + file + H2_OPTIONS;
      user = "sa";
      password = "";
      JdbcDataSource h2 = new JdbcDataSource();
      h2.setURL(url + ";DB_CLOSE_DELAY=-1");
      h2.setUser(user);
      source = h2;
    }
    Migrations.run(source);
    PlainJdbc plain = new PlainJdbc(url, user, password);
    plain.preload(CUSTOMERS);
    plain.run(0, MESSAGES / 4, CUSTOMERS, CONNECTIONS, 1);
    double single = plain.run(MESSAGES, MESSAGES, CUSTOMERS, CONNECTIONS, 1);
    report.result(kind + ": the same statements by plain JDBC, 16 connections", single, PER_SECOND);
    plain.run(2 * MESSAGES, MESSAGES, CUSTOMERS, GROUPS_AT_ONCE, GROUP);
    double grouped = plain.run(3 * MESSAGES, MESSAGES, CUSTOMERS, GROUPS_AT_ONCE, GROUP);
    report.result(
        kind + ": the same statements by plain JDBC, groups of " + GROUP, grouped, PER_SECOND);
    if (kind.equals("h2")) {
      try (Connection c = source.getConnection();
          Statement s = c.createStatement()) {
        s.execute("shutdown");
      }
    }
    return new Limits(single, grouped);
  }

  static HubClient logIn(HubServer hub) throws Exception {
    String token =
        java.nio.file.Files.readString(hub.data().resolve("syncline/setup-token")).strip();
    String address = hub.http().toString();
    HubClient client =
        new HubClient(
            address.substring(0, address.length() - 1), "bench", "a password for this bench only");
    client.setUp(token, "bench", "a password for this bench only");
    return client;
  }

  /** Asks seldom: each answer counts the whole ledger, on the processors that are measured. */
  private static void rest(HubClient client) throws Exception {
    long deadline = System.nanoTime() + 600_000_000_000L;
    do {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("The hub does not come to rest.");
      }
      Thread.sleep(3_000);
    } while (client.ledger().inFlight() > 0);
  }

  private void evaluate(
      String kind, String url, String user, String password, double jms, Limits jdbc)
      throws Exception {
    try (Connection c = DriverManager.getConnection(url, user, password)) {
      double flow = rate(c, "flow", "sent_at");
      double drain = rate(c, "drain", "accepted_at");
      report.result(
          kind + ": hub, sent to committed at saturation", flow, PER_SECOND, flow / jms, JMS_ALONE);
      // Where both fill the processors, doing both can't be faster than one after the other.
      double both = 1 / (1 / jms + 1 / jdbc.grouped());
      report.result(
          kind + ": hub, sent to committed at saturation", flow, PER_SECOND, flow / both, BOTH);
      report.result(
          kind + ": hub, draining a backlog",
          drain,
          PER_SECOND,
          drain / jdbc.single(),
          "the same statements by plain JDBC, 16 connections");
      report.result(
          kind + ": messages in one transaction at saturation", group(c, "flow"), "messages");
      report.result(
          kind + ": messages in one transaction, draining", group(c, "drain"), "messages");
      percentiles(c, kind, "flow", "at saturation");
      percentiles(c, kind, "pace", "at 100 a second");
      report.bound(kind + " while sending, of JMS alone", flow / jms, BOUND_SENDING);
      report.bound(kind + " while sending, of " + BOTH, flow / both, BOUND_OF_BOTH);
      report.bound(kind + " draining, of plain JDBC", drain / jdbc.single(), BOUND_DRAINING);
    }
  }

  private double rate(Connection c, String phase, String from) throws Exception {
    try (Statement s = c.createStatement();
        ResultSet row =
            s.executeQuery(
                "select count(*) as n, min("
                    + from
                    + ") as first, max(accepted_at) as last"
                    + " from receipt where message_id like '"
                    + phase
                    + "-%'")) {
      row.next();
      double seconds =
          (row.getTimestamp("last").getTime() - row.getTimestamp("first").getTime()) / 1000.0;
      return row.getLong("n") / seconds;
    }
  }

  /** Mean size of a group: its messages share the time of their acceptance. */
  private static double group(Connection c, String phase) throws Exception {
    try (Statement s = c.createStatement();
        ResultSet row =
            s.executeQuery(
                "select count(*) as n, count(distinct accepted_at) as groups from receipt"
                    + " where message_id like '"
                    + phase
                    + "-%'")) {
      row.next();
      return (double) row.getLong("n") / row.getLong("groups");
    }
  }

  /** The time of a commit is exact on PostgreSQL; H2 gives the moment inside its transaction. */
  private void percentiles(Connection c, String kind, String phase, String when) throws Exception {
    boolean exact = kind.equals("postgresql") && commitTimes(c);
    String committed = exact ? "pg_xact_commit_timestamp(xmin)" : "accepted_at";
    List<Double> millis = new ArrayList<>();
    try (Statement s = c.createStatement();
        ResultSet rows =
            s.executeQuery(
                "select sent_at, "
                    + committed
                    + " as done from receipt where message_id like '"
                    + phase
                    + "-%'")) {
      while (rows.next()) {
        java.time.Instant sent = rows.getTimestamp("sent_at").toInstant();
        java.time.Instant done = rows.getTimestamp("done").toInstant();
        millis.add(java.time.Duration.between(sent, done).toNanos() / 1e6);
      }
    }
    Collections.sort(millis);
    String what = exact ? "sent to committed " : "sent to inside its transaction ";
    for (int p : new int[] {50, 99}) {
      double value = millis.get(Math.min(millis.size() - 1, millis.size() * p / 100));
      report.result(kind + ": " + what + when + ", p" + p, value, "ms");
    }
  }

  private static boolean commitTimes(Connection c) throws Exception {
    try (Statement s = c.createStatement();
        ResultSet row = s.executeQuery("show track_commit_timestamp")) {
      row.next();
      return row.getString(1).equals("on");
    }
  }
}
