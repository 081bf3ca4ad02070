package org.syncline.sync.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.syncline.record.EditRecords.Edit;
import org.syncline.record.EditRecords.Edited;
import org.syncline.record.FieldValues;
import org.syncline.record.GoldenRecord;
import org.syncline.record.HistoryEntry;
import org.syncline.record.Link;
import org.syncline.record.LinkKey;
import org.syncline.record.MatchKeys;
import org.syncline.record.PastRecord;
import org.syncline.record.RecordType;
import org.syncline.record.Records;
import org.syncline.record.RelationDefinition;
import org.syncline.sync.Flow.Order;
import org.syncline.sync.Flow.State;
import org.syncline.sync.ReferencedKey;

/** Two records become one and two again, on the stores of a kit. */
abstract class MergeRecordsRules {
  private StoreKit kit;
  private Hub hub;
  private long kept;
  private long other;

  abstract StoreKit kit();

  @BeforeEach
  void two_records_of_one_person() {
    kit = kit();
    kit.clear();
    hub =
        new Hub(kit)
            .flow("erp-customers", "erp", "customer", State.FULL, Order.VERSION)
            .flow("shop-customers", "shop", "customer", State.FULL, Order.VERSION);
    hub.send(
        "erp",
        "{'key': '1', 'v': 1, 't': '2026-01-01T00:00:00Z', 'name': 'Byron', 'city': 'London'}");
    hub.send(
        "shop",
        "{'key': 'a', 'v': 1, 't': '2026-01-02T00:00:00Z', 'name': 'King', 'mail': 'ada@b.de'}");
    kept = hub.customer("erp", "1").id();
    other = hub.customer("shop", "a").id();
  }

  private Edited merge() {
    return hub.editing().merge(kept, version(kept), other, version(other), Hub.ADA);
  }

  private Edited.Done merged() {
    return (Edited.Done) merge();
  }

  private Edited unmerge() {
    return hub.editing().unmerge(other, Hub.ADA);
  }

  private int version(long record) {
    return hub.record(record).version();
  }

  private @Nullable Object value(long record, String field) {
    return hub.record(record).values().get(field);
  }

  private void edit(long record, Map<String, ? extends @Nullable Object> values) {
    assertThat(hub.editing().change(record, version(record), new Edit(values, Hub.ADA, false)))
        .isInstanceOf(Edited.Done.class);
  }

  private long linkedTo(String system, String key) {
    Link link = hub.link(system, "customer", key);
    return link == null ? -1 : link.recordId();
  }

  private Set<Long> carriersOf(String mail) {
    Records records = kit.stores().records();
    Set<Long> found = new HashSet<>();
    kit.transactions()
        .inNew(
            () ->
                records.withKeys(
                    org.syncline.record.MatchKeys.of(
                            Hub.customerType(),
                            org.syncline.record.FieldValues.of(Map.of("email", mail)))
                        .values(),
                    Records.ALL))
        .values()
        .forEach(found::addAll);
    return found;
  }

  @Test
  void the_kept_record_has_the_values_links_and_keys_of_both() {
    Edited.Done done = merged();

    assertThat(done.record()).isEqualTo(kept);
    assertThat(value(kept, "familyName")).as("newer").isEqualTo("King");
    assertThat(value(kept, "city")).isEqualTo("London");
    assertThat(value(kept, "email")).isEqualTo("ada@b.de");
    assertThat(hub.record(kept).origins().get("email").system()).isEqualTo("shop");
    assertThat(hub.record(other).mergedInto()).isEqualTo(kept);
    assertThat(linkedTo("shop", "a")).isEqualTo(kept);
    assertThat(carriersOf("ada@b.de")).containsExactly(kept);
    assertThat(hub.outcome(done.receipt(), "hub-customer").decidedBy()).isEqualTo("ada");
  }

  @Test
  void a_row_that_changes_its_record_is_told_to_who_may_wait_for_it() {
    hub.outbound(
        "needs-out",
        "shop",
        "need",
        null,
        List.of(new ReferencedKey("customer", "customer", "customer", true)));
    hub.facts.clear();

    merge();
    unmerge();

    assertThat(hub.facts)
        .filteredOn(RowsKnown.class::isInstance)
        .extracting(fact -> ((RowsKnown) fact).records())
        .containsExactly(Set.of(kept), Set.of(other));
  }

  @Test
  void messages_of_both_systems_reach_the_kept_record() {
    merge();

    hub.send(
        "shop",
        "{'key': 'a', 'v': 2, 't': '2026-01-03T00:00:00Z', 'name': 'Lovelace', 'mail': 'ada@b.de'}");

    assertThat(value(kept, "familyName")).isEqualTo("Lovelace");
    assertThat(value(other, "familyName")).isEqualTo("King");
  }

