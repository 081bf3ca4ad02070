package org.syncline.sync.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.syncline.record.Contribution;
import org.syncline.record.FieldChange;
import org.syncline.record.FieldConflict;
import org.syncline.record.FieldValues;
import org.syncline.record.GoldenRecord;
import org.syncline.record.HistoryEntry;
import org.syncline.record.KeyQuery;
import org.syncline.record.KeyRange;
import org.syncline.record.Origin;
import org.syncline.record.Records;
import org.syncline.record.Records.Keyed;

/** What every store of records does. */
interface RecordsContract extends StoreContract {
  Instant NOW = Instant.parse("2026-01-02T03:04:05.678901Z");

  private Records records() {
    return kit().stores().records();
  }

  private static Origin origin(long receipt) {
    return new Origin("erp", "customer", "Ä 1", receipt, "f", 2, null, NOW.plusNanos(1), true);
  }

  private GoldenRecord record(String city) {
    GoldenRecord record = GoldenRecord.begin(records().nextId(), "customer", NOW);
    Map<String, Object> values = new HashMap<>();
    values.put("city", city);
    values.put("phone", null);
    values.put("note", "\u0000\"\\ 你好 \uD83D\uDE00");
    values.put("creditLimit", new BigDecimal("12345678901234567890.25"));
    values.put("count", Long.MAX_VALUE);
    values.put("newsletter", true);
    record.merge(
        new Contribution(origin(1), FieldValues.of(values), false), Hub.customerType(), NOW);
    return record;
  }

  private static void same(GoldenRecord found, GoldenRecord expected) {
    assertThat(found.id()).isEqualTo(expected.id());
    assertThat(found.type()).isEqualTo(expected.type());
    assertThat(found.version()).isEqualTo(expected.version());
    assertThat(found.values()).isEqualTo(expected.values());
    assertThat(found.origins()).isEqualTo(expected.origins());
    assertThat(found.createdAt()).isEqualTo(expected.createdAt());
    assertThat(found.updatedAt()).isEqualTo(expected.updatedAt());
  }

  @Test
  default void a_record_comes_back_as_it_was_stored() {
    GoldenRecord record = record("Jena");
    committed(() -> records().add(List.of(keyed(record))));

    same(records().find(record.id()).orElseThrow(), record);
    assertThat(records().find(-1)).isEmpty();
  }

  @Test
  default void ids_are_never_given_twice() {
    Set<Long> ids = new TreeSet<>();
    for (int i = 0; i < 3_000; i++) {
      ids.add(records().nextId());
    }

    assertThat(ids).hasSize(3_000);
  }

  @Test
  default void locked_records_come_in_order_of_id_as_they_are_now() {
    GoldenRecord one = record("A");
    GoldenRecord two = record("B");
    committed(() -> records().add(List.of(keyed(two), keyed(one))));

    List<GoldenRecord> locked =
        kit()
            .transactions()
            .inNew(() -> records().lock(new TreeSet<>(Set.of(two.id(), one.id(), 999_999_999L))));

    assertThat(locked).extracting(GoldenRecord::id).containsExactly(one.id(), two.id());
  }

  @Test
  default void records_are_found_by_their_match_keys_of_today() {
    GoldenRecord one = record("A");
    GoldenRecord two = record("B");
    Map<String, String> before = Map.of("#0", "a", "#1", "x");
    committed(() -> records().add(List.of(keyed(one, before), keyed(two, Map.of("#0", "a")))));
    assertThat(records().withKeys(List.of("a", "x", "none"), Records.ALL))
        .isEqualTo(Map.of("a", Set.of(one.id(), two.id()), "x", Set.of(one.id())));

    committed(() -> records().update(List.of(change(one, before, Map.of("#0", "b")), keyed(two))));

    assertThat(records().withKeys(List.of("a", "b", "x"), Records.ALL))
        .isEqualTo(Map.of("a", Set.of(two.id()), "b", Set.of(one.id())));
  }

  @Test
  default void no_more_carriers_of_keys_are_read_than_are_asked_for() {
    GoldenRecord one = record("A");
    GoldenRecord two = record("B");
    committed(
        () -> records().add(List.of(keyed(one, Map.of("#0", "a")), keyed(two, Map.of("#0", "b")))));

    assertThat(records().withKeys(List.of("a", "b"), 1)).hasSize(1);
    assertThat(records().withKeys(List.of("a", "b"), 2)).hasSize(2);
  }

  private static Keyed keyed(GoldenRecord record) {
    return keyed(record, Map.of());
  }

  private static Keyed keyed(GoldenRecord record, Map<String, String> keys) {
    return change(record, Map.of(), keys);
  }

