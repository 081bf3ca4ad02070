package org.syncline.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.syncline.mapping.conversion.FieldConversions;
import org.syncline.record.EditRecords.Editor;
import org.syncline.record.FindRecords;
import org.syncline.record.GoldenRecord;
import org.syncline.record.KeyQuery;
import org.syncline.record.PastRecord;
import org.syncline.record.ReadRecord;
import org.syncline.record.RecordRights;
import org.syncline.record.RecordSearch;
import org.syncline.record.RecordSearch.Comparison;
import org.syncline.record.RecordSearch.Condition;
import org.syncline.record.RecordType;
import org.syncline.record.RecordsFound;
import org.syncline.sync.intake.DatabaseKit;
import org.syncline.sync.intake.Stores;

/** Random reads of a large store: pages, words, and records as they were. */
final class RecordReads {
  private static final double PAGE_BOUND = 50;
  private static final double TEXT_BOUND = 200;
  private static final double PAST_BOUND = 50;
  private static final int PAGE = 50;
  private static final int FOLLOWING = 3;
  private static final Editor READER = new Editor("bench", RecordRights.ALL);

  private final DatabaseKit kit;
  private final CrmTypes types;
  private final long[] customers;
  private final Report report;
  private final int reads = Integer.getInteger("reads", 2_000);
  private final Random random = new Random(CrmValues.SEED + 1);
  private final FindRecords find;
  private final ReadRecord read;

  /**
   * @param customers ids by number
   */
  RecordReads(DatabaseKit kit, CrmTypes types, long[] customers, Report report) {
    this.kit = kit;
    this.types = types;
    this.customers = customers;
    this.report = report;
    find =
        new FindRecords(
            kit.transactions(),
            kit.stores().records(),
            kit.stores().links(),
            types,
            kit.indexStates(),
            new FieldConversions());
    Stores stores = kit.stores();
    read =
        new ReadRecord(
            kit.transactions(), stores.records(), stores.links(), stores.merges(), types);
  }

  void measure() {
    single();
    pages();
    orders();
    texts();
    past();
  }

  /** What the machine allows at the time: one row by its primary key. */
  private void single() {
    ReadTimes.of(
            "one record by its id, to compare with",
            reads,
            clock -> {
              long id = customers[random.nextInt(customers.length)];
              return kit.transactions()
                  .inNew(() -> kit.stores().records().find(id))
                  .map(GoldenRecord::version)
                  .orElse(0);
            })
        .report(report);
  }

  private void pages() {
    page("customers of an owner", r -> search("customer", is("owner", CrmValues.owner(r))));
    following(
        "customers of an owner, following pages",
        r -> search("customer", is("owner", CrmValues.owner(r))));
    page(
        "customers of an industry",
        r -> search("customer", is("industry", one(r, CrmValues.INDUSTRIES))));
    page("communications of a customer", r -> search("communication", is("customer", someone(r))));
    page(
        "customers of an owner in a life cycle",
        r ->
            search(
                "customer",
                is("owner", CrmValues.owner(r)),
                is("lifecycle", one(r, CrmValues.LIFECYCLES))));
    page(
        "cases of a category and a team",
        r ->
            search(
                "case",
                is("category", one(r, CrmValues.INDUSTRIES)),
                is("team", CrmValues.team(r))));
    page(
        "communications of a day",
        r -> {
          Instant from = CrmValues.instant(r);
          return search(
              "communication",
              new Condition("start.from", "start", Comparison.FROM, from.toString()),
              new Condition(
                  "start.below",
                  "start",
                  Comparison.BELOW,
                  from.plus(Duration.ofDays(1)).toString()));
        });
    page(
        "opportunities of an amount or more",
        r ->
            search(
                "opportunity",
                new Condition(
                    "amount.from",
                    "amount",
                    Comparison.FROM,
                    Integer.toString(r.nextInt(500_000)))));
  }

  private void orders() {
    page("communications, newest first", r -> newest(r, null));
    page(
        "communications, newest first, deep in the list",
        r -> {
          String start = CrmValues.instant(r).toString();
          String key = types.get("communication").indexes().get("start").equalTo(start).from();
          return newest(r, new KeyQuery.Hit(key, 0));
        });
    page(
        "communications of a customer, newest first",
        r -> newest(r, null, is("customer", someone(r))));
    page(
        "open opportunities of an owner by amount, greatest first",
        r ->
            new RecordSearch(
                "opportunity",
                List.of(is("owner", CrmValues.owner(r)), is("status", "open")),
                null,
                "amount",
                true,
                null,
                PAGE));
  }

  private static RecordSearch newest(Random r, KeyQuery.Hit after, Condition... conditions) {
    return new RecordSearch("communication", List.of(conditions), null, "start", true, after, PAGE);
  }

