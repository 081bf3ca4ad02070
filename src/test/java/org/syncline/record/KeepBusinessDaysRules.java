package org.syncline.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.syncline.platform.GivenActor;
import org.syncline.platform.LocalTransactions;
import org.syncline.platform.NotAllowedException;
import org.syncline.platform.Permission;
import org.syncline.platform.SteppingClock;
import org.syncline.platform.jpa.Sql;
import org.syncline.record.ReadBusiness.Slot;
import org.syncline.record.jpa.SqlBusinessDays;
import org.syncline.record.jpa.SqlIndexStates;
import org.syncline.record.jpa.SqlRecords;

/** Counted days say what the records say, on every database. */
abstract class KeepBusinessDaysRules {
  private static final LocalDate TODAY = LocalDate.parse("2026-11-22");
  private static final LocalDate FIRST = LocalDate.parse("2026-01-01");
  private static final int DAYS = 70;

  private final SteppingClock clock = new SteppingClock();
  private final RecordTypes types = new ShippedTypes();
  private LocalTransactions transactions;
  private SqlRecords records;
  private SqlBusinessDays days;
  private KeepBusinessDays keep;
  private CountBusiness count;
  private ReadBusiness read;
  private long receipt;

  abstract DataSource migratedDatabase();

  @BeforeEach
  void stores() {
    transactions = new LocalTransactions(migratedDatabase());
    Sql sql = Sql.on(transactions.source());
    records = new SqlRecords(sql);
    days = new SqlBusinessDays(sql);
    SqlIndexStates indexes = new SqlIndexStates(sql);
    for (String type : List.of("opportunity", "case", "customer")) {
      RecordType known = types.named(type).orElseThrow();
      transactions.inNew(
          () -> {
            indexes.lock(type);
            indexes.put(type, IndexState.complete(known.keyKinds().keySet(), Instant.EPOCH));
            return true;
          });
    }
    keep = keeper(indexes);
    count = new CountBusiness(transactions, records, types);
    read = new ReadBusiness(transactions, days, records, types);
  }

  private KeepBusinessDays keeper(IndexStates indexes) {
    return new KeepBusinessDays(
        transactions, new KeepBusinessDays.Ports(records, types, indexes, days), clock);
  }

  private void countAll() {
    while (keep.step()) {
      // The next days.
    }
  }

  private long add(String typeId, Map<String, Object> values) {
    return transactions.inNew(() -> addHere(typeId, values));
  }

  private long addHere(String typeId, Map<String, Object> values) {
    GoldenRecord record = GoldenRecord.begin(records.nextId(), typeId, Instant.EPOCH);
    return store(record, values, true);
  }

  private void change(long id, Map<String, Object> values) {
    transactions.inNew(() -> store(records.find(id).orElseThrow(), values, false));
  }

  private long store(GoldenRecord record, Map<String, Object> values, boolean isNew) {
    RecordType type = types.named(record.type()).orElseThrow();
    FieldValues before = isNew ? FieldValues.none() : record.values();
    Instant at = Instant.EPOCH.plusSeconds(++receipt);
    record.merge(
        new Contribution(
            new Origin("s", "o", "k", receipt, "f", 1, null, at, true),
            FieldValues.of(values),
            false),
        type,
        at);
    List<Records.Keyed> stored = List.of(RecordKeys.change(type, before, record));
    if (isNew) {
      records.add(stored);
    } else {
      records.update(stored);
    }
    return record.id();
  }

  private static Map<String, Object> won(String day, long amount) {
    return Map.of(
        "status",
        "won",
        "closed",
        day,
        "opened",
        LocalDate.parse(day).minusDays(10).toString(),
        "amount",
        amount,
        "currency",
        "EUR");
  }

  private @Nullable BusinessDay day(String day) {
    return transactions.inNew(() -> days.find(LocalDate.parse(day))).orElse(null);
  }

  private BusinessSums sums(String day) {
    BusinessDay found = day(day);
    return found == null ? BusinessSums.NONE : found.sums();
  }

  private List<BusinessFigures> series(LocalDate from, LocalDate to, Slot slot) {
    return read.series(from, to, slot, GivenActor.ADA);
  }

  @Test
  void a_day_is_counted_again_when_a_record_of_it_comes_late_changes_or_goes() {
    long first = add("opportunity", won("2026-03-11", 100));
    countAll();
    assertThat(sums("2026-03-11"))
        .isEqualTo(
            new BusinessSums(
                1, 1, new TreeMap<>(Map.of("EUR", new BigDecimal("100"))), 10, 1, 0, 0, 0));

    long second = add("opportunity", won("2026-03-11", 50));
    countAll();
    assertThat(sums("2026-03-11").wonAmounts()).containsEntry("EUR", new BigDecimal("150"));

    change(first, Map.of("closed", "2026-03-12"));
    change(second, Map.of("amount", new BigDecimal("50.25")));
    countAll();
    assertThat(sums("2026-03-11").wonAmounts()).containsEntry("EUR", new BigDecimal("50.25"));
    assertThat(sums("2026-03-12").won()).isEqualTo(1);

    change(second, Map.of(RecordMark.ARCHIVED, true));
    countAll();
    assertThat(sums("2026-03-11")).isEqualTo(BusinessSums.NONE);
  }

