package org.syncline.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.postgresql.ds.PGSimpleDataSource;
import org.syncline.configuration.Kind;
import org.syncline.connector.spi.Connectors;
import org.syncline.mapping.format.SourceBody;
import org.syncline.platform.GivenActor;
import org.syncline.platform.jpa.Sql;
import org.syncline.server.CpuTime;
import org.syncline.server.Databases;
import org.syncline.sync.HubConfiguration;
import org.syncline.sync.HubConfiguration.Found;
import org.syncline.sync.HubPlan;
import org.syncline.sync.KeepMappingDrafts;
import org.syncline.sync.PublishMapping;
import org.syncline.sync.intake.ContinueHeld;
import org.syncline.sync.intake.CountedStatements;
import org.syncline.sync.intake.DatabaseKit;
import org.syncline.sync.intake.DecideHeld;
import org.syncline.sync.intake.InboundMessage;
import org.syncline.sync.intake.IntakeSettings;
import org.syncline.sync.intake.LedgerQuery;
import org.syncline.sync.intake.Receipt;
import org.syncline.sync.intake.Shape;
import org.syncline.sync.intake.Status;
import org.syncline.sync.review.Accuracy;
import org.syncline.sync.review.FieldChanges;
import org.syncline.sync.review.ReadAccuracy;
import org.syncline.sync.review.WhatIf;
import org.syncline.sync.review.jpa.SqlReviewedMessages;

/**
 * A what-if over 100,000 stored messages on PostgreSQL: how long it takes, what it holds of memory
 * and how many statements it sends; and whether publishing the draft and taking all messages again
 * does just what it told. Then the accuracy of a mapping over 100,000 outcomes and over 1,000,000
 * with problems, and the same what-if among as many messages. {@code -Dbench=what-if
 * [-Dmessages=100000] [-Doutcomes=1000000] [-Dseed=1]}; the profile gives it a heap of 256 MB.
 */
public final class WhatIfBench {
  private static final String FLOW = "erp-customers";
  private static final String MAPPING = "erp-customer";
  private static final double MOST_SECONDS = 60;
  private static final double MOST_GROWTH_MEGABYTES = 8;
  private static final int PAGE = 500;
  private static final int MOMENTS = 10;
  private static final double MEGA = 1 << 20;
  private static final Path SAMPLES = Path.of("src", "test", "resources", "samples", "config");
  private static final Path TABLE = SAMPLES.resolve("mappings").resolve(MAPPING + ".json");

  private final Report report = new Report();
  private final CountedStatements statements = new CountedStatements();
  private final DatabaseKit kit = kit(statements);
  private final Sql sql = Sql.on(kit.local().source());
  private final HubConfiguration configuration = configuration(kit);
  private final SqlReviewedMessages stored = new SqlReviewedMessages(sql);
  private final WhatIf whatIf = new WhatIf(kit.transactions(), stored, configuration);
  private final int messages;
  private final int outcomes;
  private final long seed;

  private WhatIfBench(int messages, int outcomes, long seed) throws IOException {
    this.messages = messages;
    this.outcomes = outcomes;
    this.seed = seed;
  }

  public static void main(String[] arguments) throws Exception {
    long seed = Long.getLong("seed", System.nanoTime());
    System.out.println("seed " + seed);
    WhatIfBench bench =
        new WhatIfBench(
            Integer.getInteger("messages", 100_000),
            Integer.getInteger("outcomes", 1_000_000),
            seed);
    bench.run();
    System.exit(0);
  }

  private void run() throws Exception {
    report.result("seed", seed, "");
    report.result("heap at most", Runtime.getRuntime().maxMemory() / MEGA, "MB");
    takeAll();
    WhatIf.Question question = new WhatIf.Question(FLOW, draft(), null, null, WhatIf.MOST_MESSAGES);
    report.bound("messages that are stored", count(), messages);
    WhatIf.Result told = timed(question);
    heap(question, told);
    publish();
    DatabaseKit again = kit(new CountedStatements());
    takeAgain(again);
    compare(told, again);
    retryStopped(told, again);
    accuracies(told, again);
    accuracyOfMany();
    amongMany();
    report.write("what-if");
  }