  private static Keyed change(
      GoldenRecord record, Map<String, String> before, Map<String, String> keys) {
    return new Keyed(record, new TreeMap<>(before), new TreeMap<>(keys));
  }

  @Test
  default void pages_go_along_the_keys_byte_by_byte_both_ways() {
    List<GoldenRecord> stored = new ArrayList<>();
    List<Keyed> keyed = new ArrayList<>();
    List<String> keys = List.of("f\u0000", "f\u007f", "f\u0080", "f\u0080\u0000", "f\u00ff", "g");
    for (String key : keys) {
      GoldenRecord record = record(key);
      stored.add(record);
      keyed.add(keyed(record, Map.of("s", key)));
    }
    Collections.reverse(keyed);
    committed(() -> records().add(keyed));

    List<Long> ids = stored.stream().limit(5).map(GoldenRecord::id).toList();
    assertThat(walk(new KeyRange("f", "g"), List.of(), false)).isEqualTo(ids);
    List<Long> back = new ArrayList<>(ids);
    Collections.reverse(back);
    assertThat(walk(new KeyRange("f", "g"), List.of(), true)).isEqualTo(back);
    assertThat(records().count(new KeyRange("f", "g"), 100)).isEqualTo(5);
    assertThat(records().count(new KeyRange("f", "g"), 3)).isEqualTo(3);
  }

  @Test
  default void a_record_with_several_keys_in_the_range_comes_once() {
    GoldenRecord one = record("A");
    GoldenRecord two = record("B");
    committed(
        () ->
            records()
                .add(
                    List.of(
                        keyed(one, Map.of("~0", "w-anna", "~1", "w-anton", "~2", "w-zoe")),
                        keyed(two, Map.of("~0", "w-andrea")))));

    assertThat(walk(new KeyRange("w-an", "w-ao"), List.of(), false))
        .containsExactly(two.id(), one.id());
    assertThat(walk(new KeyRange("w-an", "w-ao"), List.of(), true))
        .containsExactly(one.id(), two.id());
    assertThat(walk(new KeyRange("w-an", "w-ao"), List.of(new KeyRange("w-z", "w-zz")), false))
        .containsExactly(one.id());
  }

  @Test
  default void few_with_a_key_in_each_range_are_told_unless_there_are_more() {
    GoldenRecord one = record("A");
    GoldenRecord two = record("B");
    GoldenRecord three = record("C");
    committed(
        () ->
            records()
                .add(
                    List.of(
                        keyed(one, Map.of("s", "a1", "t", "b1")),
                        keyed(two, Map.of("s", "a2", "t", "b2")),
                        keyed(three, Map.of("s", "a3")))));
    KeyRange a = new KeyRange("a", "b");
    KeyRange b = new KeyRange("b", "c");

    assertThat(records().few(List.of(a), 3)).contains(Set.of(one.id(), two.id(), three.id()));
    assertThat(records().few(List.of(a), 2)).isEmpty();
    assertThat(records().few(List.of(a, b), 2)).contains(Set.of(one.id(), two.id()));
    assertThat(records().few(List.of(b, new KeyRange("x", "y")), 2)).contains(Set.of());
  }

  @Test
  default void a_page_is_of_some_records_or_of_the_first_keys_alone() {
    List<GoldenRecord> stored = new ArrayList<>();
    List<Keyed> keyed = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      GoldenRecord record = record("C" + i);
      stored.add(record);
      keyed.add(keyed(record, Map.of("s", "a" + i, "t", "b" + i % 2, "~0", "a9")));
    }
    committed(() -> records().add(keyed));
    KeyRange by = new KeyRange("a", "b");
    List<KeyRange> also = List.of(new KeyRange("b1", "b1\u0000"));
    Set<Long> among = Set.of(stored.get(1).id(), stored.get(2).id(), stored.get(3).id());
    KeyQuery.Hit after = new KeyQuery.Hit("a1", stored.get(1).id());