  @Test
  void a_new_source_record_matches_the_kept_record() {
    hub.flow("crm-customers", "crm", "customer", State.FULL, Order.VERSION);
    merge();

    hub.send("crm", "{'key': 'x', 'v': 1, 'mail': 'ada@b.de'}");

    assertThat(linkedTo("crm", "x")).isEqualTo(kept);
  }

  @Test
  void taking_it_back_restores_both() {
    GoldenRecord keptBefore = hub.record(kept);
    GoldenRecord otherBefore = hub.record(other);
    merge();

    assertThat(unmerge()).isInstanceOf(Edited.Done.class);

    GoldenRecord keptAfter = hub.record(kept);
    assertThat(keptAfter.values()).isEqualTo(keptBefore.values());
    assertThat(keptAfter.origins()).isEqualTo(keptBefore.origins());
    GoldenRecord otherAfter = hub.record(other);
    assertThat(otherAfter.mergedInto()).isNull();
    assertThat(otherAfter.values().get("familyName")).isEqualTo("King");
    assertThat(otherAfter.origins()).containsAllEntriesOf(otherBefore.origins());
    assertThat(linkedTo("shop", "a")).isEqualTo(other);
    assertThat(linkedTo("erp", "1")).isEqualTo(kept);
    assertThat(carriersOf("ada@b.de")).containsExactly(other);
  }

  @Test
  void what_was_changed_after_the_merge_stays_where_it_was_changed() {
    merge();
    edit(kept, Map.of("familyName", "Lovelace"));

    unmerge();

    assertThat(value(kept, "familyName")).isEqualTo("Lovelace");
    assertThat(value(other, "familyName")).isEqualTo("King");
    assertThat(hub.record(kept).values().has("email")).isFalse();
  }

  @Test
  void history_tells_both_and_every_past_state_can_be_read() {
    merge();
    unmerge();

    Records records = kit.stores().records();
    List<HistoryEntry> ofKept = kit.transactions().inNew(() -> records.history(kept));
    List<HistoryEntry> ofOther = kit.transactions().inNew(() -> records.history(other));
    assertThat(ofKept).hasSize(3);
    assertThat(ofOther.get(1).changes()).containsOnlyKeys("@mergedInto");
    assertThat(past(ofKept.subList(0, 1)).get("familyName")).isEqualTo("Byron");
    assertThat(past(ofKept.subList(0, 2)).get("email")).isEqualTo("ada@b.de");
    assertThat(past(ofKept).has("email")).isFalse();
    assertThat(past(ofKept)).isEqualTo(hub.record(kept).values());
  }

  private static org.syncline.record.FieldValues past(List<HistoryEntry> until) {
    return PastRecord.at(until.get(until.size() - 1).at(), until).orElseThrow().values();
  }

  private long worker() {
    Edited.Done done =
        (Edited.Done)
            hub.editing()
                .create(
                    "customer", new Edit(Map.of("employer", Long.toString(other)), Hub.ADA, false));
    return done.record();
  }

  @Test
  void relations_follow_and_come_back() {
    RecordType related =
        Hub.customerType()
            .with(
                List.of(new RelationDefinition("friends", Set.of("customer"), Map.of(), Map.of())));
    hub =
        new Hub(kit, related)
            .flow("erp-customers", "erp", "customer", State.FULL, Order.VERSION)
            .flow("shop-customers", "shop", "customer", State.FULL, Order.VERSION);
    long third = worker();
    assertThat(hub.editing().relate(third, "friends", other, Map.of(), Hub.ADA))
        .isInstanceOf(Edited.Done.class);
    assertThat(hub.editing().relate(third, "friends", other, Map.of(), Hub.ADA))
        .as("again: nothing changes")
        .isInstanceOf(Edited.Done.class);
    merge();
    assertThat(friendsOf(third)).containsExactly(kept);

    unmerge();

    assertThat(friendsOf(third)).containsExactly(other);
    assertThat(hub.editing().unrelate(third, "friends", other, Hub.ADA))
        .isInstanceOf(Edited.Done.class);
    assertThat(friendsOf(third)).isEmpty();
    assertThat(hub.editing().unrelate(third, "friends", other, Hub.ADA))
        .isInstanceOf(Edited.Unknown.class);
    assertThat(hub.editing().relate(third, "friends", third, Map.of(), Hub.ADA))
        .isInstanceOf(Edited.Unusable.class);
  }

