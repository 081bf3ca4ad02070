package org.syncline.sync.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.syncline.record.Absorption;
import org.syncline.record.EditRecords.Edit;
import org.syncline.record.EditRecords.Edited;
import org.syncline.record.EditRecords.Editor;
import org.syncline.record.FieldValues;
import org.syncline.record.GivenRights;
import org.syncline.record.HistoryEntry;
import org.syncline.record.PastRecord;
import org.syncline.record.PreviewMerge;
import org.syncline.record.PreviewMerge.Previewed;
import org.syncline.record.ReadRecord;
import org.syncline.record.ReadRelations;
import org.syncline.record.RecordType;
import org.syncline.record.RecordTypes;
import org.syncline.record.Relation;
import org.syncline.record.RelationDefinition;
import org.syncline.sync.Flow.Order;
import org.syncline.sync.Flow.State;

/** What people read of one record, on the stores of a kit: merges, versions, relations. */
abstract class ReadRecordRules {
  private static final Editor AGENT = new Editor("bob", GivenRights.own(Set.of("bob"), Set.of()));
  private StoreKit kit;
  private Hub hub;
  private ReadRecord read;
  private ReadRelations relations;
  private PreviewMerge preview;
  private long kept;
  private long other;

  abstract StoreKit kit();

  @BeforeEach
  void two_records_of_one_person() {
    kit = kit();
    kit.clear();
    RelationDefinition knows =
        new RelationDefinition("knows", Set.of("customer"), Map.of(), Map.of());
    RecordType customer = Hub.customerType().with(List.of(knows));
    hub =
        new Hub(kit, customer)
            .flow("erp-customers", "erp", "customer", State.FULL, Order.VERSION)
            .flow("shop-customers", "shop", "customer", State.FULL, Order.VERSION);
    RecordTypes types = types(customer);
    Stores stores = kit.stores();
    read =
        new ReadRecord(
            kit.transactions(), stores.records(), stores.links(), stores.merges(), types);
    relations = new ReadRelations(kit.transactions(), stores.records(), stores.relations(), types);
    preview =
        new PreviewMerge(
            kit.transactions(),
            new PreviewMerge.Ports(stores.records(), stores.links(), stores.relations()),
            types,
            Clock.systemUTC());
    hub.send(
        "erp",
        "{'key': '1', 'v': 1, 't': '2026-01-01T00:00:00Z', 'name': 'Byron', 'city': 'London'}");
    hub.send(
        "shop",
        "{'key': 'a', 'v': 1, 't': '2026-01-02T00:00:00Z', 'name': 'King', 'mail': 'ada@b.de'}");
    kept = hub.customer("erp", "1").id();
    other = hub.customer("shop", "a").id();
  }

  private static RecordTypes types(RecordType customer) {
    return new RecordTypes() {
      @Override
      public java.util.Optional<RecordType> named(String id) {
        return id.equals(customer.id())
            ? java.util.Optional.of(customer)
            : java.util.Optional.empty();
      }

      @Override
      public java.util.Collection<RecordType> all() {
        return List.of(customer);
      }
    };
  }

  private int version(long record) {
    return hub.record(record).version();
  }

  private long made(Map<String, ?> values) {
    Edited made = hub.editing().create("customer", new Edit(values, Hub.ADA, true));
    return ((Edited.Done) made).record();
  }

  private void edit(long record, Map<String, ? extends @Nullable Object> values) {
    assertThat(hub.editing().change(record, version(record), new Edit(values, Hub.ADA, true)))
        .isInstanceOf(Edited.Done.class);
  }

  private void merge(long into, long gone, @Nullable String why) {
    Editor ada = new Editor("ada", Hub.ADA.rights(), why);
    assertThat(hub.editing().merge(into, version(into), gone, version(gone), ada))
        .isInstanceOf(Edited.Done.class);
  }

  private void relate(long one, long to) {
    assertThat(hub.editing().relate(one, "knows", to, Map.of(), Hub.ADA))
        .isInstanceOf(Edited.Done.class);
  }

  // ---- merges