  // ---- a hub with its messages

  private static DatabaseKit kit(CountedStatements statements) {
    PGSimpleDataSource source = (PGSimpleDataSource) Databases.emptyPostgres();
    source.setReWriteBatchedInserts(true);
    return DatabaseKit.on(statements.on(source));
  }

  private static HubConfiguration configuration(DatabaseKit kit) throws IOException {
    HubConfiguration configuration =
        new HubConfiguration(
            kit.transactions(),
            kit.documents(),
            (system, who) -> List.of(),
            kit.stores().audit(),
            Connectors.NONE,
            Clock.systemUTC());
    Path types = Path.of("src", "main", "resources", "record-types");
    configuration.takeFiles(
        List.of(
            found(Kind.RECORD_TYPE, "customer", types.resolve("customer.json")),
            found(Kind.SYSTEM, "erp", SAMPLES.resolve("systems").resolve("erp.json")),
            found(Kind.MAPPING, MAPPING, TABLE),
            found(Kind.FLOW, FLOW, SAMPLES.resolve("flows").resolve(FLOW + ".json"))));
    return configuration;
  }

  private static Found found(Kind kind, String id, Path file) throws IOException {
    return new Found(kind, id, Files.readAllBytes(file), Found.Origin.FILE);
  }

  private void takeAll() throws Exception {
    DrawnCustomers customers = new DrawnCustomers(seed);
    DirectIntake intake = new DirectIntake(kit, 2, configuration);
    double seconds =
        intake.run(messages, n -> DirectIntake.message(DrawnCustomers.key(n), customers.body(n)));
    report.result("intake of " + messages + " messages", messages / seconds, "messages/s");
    long size = 0;
    for (int n = 0; n < PAGE; n++) {
      size += customers.body(n).bytes().length;
    }
    report.result("body", (double) size / PAGE, "bytes");
    // A hub that grew to this in days has statistics of its tables.
    sql.update("analyze", p -> {});
  }

  private byte[] draft() throws IOException {
    KeepMappingDrafts drafts =
        new KeepMappingDrafts(
            kit.transactions(),
            kit.documents(),
            kit.drafts(),
            kit.stores().audit(),
            Connectors.NONE,
            Clock.systemUTC());
    drafts.save(MAPPING, ProposedCustomer.of(TABLE), null, GivenActor.ADA);
    return drafts.read(MAPPING, GivenActor.ADA).orElseThrow().content();
  }

  // ---- the question

  private long count() {
    long begin = System.nanoTime();
    long all =
        kit.transactions()
            .inNew(() -> stored.count("erp", "customer", stored.range(null, null).orElseThrow()));
    report.result("counting " + all + " messages", seconds(begin), "s");
    return all;
  }

  private WhatIf.Result timed(WhatIf.Question question) {
    statements.sinceLast();
    Duration cpu = CpuTime.own();
    long begin = System.nanoTime();
    WhatIf.Result told = whatIf.ask(question, GivenActor.ADA, progress -> {});
    double seconds = seconds(begin);
    List<String> sent = statements.sinceLast();
    String subject = "what-if over " + told.messages() + " messages";
    report.result(subject, seconds, "s", seconds / MOST_SECONDS, "its bound");
    report.result(subject, told.messages() / seconds, "messages/s");
    report.result(
        subject + ", processor time of the hub",
        CpuTime.own().minus(cpu).toMillis() / 1_000.0,
        "s");
    report.result(subject, sent.size(), "statements");
    sent.stream()
        .collect(Collectors.groupingBy(one -> one, Collectors.counting()))
        .forEach((one, times) -> System.out.println("  " + times + " x " + one));
    report.limit(subject + ", seconds", seconds, MOST_SECONDS);
    report.limit(subject + ", statements", sent.size(), 10 + told.messages() / 100.0);
    report.bound(subject + ", messages", told.messages(), messages);
    for (FieldChanges.Change change : FieldChanges.Change.values()) {
      report.bound(
          "a draft under which values are " + change,
          told.fields().stream()
              .flatMap(field -> field.samples().stream())
              .filter(sample -> sample.change() == change)
              .count(),
          1);
    }
    report.bound("messages that come to be accepted", told.accepted(), 1);
    report.bound("messages that come to be refused", told.rejected(), 1);
    return told;
  }