  private List<Long> friendsOf(long record) {
    return kit
        .transactions()
        .inNew(() -> kit.stores().relations().of(record, "friends", 0, 9))
        .stream()
        .map(relation -> relation.key().other())
        .toList();
  }

  @Test
  void merges_are_taken_back_in_reverse_order() {
    hub.flow("crm-customers", "crm", "customer", State.FULL, Order.VERSION);
    hub.send("crm", "{'key': 'x', 'v': 1, 'name': 'Third'}");
    long third = hub.customer("crm", "x").id();
    merge();
    hub.editing().merge(kept, version(kept), third, version(third), Hub.ADA);

    assertThat(unmerge()).isInstanceOf(Edited.Unusable.class);
    assertThat(hub.editing().unmerge(third, Hub.ADA)).isInstanceOf(Edited.Done.class);
    assertThat(unmerge()).isInstanceOf(Edited.Done.class);
    assertThat(unmerge()).as("again").isInstanceOf(Edited.Unusable.class);
  }

  @Test
  void a_kept_record_that_is_merged_itself_gives_nothing_back_before_it_is_back() {
    hub.flow("crm-customers", "crm", "customer", State.FULL, Order.VERSION);
    hub.send("crm", "{'key': 'x', 'v': 1, 'name': 'Third'}");
    long third = hub.customer("crm", "x").id();
    merge();
    hub.editing().merge(third, version(third), kept, version(kept), Hub.ADA);
    assertThat(linkedTo("shop", "a")).isEqualTo(third);

    assertThat(unmerge()).isInstanceOf(Edited.Unusable.class);
    assertThat(hub.editing().unmerge(kept, Hub.ADA)).isInstanceOf(Edited.Done.class);
    assertThat(linkedTo("shop", "a")).isEqualTo(kept);
    assertThat(unmerge()).isInstanceOf(Edited.Done.class);
    assertThat(linkedTo("shop", "a")).isEqualTo(other);
  }

  @Test
  void what_can_not_be_merged_is_refused_and_leaves_no_trace() {
    long receipts = kit.ledger().count(null, null).receipts();

    assertThat(hub.editing().merge(kept, 1, kept, 1, Hub.ADA)).isInstanceOf(Edited.Unusable.class);
    assertThat(hub.editing().merge(kept, 1, 999_999, 1, Hub.ADA))
        .isInstanceOf(Edited.Unusable.class);
    assertThat(hub.editing().merge(999_999, 1, other, 1, Hub.ADA))
        .isInstanceOf(Edited.Unknown.class);
    assertThat(hub.editing().merge(kept, 7, other, 1, Hub.ADA))
        .isEqualTo(new Edited.ChangedMeanwhile(1));
    assertThat(hub.editing().merge(kept, 1, other, 7, Hub.ADA))
        .isEqualTo(new Edited.ChangedMeanwhile(1));
    assertThat(unmerge()).isInstanceOf(Edited.Unusable.class);
    assertThat(kit.ledger().count(null, null).receipts()).isEqualTo(receipts);
    merge();
    assertThat(merge()).isInstanceOf(Edited.Unusable.class);
    assertThat(
            hub.editing()
                .change(other, version(other), new Edit(Map.of("city", "X"), Hub.ADA, false)))
        .isInstanceOf(Edited.Unusable.class);
  }