  private void texts() {
    text("two or three letters", "customer", r -> beginning(CrmValues.name(r), 2 + r.nextInt(2)));
    text(
        "given and family name",
        "customer",
        r -> {
          Map<String, Object> person = person(r);
          return person.get("givenName") + " " + person.get("familyName");
        });
    text(
        "beginnings of given and family name",
        "customer",
        r -> {
          Map<String, Object> person = person(r);
          return beginning(person.get("givenName"), 2)
              + " "
              + beginning(person.get("familyName"), 3);
        });
    text("a rare name", "customer", r -> CrmValues.name(4_000 + r.nextInt(1_000)));
    text(
        "two frequent words of subjects",
        "communication",
        r -> CrmValues.topic(r) + " " + CrmValues.topic(r));
    text(
        "two frequent names that nobody has together",
        "customer",
        r -> CrmValues.family(r) + " " + beginning(CrmValues.name(r), 2));
    text("part of a Chinese name", "customer", CrmValues::given);
    text("an e-mail address", "customer", r -> CrmValues.mail(r.nextInt(customers.length)));
    text("a source key", "customer", r -> BenchMessages.key(r.nextInt(customers.length)));
    read(
        "text: two or three letters, customers of an owner",
        TEXT_BOUND,
        r ->
            new RecordSearch(
                "customer",
                List.of(is("owner", CrmValues.owner(r))),
                beginning(CrmValues.name(r), 2 + r.nextInt(2)),
                null,
                false,
                null,
                PAGE));
  }

  private void past() {
    ReadTimes.of(
            "record of " + CrmFiller.LONG + " versions as it was",
            reads,
            clock -> {
              int number =
                  CrmFiller.longHistory(random.nextInt(CrmFiller.LONG_ONES), customers.length);
              Instant moment =
                  Instant.parse("2025-09-01T00:00:00Z").plusSeconds(random.nextInt(20_000_000));
              return read.at(customers[number], moment, READER).map(PastRecord::version).orElse(0);
            })
        .report(report, PAST_BOUND);
  }

  private void page(String what, Function<Random, RecordSearch> search) {
    read("page: " + what, PAGE_BOUND, search);
  }

  private void text(String what, String type, Function<Random, String> text) {
    read(
        "text: " + what,
        TEXT_BOUND,
        r -> new RecordSearch(type, List.of(), text.apply(r), null, false, null, PAGE));
  }

  private void read(String what, double bound, Function<Random, RecordSearch> search) {
    ReadTimes.of(
            what,
            reads,
            clock -> {
              RecordSearch asked = search.apply(random);
              clock.run();
              return found(asked).records().size();
            })
        .report(report, bound);
  }

  /** Measures the pages after the first, one page a read. */
  private void following(String what, Function<Random, RecordSearch> search) {
    ReadTimes.of(
            "page: " + what,
            reads,
            clock -> {
              RecordSearch asked = search.apply(random);
              int pages = random.nextInt(FOLLOWING);
              KeyQuery.Hit after = found(asked).next();
              for (int n = 0; n < pages && after != null; n++) {
                after = found(from(asked, after)).next();
              }
              clock.run();
              return after == null ? 0 : found(from(asked, after)).records().size();
            })
        .report(report, PAGE_BOUND);
  }

  private static RecordSearch from(RecordSearch s, KeyQuery.Hit after) {
    return new RecordSearch(
        s.type(), s.conditions(), s.text(), s.order(), s.descending(), after, s.limit());
  }

  private RecordsFound.Page found(RecordSearch search) {
    RecordType type = types.get(search.type());
    RecordsFound found = find.find(search, RecordRights.ALL);
    if (found instanceof RecordsFound.Page page) {
      return page;
    }
    throw new IllegalStateException("Not found but " + found);
  }

  private static RecordSearch search(String type, Condition... conditions) {
    return new RecordSearch(type, List.of(conditions), null, null, false, null, PAGE);
  }

  private static Condition is(String field, String value) {
    return new Condition(field, field, Comparison.EQUALS, value);
  }

  private String someone(Random r) {
    return Long.toString(customers[CrmValues.skewed(r, customers.length)]);
  }

  private Map<String, Object> person(Random r) {
    Map<String, Object> values;
    do {
      values = CrmValues.customer(r.nextInt(customers.length));
    } while (!values.get("kind").equals("person"));
    return values;
  }

  private static String one(Random r, List<String> of) {
    return of.get(r.nextInt(of.size()));
  }

  private static String beginning(Object text, int letters) {
    return text.toString().substring(0, Math.min(letters, text.toString().length()));
  }
}