  @Test
  void a_merge_comes_to_what_its_preview_told() {
    edit(kept, Map.of("employer", Long.toString(other)));
    relate(other, kept);
    Previewed.Ready told = (Previewed.Ready) preview.of(kept, other, Hub.ADA);

    merge(kept, other, null);

    assertThat(told.references()).isEqualTo(1);
    assertThat(told.relations()).isEqualTo(1);
    assertThat(told.links()).hasSize(1);
    Map<String, @Nullable Object> after = new TreeMap<>(hub.record(kept).values().asMap());
    // What referred to the other refers to the kept one since.
    after.put("employer", Long.toString(other));
    assertThat(told.result().values()).isEqualTo(FieldValues.of(after));
  }

  @Test
  void a_preview_changes_nothing() {
    int before = version(kept);

    preview.of(kept, other, Hub.ADA);

    assertThat(version(kept)).isEqualTo(before);
    assertThat(hub.record(kept).values().get("email")).isNull();
  }

  @Test
  void what_can_not_be_merged_is_told_before() {
    assertThat(preview.of(kept, kept, Hub.ADA)).isInstanceOf(Previewed.Same.class);
    assertThat(preview.of(kept, 999_999, Hub.ADA)).isInstanceOf(Previewed.OtherUnknown.class);
    assertThat(preview.of(999_999, kept, Hub.ADA)).isInstanceOf(Previewed.Unknown.class);
    long third = made(Map.of("familyName", "Third"));
    merge(kept, other, null);
    assertThat(preview.of(third, other, Hub.ADA)).isInstanceOf(Previewed.MergedAlready.class);
    assertThat(preview.of(other, third, Hub.ADA)).isInstanceOf(Previewed.MergedAlready.class);
  }

  @Test
  void merges_are_told_from_both_sides_until_they_are_taken_back() {
    long third = made(Map.of("familyName", "Third"));
    merge(kept, other, null);
    merge(kept, third, null);

    ReadRecord.Merged into = read.merges(kept, Hub.ADA).orElseThrow();
    assertThat(into.into()).isNull();
    assertThat(into.from()).extracting(Absorption::merged).containsExactly(third, other);
    assertThat(into.from().get(1).links()).extracting(key -> key.externalId()).containsExactly("a");
    ReadRecord.Merged gone = read.merges(other, Hub.ADA).orElseThrow();
    assertThat(gone.into()).isEqualTo(into.from().get(1));
    assertThat(gone.intoSeen()).isTrue();

    hub.editing().unmerge(third, Hub.ADA);

    assertThat(read.merges(kept, Hub.ADA).orElseThrow().from())
        .extracting(Absorption::merged)
        .containsExactly(other);
    assertThat(read.merges(third, Hub.ADA).orElseThrow().into()).isNull();
  }

  @Test
  void the_reason_of_a_merge_is_kept_with_its_message_and_for_auditors() {
    merge(kept, other, "The same person");

    Absorption merge = read.merges(kept, Hub.ADA).orElseThrow().from().get(0);
    byte[] body =
        kit.transactions()
            .inNew(() -> kit.stores().receipts().body(merge.receipt()))
            .orElseThrow()
            .body()
            .bytes();
    assertThat(new String(body, java.nio.charset.StandardCharsets.UTF_8))
        .contains("\"why\":\"The same person\"");
    assertThat(kit.acts())
        .extracting(act -> act.detail())
        .last()
        .asString()
        .endsWith("why=The same person");
  }

  // ---- versions