    assertThat(found(new KeyQuery("customer", by, null, also, among, null, false, null, 99, 9)))
        .containsExactly(stored.get(1).id(), stored.get(3).id());
    assertThat(
            found(new KeyQuery("customer", by, "s", List.of(), among, null, false, after, 99, 2)))
        .containsExactly(stored.get(2).id(), stored.get(3).id());
    assertThat(found(new KeyQuery("customer", null, null, also, among, null, true, null, 99, 9)))
        .containsExactly(stored.get(3).id(), stored.get(1).id());
    assertThat(found(new KeyQuery("customer", by, null, also, null, null, false, null, 2, 9)))
        .contains(stored.get(1).id())
        .doesNotContain(stored.get(0).id(), stored.get(2).id(), stored.get(4).id());
    Set<String> owned = Set.of("a1", "a4", "b1");
    assertThat(
            found(new KeyQuery("customer", by, null, List.of(), null, owned, false, null, 99, 9)))
        .containsExactly(stored.get(1).id(), stored.get(3).id(), stored.get(4).id());
    assertThat(
            found(new KeyQuery("customer", null, null, List.of(), null, owned, true, null, 99, 2)))
        .containsExactly(stored.get(4).id(), stored.get(3).id());
  }

  private List<Long> found(KeyQuery query) {
    return records().hits(query).stream().map(KeyQuery.Hit::record).toList();
  }

  @Test
  default void keys_are_read_and_set_without_the_record() {
    GoldenRecord one = record("A");
    Map<String, String> before = Map.of("#0", "a", "s", "\u0001\u00ff");
    committed(() -> records().add(List.of(keyed(one, before))));
    assertThat(records().keysOf(List.of(one.id(), -1L)))
        .containsEntry(one.id(), new TreeMap<>(before));

    committed(() -> records().setKeys(List.of(change(one, before, Map.of("s", "b", "t", "c")))));

    assertThat(records().keysOf(List.of(one.id())))
        .containsEntry(one.id(), new TreeMap<>(Map.of("s", "b", "t", "c")));
  }

  @Test
  default void without_keys_to_go_along_a_page_has_the_records_of_the_type_by_id() {
    GoldenRecord one = record("A");
    GoldenRecord two = record("B");
    GoldenRecord other = GoldenRecord.begin(records().nextId(), "campaign", NOW);
    committed(() -> records().add(List.of(keyed(two, Map.of("s", "k")), keyed(one), keyed(other))));

    assertThat(walk(null, List.of(), false)).containsExactly(one.id(), two.id());
    assertThat(walk(null, List.of(), true)).containsExactly(two.id(), one.id());
    assertThat(walk(null, List.of(new KeyRange("k", "l")), false)).containsExactly(two.id());
    assertThat(records().find(List.of(one.id(), -1L)))
        .extracting(GoldenRecord::id)
        .containsExactly(one.id());
  }

  /** All pages of two. */
  private List<Long> walk(@Nullable KeyRange by, List<KeyRange> also, boolean descending) {
    List<Long> ids = new ArrayList<>();
    KeyQuery.Hit last = null;
    List<KeyQuery.Hit> page;
    do {
      page =
          records()
              .hits(
                  new KeyQuery(
                      "customer", by, null, also, null, null, descending, last, KeyQuery.ALL, 2));
      page.forEach(hit -> ids.add(hit.record()));
      last = page.isEmpty() ? null : page.get(page.size() - 1);
    } while (last != null);
    return ids;
  }

  @Test
  default void a_changed_record_is_stored_with_its_version() {
    GoldenRecord record = record("A");
    committed(() -> records().add(List.of(keyed(record))));
    record.merge(
        new Contribution(origin(2), FieldValues.of(Map.of("city", "B")), false),
        Hub.customerType(),
        NOW.plusSeconds(5));

    committed(() -> records().update(List.of(keyed(record))));

    assertThat(record.version()).isEqualTo(2);
    same(records().find(record.id()).orElseThrow(), record);
  }

  @Test
  default void history_comes_back_by_version_with_what_was_and_is() {
    TreeMap<String, FieldChange> first = new TreeMap<>();
    first.put("city", new FieldChange(false, null, "A"));
    first.put("creditLimit", new FieldChange(true, null, new BigDecimal("1.5")));
    TreeMap<String, FieldChange> second = new TreeMap<>();
    second.put("city", new FieldChange(true, "A", null));
    HistoryEntry one = new HistoryEntry(77, 1, 5, "f", 2, NOW, first);
    HistoryEntry two = new HistoryEntry(77, 2, 6, "f", 2, NOW.plusSeconds(1), second);

    committed(
        () ->
            records()
                .addHistory(
                    List.of(two, one, new HistoryEntry(78, 1, 7, "f", 1, NOW, new TreeMap<>()))));

    assertThat(records().history(77)).containsExactly(one, two);
  }

  @Test
  default void a_conflict_is_kept_once() {
    FieldConflict conflict = new FieldConflict(5, "city", origin(3), "Gera");

    committed(() -> records().addConflicts(List.of(conflict, conflict), NOW));
    committed(() -> records().addConflicts(List.of(conflict), NOW.plusSeconds(1)));
    committed(
        () -> records().addConflicts(List.of(new FieldConflict(5, "city", origin(4), null)), NOW));

    assertThat(kit().conflicts(5)).containsExactly("{\"city\":\"Gera\"}", "{\"city\":null}");
  }
}