  /** Whatever happens to records, each day says what the records say. */
  @Test
  void after_any_changes_the_days_say_what_the_records_say() {
    long seed = 20_261_127;
    Random random = new Random(seed);
    List<Long> opportunities = new ArrayList<>();
    List<Long> cases = new ArrayList<>();
    List<Long> customers = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      LocalDate day = FIRST.plusDays(random.nextInt(DAYS));
      switch (random.nextInt(6)) {
        case 0 -> opportunities.add(add("opportunity", drawn(random, day)));
        case 1 -> cases.add(add("case", drawnCase(random, day)));
        case 2 ->
            customers.add(
                add(
                    "customer",
                    random.nextBoolean()
                        ? Map.of("lifecycle", "customer")
                        : Map.of("lifecycle", "former", "churned", day.toString())));
        case 3 -> changeOne(random, opportunities, drawn(random, day));
        case 4 -> changeOne(random, cases, drawnCase(random, day));
        default ->
            changeOne(
                random,
                random.nextBoolean() ? opportunities : customers,
                Map.of(RecordMark.ARCHIVED, random.nextBoolean()));
      }
      if (random.nextInt(20) == 0) {
        countAll();
      }
    }
    countAll();

    SortedMap<LocalDate, BusinessSums> expected = new TreeMap<>();
    for (int i = 0; i < DAYS; i++) {
      LocalDate day = FIRST.plusDays(i);
      BusinessSums sums = count.between(day, day.plusDays(1), GivenActor.ADA).sums();
      if (!sums.isNone()) {
        expected.put(day, sums);
      }
    }
    SortedMap<LocalDate, BusinessSums> found = new TreeMap<>();
    for (BusinessFigures one : series(FIRST, FIRST.plusDays(DAYS), Slot.DAY)) {
      if (!one.sums().isNone()) {
        found.put(one.from(), one.sums());
      }
    }
    assertThat(found).as("seed %d", seed).isEqualTo(expected).hasSizeGreaterThan(DAYS / 2);
    BusinessFigures whole = count.between(FIRST, FIRST.plusDays(DAYS), GivenActor.ADA);
    assertThat(
            series(FIRST, FIRST.plusDays(DAYS), Slot.MONTH).stream()
                .map(BusinessFigures::sums)
                .reduce(BusinessSums.NONE, BusinessSums::plus))
        .isEqualTo(whole.sums());
    assertThat(series(FIRST, FIRST.plusDays(DAYS), Slot.MONTH))
        .allSatisfy(
            month ->
                assertThat(month.customers())
                    .isEqualTo(
                        count.between(month.from(), month.to(), GivenActor.ADA).customers()));
  }

  private static Map<String, Object> drawn(Random random, LocalDate day) {
    Map<String, Object> values = new HashMap<>(won(day.toString(), random.nextInt(1_000)));
    values.put("status", List.of("won", "lost", "open").get(random.nextInt(3)));
    values.put("currency", List.of("EUR", "CNY").get(random.nextInt(2)));
    return values;
  }

  private static Map<String, Object> drawnCase(Random random, LocalDate day) {
    return Map.of(
        "closed",
        day + (random.nextBoolean() ? "T00:00:00Z" : "T23:59:59.999Z"),
        "satisfaction",
        1L + random.nextInt(5));
  }

  private void changeOne(Random random, List<Long> ids, Map<String, Object> values) {
    if (!ids.isEmpty()) {
      change(ids.get(random.nextInt(ids.size())), values);
    }
  }

  @Test
  void what_breaks_off_is_counted_the_next_time() {
    add("opportunity", won("2026-03-11", 100));
    countAll();
    add("opportunity", won("2026-03-11", 1));
    KeepBusinessDays broken =
        new KeepBusinessDays(
            new org.syncline.platform.Transactions() {
              @Override
              public <T> T inNew(java.util.function.Supplier<T> work) {
                return transactions.inNew(
                    () -> {
                      work.get();
                      throw new IllegalStateException("The server died.");
                    });
              }
            },
            new KeepBusinessDays.Ports(
                records, types, new SqlIndexStates(Sql.on(transactions.source())), days),
            clock);

    assertThatThrownBy(broken::step).hasMessage("The server died.");
    assertThat(sums("2026-03-11").won()).isEqualTo(1);

    countAll();
    assertThat(sums("2026-03-11").won()).isEqualTo(2);
  }

  @Test
  void a_change_that_is_rolled_back_leaves_no_note() {
    countAll();
    assertThatThrownBy(
            () ->
                transactions.inNew(
                    () -> {
                      addHere("opportunity", won("2026-03-11", 100));
                      throw new IllegalStateException("No.");
                    }))
        .hasMessage("No.");

    assertThat(transactions.inNew(() -> days.oldest(10))).isEmpty();
  }

  @Test
  void two_servers_that_count_beside_changes_come_to_the_same() throws Exception {
    int rounds = 40;
    ExecutorService servers = Executors.newFixedThreadPool(3);
    try {
      List<Future<?>> work = new ArrayList<>();
      work.add(
          servers.submit(
              () -> {
                for (int i = 0; i < rounds; i++) {
                  add("opportunity", won("2026-03-1" + i % 3, 1));
                }
              }));
      for (int server = 0; server < 2; server++) {
        KeepBusinessDays other = keeper(new SqlIndexStates(Sql.on(transactions.source())));
        work.add(
            servers.submit(
                () -> {
                  for (int i = 0; i < rounds; i++) {
                    other.step();
                  }
                }));
      }
      for (Future<?> one : work) {
        one.get();
      }
    } finally {
      servers.shutdownNow();
    }
    countAll();

    assertThat(List.of("2026-03-10", "2026-03-11", "2026-03-12"))
        .extracting(day -> sums(day).won())
        .containsExactly(14L, 13L, 13L);
  }

  @Test
  void records_from_before_the_days_were_kept_are_counted_too() {
    add("opportunity", won("2026-03-11", 100));
    add("case", Map.of("closed", "2026-03-12T10:00:00Z", "satisfaction", 4L));
    add("customer", Map.of("lifecycle", "former", "churned", "2026-03-13"));
    transactions.inNew(
        () -> {
          days.done(days.oldest(100));
          return true;
        });

    countAll();

    assertThat(sums("2026-03-11").won()).isEqualTo(1);
    assertThat(sums("2026-03-12").satisfaction()).isEqualTo(4);
    assertThat(sums("2026-03-13").churned()).isEqualTo(1);
  }

  @Test
  void more_days_than_go_in_one_transaction_are_all_counted() {
    int many = 3 * KeepBusinessDays.TOGETHER + 7;
    for (int i = 0; i < many; i++) {
      add("opportunity", won(FIRST.plusDays(i).toString(), 1));
    }
    assertThat(keep.step()).isTrue();
    countAll();

    assertThat(series(FIRST, FIRST.plusDays(many), Slot.DAY))
        .hasSize(many)
        .allSatisfy(day -> assertThat(day.sums().won()).isEqualTo(1));
    assertThat(keep.step()).isFalse();
  }

  @Test
  void the_customers_of_a_beginning_are_kept_and_those_of_former_days_worked_out() {
    for (int i = 0; i < 5; i++) {
      add("customer", Map.of("lifecycle", "customer"));
    }
    long goes = add("customer", Map.of("lifecycle", "customer"));
    countAll();
    assertThat(day(TODAY.toString()).customers()).isEqualTo(6);

    change(goes, Map.of("lifecycle", "former", "churned", TODAY.toString()));
    add("customer", Map.of("lifecycle", "customer"));
    add("customer", Map.of("lifecycle", "former", "churned", "2026-11-20"));
    countAll();
    clock.step(Duration.ofDays(1));
    countAll();

    assertThat(series(TODAY.minusDays(2), TODAY.plusDays(2), Slot.DAY))
        .extracting(BusinessFigures::from, day -> day.sums().churned(), BusinessFigures::customers)
        .containsExactly(
            org.assertj.core.api.Assertions.tuple(LocalDate.parse("2026-11-20"), 1L, 8L),
            org.assertj.core.api.Assertions.tuple(TODAY, 1L, 6L),
            org.assertj.core.api.Assertions.tuple(TODAY.plusDays(1), 0L, 6L));
  }

  @Test
  void months_are_cut_off_at_the_ends_of_the_period() {
    add("opportunity", won("2026-03-11", 1));
    add("opportunity", won("2026-03-10", 1));
    add("opportunity", won("2026-04-01", 1));
    add("opportunity", won("2026-04-02", 1));
    countAll();

    assertThat(series(LocalDate.parse("2026-03-11"), LocalDate.parse("2026-04-02"), Slot.MONTH))
        .extracting(BusinessFigures::from, BusinessFigures::to, month -> month.sums().won())
        .containsExactly(
            org.assertj.core.api.Assertions.tuple(
                LocalDate.parse("2026-03-11"), LocalDate.parse("2026-04-01"), 1L),
            org.assertj.core.api.Assertions.tuple(
                LocalDate.parse("2026-04-01"), LocalDate.parse("2026-04-02"), 1L));
  }

  @Test
  void a_period_that_is_empty_or_too_long_and_who_may_not_see_figures_is_refused() {
    assertThatThrownBy(() -> series(FIRST, FIRST, Slot.DAY))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> series(FIRST, FIRST.plusDays(1_101), Slot.DAY))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1100");
    assertThatThrownBy(
            () ->
                read.series(
                    FIRST,
                    FIRST.plusDays(1),
                    Slot.DAY,
                    GivenActor.without(Permission.READ_FIGURES)))
        .isInstanceOf(NotAllowedException.class);
    assertThat(Slot.ofWord("week")).isEmpty();
    assertThat(Set.of(Slot.ofWord("day").orElseThrow(), Slot.ofWord("month").orElseThrow()))
        .containsExactlyInAnyOrder(Slot.values());
  }
}