  @Test
  void each_version_is_told_as_it_was_and_in_pages() {
    List<FieldValues> states = new ArrayList<>(List.of(hub.record(kept).values()));
    for (int i = 1; i <= 7; i++) {
      TreeMap<String, @Nullable Object> values = new TreeMap<>();
      values.put("city", i % 3 == 0 ? null : "City " + i);
      edit(kept, values);
      states.add(hub.record(kept).values());
    }
    merge(kept, other, null);
    states.add(hub.record(kept).values());
    hub.editing().unmerge(other, Hub.ADA);
    states.add(hub.record(kept).values());

    for (int version = 1; version <= states.size(); version++) {
      PastRecord past = read.inVersion(kept, version, Hub.ADA).orElseThrow();
      assertThat(past.version()).isEqualTo(version);
      assertThat(past.values()).as("version %d", version).isEqualTo(states.get(version - 1));
      assertThat(read.at(kept, past.moment(), Hub.ADA).orElseThrow().version())
          .isGreaterThanOrEqualTo(version);
    }
    assertThat(read.inVersion(kept, states.size() + 1, Hub.ADA)).isEmpty();
    assertThat(read.inVersion(kept, 0, Hub.ADA)).isEmpty();
    assertThat(read.at(kept, hub.record(kept).createdAt().minusSeconds(1), Hub.ADA)).isEmpty();

    List<Integer> seen = new ArrayList<>();
    Integer before = Integer.MAX_VALUE;
    while (before != null) {
      ReadRecord.Page page = read.changes(kept, before, 3, Hub.ADA).orElseThrow();
      page.changes().stream().map(HistoryEntry::version).forEach(seen::add);
      before = page.next();
    }
    assertThat(seen).containsExactly(10, 9, 8, 7, 6, 5, 4, 3, 2, 1);
    seen.clear();
    Integer behind = 0;
    while (behind != null) {
      ReadRecord.Page page = read.changesBehind(kept, behind, 3, Hub.ADA).orElseThrow();
      page.changes().stream().map(HistoryEntry::version).forEach(seen::add);
      behind = page.next();
    }
    assertThat(seen).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
  }

  // ---- relations

  @Test
  void relations_come_in_pages_without_those_to_records_of_others() {
    long centre = made(Map.of("familyName", "Centre", "owner", "bob"));
    TreeSet<Long> own = new TreeSet<>();
    TreeSet<Long> all = new TreeSet<>();
    for (int i = 0; i < 12; i++) {
      boolean bobs = i % 4 == 0;
      long one = made(Map.of("familyName", "Other " + i, "owner", bobs ? "bob" : "eve"));
      all.add(one);
      if (bobs) {
        own.add(one);
      }
      relate(centre, one);
      relate(one, centre);
    }

    assertThat(others(centre, Hub.ADA)).containsExactlyElementsOf(all);
    assertThat(others(centre, AGENT)).containsExactlyElementsOf(own);
    assertThat(beginnings(centre, Hub.ADA)).containsExactlyElementsOf(all);
    assertThat(beginnings(centre, AGENT)).containsExactlyElementsOf(own);
  }

  private List<Long> others(long record, Editor reader) {
    List<Long> ids = new ArrayList<>();
    ReadRelations.Page page = relations.of(record, "knows", 0, 2, reader).orElseThrow();
    while (true) {
      assertThat(page.relations()).hasSizeLessThanOrEqualTo(2);
      page.relations().forEach(one -> ids.add(one.other().id()));
      Relation.Key next = page.next();
      if (next == null) {
        return ids;
      }
      page = relations.of(record, "knows", next.other(), 2, reader).orElseThrow();
    }
  }

  private List<Long> beginnings(long record, Editor reader) {
    List<Long> ids = new ArrayList<>();
    Relation.Key next = null;
    do {
      ReadRelations.Page page = relations.leadingTo(record, next, 2, reader).orElseThrow();
      page.relations().forEach(one -> ids.add(one.other().id()));
      next = page.next();
    } while (next != null);
    return ids;
  }

  @Test
  void who_does_not_see_a_record_is_told_nothing_of_it() {
    assertThat(read.now(kept, AGENT)).isEmpty();
    assertThat(read.changes(kept, Integer.MAX_VALUE, 5, AGENT)).isEmpty();
    assertThat(read.changesBehind(kept, 0, 5, AGENT)).isEmpty();
    assertThat(read.inVersion(kept, 1, AGENT)).isEmpty();
    assertThat(read.at(kept, hub.record(kept).updatedAt(), AGENT)).isEmpty();
    assertThat(read.merges(kept, AGENT)).isEmpty();
    assertThat(relations.of(kept, "knows", 0, 5, AGENT)).isEmpty();
    assertThat(relations.leadingTo(kept, null, 5, AGENT)).isEmpty();
    assertThat(preview.of(kept, other, AGENT)).isInstanceOf(Previewed.Unknown.class);
    assertThat(relations.of(kept, "likes", 0, 5, Hub.ADA)).isEmpty();
  }
}