  private void heap(WhatIf.Question question, WhatIf.Result told) {
    List<Double> live = new ArrayList<>();
    WhatIf.Result again =
        whatIf.ask(
            question,
            GivenActor.ADA,
            progress -> {
              if (progress.messages() * MOMENTS >= progress.of() * (live.size() + 1L)) {
                live.add(liveHeap());
              }
            });
    growth("what-if over " + told.messages() + " messages", live, MOMENTS);
    report.bound("the same told twice", told.equals(again) ? 1 : 0, 1);
  }

  private static double liveHeap() {
    System.gc();
    // What is in use now holds what others allocated since.
    return ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP && pool.getCollectionUsage() != null)
            .mapToLong(pool -> pool.getCollectionUsage().getUsed())
            .sum()
        / MEGA;
  }

  private static double seconds(long begin) {
    return (System.nanoTime() - begin) / 1e9;
  }

  // ---- what then really comes

  private void publish() {
    PublishMapping.Became became =
        new PublishMapping(
                kit.transactions(),
                kit.documents(),
                kit.drafts(),
                configuration,
                kit.stores().audit())
            .draft(MAPPING, 1, null, "", GivenActor.ADA);
    if (!(became instanceof PublishMapping.Became.InForce)) {
      throw new IllegalStateException("Not published: " + became);
    }
  }

  /** All stored messages, from the first on, by a hub that has nothing but the configuration. */
  private void takeAgain(DatabaseKit again) throws Exception {
    HubPlan plan = configuration.refresh();
    again.epoch(plan.epoch());
    DirectIntake intake = new DirectIntake(again, 2, configuration);
    SqlReviewedMessages.Range range = stored.range(null, null).orElseThrow();
    long last = -1;
    long begin = System.nanoTime();
    List<SqlReviewedMessages.Stored> page;
    do {
      page = stored.after("erp", "customer", range, last, 4 * PAGE, 8L << 20);
      List<InboundMessage> taken = messages(page);
      intake.run(taken);
      last = page.isEmpty() ? last : page.get(page.size() - 1).receipt();
    } while (!page.isEmpty());
    report.result("taking them again", messages / seconds(begin), "messages/s");
    Sql.on(again.local().source()).update("analyze", p -> {});
  }

  private List<InboundMessage> messages(List<SqlReviewedMessages.Stored> page) {
    Map<Long, SourceBody> bodies =
        page.stream()
            .collect(
                Collectors.toMap(
                    SqlReviewedMessages.Stored::receipt, SqlReviewedMessages.Stored::body));
    return kit.stores().receipts().all(bodies.keySet()).stream()
        .map(receipt -> DirectIntake.message(receipt.messageId(), body(bodies, receipt)))
        .toList();
  }

  private static SourceBody body(Map<Long, SourceBody> bodies, Receipt receipt) {
    SourceBody body = bodies.get(receipt.id());
    if (body == null) {
      throw new IllegalStateException("No body of receipt " + receipt.id());
    }
    return body;
  }

  /** Compares both hubs message by message. */
  private void compare(WhatIf.Result told, DatabaseKit again) {
    TakenMessages before = new TakenMessages(sql);
    TakenMessages after = new TakenMessages(Sql.on(again.local().source()));
    ReallyChanged really = new ReallyChanged(told);
    pages(
        keys -> {
          Map<String, TakenMessages.Taken> was = before.of(keys);
          Map<String, TakenMessages.Taken> is = after.of(keys);
          keys.forEach(key -> really.add(was.get(key), is.get(key)));
        });
    List<String> differences = really.differences();
    differences.stream().limit(50).forEach(System.out::println);
    report.result("values compared with what was told", really.values(), "values");
    report.result("samples found again", really.samplesSeen(), "samples");
    report.result("what was told and what came", differences.size(), "differences");
    report.limit("differences between told and done", differences.size(), 0);
  }

  private void pages(java.util.function.Consumer<List<String>> work) {
    for (int from = 0; from < messages; from += PAGE) {
      List<String> keys = new ArrayList<>();
      for (int n = from; n < Math.min(messages, from + PAGE); n++) {
        keys.add(DrawnCustomers.key(n));
      }
      work.accept(keys);
    }
  }

  /** What the first hub had stopped goes on there as it went in the second one. */
  private void retryStopped(WhatIf.Result told, DatabaseKit again) throws Exception {
    TakenMessages here = new TakenMessages(sql);
    long stopped = stopped();
    DecideHeld decide =
        new DecideHeld(kit.transactions(), kit.stores(), kit.ledger(), configuration, () -> {});
    LedgerQuery query =
        new LedgerQuery(
            null, null, FLOW, null, null, Status.PARKED, null, null, null, null, null, PAGE);
    DecideHeld.DecidedMany decided = decide.retryAll(query, GivenActor.ADA, "a mended mapping");
    report.bound("stopped messages that were retried", decided.done(), stopped);
    new ContinueHeld(
            kit.transactions(),
            kit.stores(),
            new DirectIntake(kit, 2, configuration).intake(),
            configuration,
            new IntakeSettings(10 << 20, new Shape(64, 2, 5), Duration.ofHours(24)))
        .all();
    report.result("stopped messages retried", decided.done(), "messages");
    report.limit(
        "stopped messages that are accepted now, beside those told",
        Math.abs(stopped - stopped() - told.accepted()),
        0);
    TakenMessages there = new TakenMessages(Sql.on(again.local().source()));
    long[] counted = new long[2];
    pages(
        keys -> {
          Map<String, TakenMessages.Taken> first = here.of(keys);
          Map<String, TakenMessages.Taken> second = there.of(keys);
          for (String key : keys) {
            TakenMessages.Taken retried = first.get(key);
            if (retried.mapping() == 2 && retried.accepted()) {
              counted[0]++;
              counted[1] += retried.values().equals(second.get(key).values()) ? 0 : 1;
            }
          }
        });
    report.bound("retried messages that are accepted", counted[0], told.accepted());
    report.limit("retried messages whose values differ", counted[1], 0);
  }

  private long stopped() {
    return sql.query(
            "select count(*) as n from outcome where status = 'parked'",
            p -> {},
            row -> row.number("n"))
        .get(0);
  }

  // ---- accuracy

  private void accuracies(WhatIf.Result told, DatabaseKit again) {
    ReadAccuracy there =
        new ReadAccuracy(
            again.transactions(),
            new SqlReviewedMessages(Sql.on(again.local().source())),
            kit.documents());
    ReadAccuracy.OfVersion proposed = there.of(MAPPING, null, null, GivenActor.ADA).get(0);
    report.bound("accuracy of the version published", proposed.version(), 2);
    int differing = proposed.records().equals(told.proposed()) ? 0 : 1;
    for (ReadAccuracy.OfField field : proposed.fields()) {
      // Of what no message ever has, a what-if tells nothing.
      Accuracy was =
          told.fields().stream()
              .filter(one -> one.target().equals(field.target()))
              .map(FieldChanges::proposed)
              .findFirst()
              .orElse(new Accuracy(field.values().asked(), field.values().asked(), 1));
      differing += was.equals(field.values()) ? 0 : 1;
    }
    report.result("accuracies told and read after publishing", differing, "differences");
    report.limit("accuracies that differ from those told", differing, 0);
  }

  /** Messages with problems, copied until there are as many outcomes as asked for. */
  private void accuracyOfMany() throws Exception {
    ReadAccuracy accuracy = new ReadAccuracy(kit.transactions(), stored, kit.documents());
    long one = read(accuracy, "accuracy over " + messages + " outcomes");
    int copies = (int) Math.ceil((double) outcomes / Math.max(1, one));
    long begin = System.nanoTime();
    long step =
        sql.query("select max(id) as n from receipt", p -> {}, row -> row.number("n")).get(0);
    String ofProblems =
        ", generate_series(1, ?) n where %s in"
            + " (select receipt_id from outcome where problems is not null)";
    sql.update(
        "insert into receipt select id + n * ?, system_id, object, message_id || '-' || n,"
            + " occurrence, transport_id, body_hash, body_size, door, flows, sent_at, received_at,"
            + " accepted_at from receipt"
            + ofProblems.formatted("id"),
        p -> p.number(step).count(copies - 1));
    sql.update(
        "insert into message_body select receipt_id + n * ?, kind, charset, content"
            + " from message_body"
            + ofProblems.formatted("receipt_id"),
        p -> p.number(step).count(copies - 1));
    sql.update(
        "insert into outcome select receipt_id + n * ?, flow_id, status, reason, lane_key, stamp,"
            + " record_id, flow_version, mapping_version, problems, tries, settled_at, decided_by,"
            + " decided_why from outcome, generate_series(1, ?) n where problems is not null",
        p -> p.number(step).count(copies - 1));
    sql.update("analyze", p -> {});
    report.result("making " + outcomes + " outcomes with problems", seconds(begin), "s");
    String subject = "accuracy over " + one * copies + " outcomes with problems";
    long many = read(accuracy, subject);
    report.bound("outcomes with problems that were read", many, one * copies);
    heapOf(subject, () -> accuracy.of(MAPPING, null, null, GivenActor.ADA));
  }

  /** The same question where ten times as much is stored. */
  private void amongMany() throws IOException {
    long all = count();
    WhatIf.Question question =
        new WhatIf.Question(
            FLOW, ProposedCustomer.of(TABLE), null, null, Math.min(messages, 100_000));
    statements.sinceLast();
    long begin = System.nanoTime();
    WhatIf.Result told = whatIf.ask(question, GivenActor.ADA, progress -> {});
    double seconds = seconds(begin);
    String subject = "what-if over " + told.messages() + " of " + all + " messages";
    report.result(subject, seconds, "s", seconds / MOST_SECONDS, "its bound");
    report.limit(subject, seconds, MOST_SECONDS);
  }

  /** Looks at the live heap again and again while something is going on. */
  private void heapOf(String subject, Runnable work) throws InterruptedException {
    List<Double> live = new ArrayList<>();
    Thread watched = new Thread(work);
    watched.start();
    while (watched.isAlive()) {
      live.add(liveHeap());
      watched.join(100);
    }
    growth(subject, live, 3);
  }

  private void growth(String subject, List<Double> live, int moments) {
    double least = live.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
    double most = live.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    report.bound(subject + ", moments of the heap", live.size(), moments);
    report.result(subject + ", live heap, least of " + live.size() + " moments", least, "MB");
    report.result(subject + ", live heap, most", most, "MB");
    report.limit(subject + ", growth of the live heap in MB", most - least, MOST_GROWTH_MEGABYTES);
  }

  /** How many outcomes with problems were counted. */
  private long read(ReadAccuracy accuracy, String subject) {
    statements.sinceLast();
    Duration cpu = CpuTime.own();
    long begin = System.nanoTime();
    List<ReadAccuracy.OfVersion> read = accuracy.of(MAPPING, null, null, GivenActor.ADA);
    double seconds = seconds(begin);
    int sent = statements.sinceLast().size();
    report.result(subject, seconds, "s", seconds / MOST_SECONDS, "its bound");
    report.limit(subject + ", seconds", seconds, MOST_SECONDS);
    report.result(
        subject + ", processor time of the hub",
        CpuTime.own().minus(cpu).toMillis() / 1_000.0,
        "s");
    report.result(subject, sent, "statements");
    return read.stream()
        .mapToLong(version -> version.records().asked() - version.records().mapped())
        .sum();
  }
}
