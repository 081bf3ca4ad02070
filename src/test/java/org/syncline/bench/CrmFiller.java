package org.syncline.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.syncline.record.Contribution;
import org.syncline.record.FieldValues;
import org.syncline.record.GoldenRecord;
import org.syncline.record.HistoryEntry;
import org.syncline.record.IndexState;
import org.syncline.record.Link;
import org.syncline.record.LinkKey;
import org.syncline.record.Merge;
import org.syncline.record.Origin;
import org.syncline.record.RecordKeys;
import org.syncline.record.RecordType;
import org.syncline.record.Records;
import org.syncline.sync.intake.DatabaseKit;

/**
 * Fills a database by the hub's own stores, as intake would: each record merged from a message,
 * with keys, history and a link. A tenth has changed 2 to 5 times since, some {@value #LONG} times.
 */
final class CrmFiller {
  /** Versions of each of the records with a long history. */
  static final int LONG = 1_000;

  /** How many records have one. */
  static final int LONG_ONES = 100;

  private static final int BATCH = 1_000;
  private static final int THREADS = 2;
  private static final Duration PROGRESS = Duration.ofSeconds(10);

  private final DatabaseKit kit;
  private final CrmTypes types;
  private final int customers;
  private final int related;
  private final long[] customerIds;
  private final long[] contactIds;

  CrmFiller(DatabaseKit kit, CrmTypes types, int customers, int related) {
    this.kit = kit;
    this.types = types;
    this.customers = customers;
    this.related = related;
    this.customerIds = new long[customers];
    this.contactIds = new long[related / 4];
  }

  /** Ids of the customers by number. */
  long[] customerIds() {
    return customerIds;
  }

  /** Numbers of the customers with long histories. */
  static int longHistory(int which, int customers) {
    return (int) ((long) which * customers / LONG_ONES);
  }

  void fill() throws Exception {
    run("customers", customers, this::customer);
    run("contacts", contactIds.length, this::contact);
    run("other related records", related - contactIds.length, this::other);
    kit.transactions()
        .inNew(
            () -> {
              for (RecordType type : types.all()) {
                kit.indexStates().lock(type.id());
                kit.indexStates()
                    .put(
                        type.id(),
                        new IndexState(
                            type.keyKinds().keySet(), Set.of(), IndexState.DONE, Instant.now()));
              }
              return true;
            });
  }

  private interface Maker {
    void make(Batch batch, int number);
  }

  private void run(String what, int all, Maker maker) throws Exception {
    AtomicInteger next = new AtomicInteger();
    AtomicInteger done = new AtomicInteger();
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    List<Callable<Void>> work = new ArrayList<>();
    long begin = System.nanoTime();
    long[] said = {begin};
    for (int t = 0; t < THREADS; t++) {
      work.add(
          () -> {
            int from;
            while ((from = next.getAndAdd(BATCH)) < all) {
              Batch batch = new Batch();
              int to = Math.min(all, from + BATCH);
              for (int number = from; number < to; number++) {
                maker.make(batch, number);
              }
              batch.store();
              progress(what, done.addAndGet(to - from), all, begin, said);
            }
            return null;
          });
    }
    try {
      for (Future<Void> one : threads.invokeAll(work)) {
        one.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static void progress(String what, int done, int all, long begin, long[] said) {
    synchronized (said) {
      long now = System.nanoTime();
      if (now - said[0] < PROGRESS.toNanos() && done < all) {
        return;
      }
      said[0] = now;
      System.out.printf(
          "BENCH records: %d of %d %s, %.0f/s%n", done, all, what, done / ((now - begin) / 1e9));
    }
  }

  private void customer(Batch batch, int number) {
    Random random = new Random(CrmValues.SEED - number);
    int further = random.nextInt(10) == 0 ? 2 + random.nextInt(4) : 0;
    int which = (int) (((long) number * LONG_ONES + customers - 1) / customers);
    if (which < LONG_ONES && longHistory(which, customers) == number) {
      further = LONG - 1;
    }
    customerIds[number] =
        batch.add(
            "customer", BenchMessages.key(number), CrmValues.customer(number), further, random);
  }

  private String someCustomer(Random random) {
    return Long.toString(customerIds[CrmValues.skewed(random, customers)]);
  }

  private void contact(Batch batch, int number) {
    Random random = new Random(CrmValues.SEED * 3 + number);
    contactIds[number] =
        batch.add(
            "contact",
            "K-" + number,
            CrmValues.contact(random, someCustomer(random), number),
            random.nextInt(10) == 0 ? 2 : 0,
            random);
  }

  /** Of twelve, seven communications, three opportunities, two cases. */
  private void other(Batch batch, int number) {
    Random random = new Random(CrmValues.SEED * 5 + number);
    String customer = someCustomer(random);
    String contact =
        contactIds.length == 0
            ? customer
            : Long.toString(contactIds[random.nextInt(contactIds.length)]);
    int which = random.nextInt(12);
    String type = which < 7 ? "communication" : which < 10 ? "opportunity" : "case";
    Map<String, Object> values =
        switch (type) {
          case "communication" -> CrmValues.communication(random, customer, contact);
          case "opportunity" -> CrmValues.opportunity(random, customer, contact);
          default -> CrmValues.supportCase(random, customer, contact, number);
        };
    batch.add(type, "R-" + number, values, random.nextInt(10) == 0 ? 2 : 0, random);
  }

  /** What one transaction stores. */
  private final class Batch {
    private final List<Records.Keyed> records = new ArrayList<>();
    private final List<HistoryEntry> history = new ArrayList<>();
    private final List<Link> links = new ArrayList<>();

    long add(String typeId, String key, Map<String, Object> values, int further, Random random) {
      RecordType type = types.get(typeId);
      Instant at = Instant.parse("2025-01-01T00:00:00Z").plusSeconds(random.nextInt(20_000_000));
      GoldenRecord record = GoldenRecord.begin(kit.stores().records().nextId(), typeId, at);
      merge(record, type, key, values, at);
      for (int n = 0; n < further; n++) {
        at = at.plusSeconds(600 + random.nextInt(40_000));
        merge(record, type, key, changed(typeId, random), at);
      }
      records.add(RecordKeys.change(type, FieldValues.none(), record));
      links.add(
          new Link(
              new LinkKey("erp", typeId, typeId, key), record.id(), (long) record.version(), at));
      return record.id();
    }

    private static Map<String, Object> changed(String type, Random random) {
      return type.equals("customer")
          ? CrmValues.change(random)
          : Map.of("owner", CrmValues.owner(random));
    }

    private void merge(
        GoldenRecord record, RecordType type, String key, Map<String, Object> values, Instant at) {
      Origin origin =
          new Origin(
              "erp",
              type.id(),
              key,
              record.id() * 4 + record.version(),
              "erp-" + type.id() + "s",
              1,
              (long) record.version() + 1,
              at,
              true);
      Merge merge = record.merge(new Contribution(origin, FieldValues.of(values), false), type, at);
      if (merge.changed()) {
        history.add(
            new HistoryEntry(
                record.id(),
                record.version(),
                origin.receipt(),
                origin.flow(),
                1,
                at,
                merge.changes()));
      }
    }

    void store() {
      kit.transactions()
          .inNew(
              () -> {
                kit.stores().records().add(records);
                kit.stores().records().addHistory(history);
                kit.stores().links().add(links);
                return true;
              });
    }
  }
}