  @Test
  void messages_that_come_while_two_are_merged_and_taken_apart_are_neither_lost_nor_doubled()
      throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Future<?>> all = new ArrayList<>();
      for (int round = 0; round < 10; round++) {
        for (int i = 0; i < 8; i++) {
          int v = 2 + round * 8 + i;
          all.add(
              threads.submit(
                  () ->
                      hub.send(
                          "shop",
                          "{'key': 'a', 'v': "
                              + v
                              + ", 'name': 'N"
                              + v
                              + "', 'mail': 'ada@b.de'}")));
        }
        all.add(threads.submit(this::merge));
        all.add(threads.submit(this::unmerge));
      }
      for (Future<?> one : all) {
        one.get();
      }
    } finally {
      threads.shutdownNow();
    }
    unmerge();

    assertThat(kit.records()).isEqualTo(2);
    assertThat(hub.record(other).mergedInto()).isNull();
    assertThat(linkedTo("shop", "a")).isEqualTo(other);
    assertThat(linkedTo("erp", "1")).isEqualTo(kept);
    Link shop = hub.link("shop", "customer", "a");
    assertThat(shop == null ? null : shop.stamp()).isEqualTo(81L);
  }

  @Test
  void taking_a_merge_back_locks_the_lanes_and_the_match_keys_that_come_back() {
    Lanes lanes = kit.stores().lanes();
    merge();
    Set<Integer> locked = new HashSet<>();
    Lanes watched =
        (Lanes)
            Proxy.newProxyInstance(
                Lanes.class.getClassLoader(),
                new Class<?>[] {Lanes.class},
                (proxy, method, arguments) -> {
                  if (method.getName().equals("lock")) {
                    ((Set<?>) arguments[0]).forEach(bucket -> locked.add((Integer) bucket));
                  }
                  return method.isDefault()
                      ? InvocationHandler.invokeDefault(proxy, method, arguments)
                      : method.invoke(lanes, arguments);
                });
    Stores stores = kit.stores();
    hub.runOn(
        kit.transactions(),
        new Stores(
            stores.receipts(),
            stores.outcomes(),
            watched,
            stores.links(),
            stores.records(),
            stores.conflicts(),
            stores.merges(),
            stores.relations(),
            stores.duties(),
            stores.facts(),
            stores.audit()),
        Hub.SHAPE,
        new NoPauses());

    assertThat(unmerge()).isInstanceOf(Edited.Done.class);

    // Else a message of the source record that has read its link before changes the wrong record,
    // and one that looks for the person before the key is back makes that person once more.
    assertThat(locked)
        .contains(lanes.laneBucket(new LinkKey("shop", "customer", "customer", "a")))
        .contains(lanes.bucketOf("match " + matchKey("ada@b.de")));
  }

  private static String matchKey(String mail) {
    return MatchKeys.of(Hub.customerType(), FieldValues.of(Map.of("email", mail)))
        .values()
        .iterator()
        .next();
  }

  @Test
  void a_link_that_came_in_the_very_group_of_the_merge_goes_back_too() {
    hub.flow("crm-customers", "crm", "customer", State.FULL, Order.VERSION);
    InboundMessage message =
        hub.message("crm", "customer", "{'key': 'x', 'v': 1, 'mail': 'ada@b.de'}");
    EditTerms terms = new EditTerms(Hub.ADA, 1, new EditTerms.Merge(other, 1));
    byte[] body = EditBody.of(Long.toString(kept), Map.of(), terms);
    InboundMessage edit = hub.message("hub", "customer", "merge", "merge", body);
    List<Understood> group =
        List.of(
            Understand.message(message, hub.current()),
            Understand.edit(edit, terms, hub.current()));

    Group.Result result = hub.group(group);

    assertThat(result.acceptances().get(1)).isInstanceOf(Acceptance.Edit.class);
    assertThat(linkedTo("crm", "x")).isEqualTo(kept);
    assertThat(unmerge()).isInstanceOf(Edited.Done.class);
    assertThat(linkedTo("crm", "x")).isEqualTo(other);
    assertThat(linkedTo("shop", "a")).isEqualTo(other);
  }

  @Test
  void who_finds_a_record_that_is_merged_meanwhile_looks_again_even_if_another_asks_for_it() {
    merge();
    RecordMemory memory = new RecordMemory(kit.stores(), Set.of());
    // An edit of the same group names the record; a message has found it before it was merged.
    memory.ask(Set.of(other));

    assertThatThrownBy(
            () ->
                kit.transactions()
                    .inNew(
                        () -> {
                          memory.readRecords(Set.of(other), Set.of(), id -> Hub.customerType());
                          return true;
                        }))
        .isInstanceOf(Group.MovedException.class);
  }

  @Test
  void an_archived_record_is_hidden_but_messages_find_it() {
    assertThat(hub.editing().archive(other, 1, true, Hub.ADA)).isInstanceOf(Edited.Done.class);
    assertThat(hub.record(other).archived()).isTrue();
    assertThat(carriersOf("ada@b.de")).containsExactly(other);
    hub.send("shop", "{'key': 'a', 'v': 2, 'name': 'Later', 'mail': 'ada@b.de'}");
    assertThat(value(other, "familyName")).isEqualTo("Later");
    assertThat(hub.record(other).archived()).isTrue();

    assertThat(hub.editing().archive(other, 1, false, Hub.ADA))
        .isEqualTo(new Edited.ChangedMeanwhile(3));
    assertThat(hub.editing().archive(other, 3, false, Hub.ADA)).isInstanceOf(Edited.Done.class);
    assertThat(hub.record(other).archived()).isFalse();
    Records records = kit.stores().records();
    assertThat(kit.transactions().inNew(() -> records.keysOf(List.of(other))).get(other))
        .containsKey("~0")
        .doesNotContainKey("@hidden");
  }
}
