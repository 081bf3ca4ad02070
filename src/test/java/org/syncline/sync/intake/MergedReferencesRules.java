package org.syncline.sync.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.syncline.record.EditRecords.Edit;
import org.syncline.record.EditRecords.Edited;
import org.syncline.record.FieldIndex;
import org.syncline.record.KeyQuery;
import org.syncline.record.LinkKey;
import org.syncline.sync.Flow.Order;
import org.syncline.sync.Flow.State;

/**
 * References to records that become one and two again, on the stores of a kit: none leads to a
 * record that is merged into another, whoever holds it, and however it came there.
 */
abstract class MergedReferencesRules {
  private StoreKit kit;
  Hub hub;
  long kept;
  long other;
  private long third;

  abstract StoreKit kit();

  @BeforeEach
  void three_records() {
    kit = kit();
    kit.clear();
    hub = new Hub(kit).flow("erp-customers", "erp", "customer", State.FULL, Order.VERSION);
    kept = record("kept", null);
    other = record("other", null);
    third = record("third", null);
  }

  /** A record of the source record of this key. */
  private long record(String key, @Nullable String employer) {
    hub.send(
        "erp",
        "{'key': '"
            + key
            + "', 'v': 1, 't': '2026-01-01T00:00:00Z', 'name': 'Byron'"
            + (employer == null ? "" : ", 'employer': '" + employer + "'")
            + "}");
    return hub.customer("erp", key).id();
  }

  private void merge(long into, long gone) {
    assertThat(hub.editing().merge(into, version(into), gone, version(gone), Hub.ADA))
        .isInstanceOf(Edited.Done.class);
  }

  private void unmerge(long gone) {
    assertThat(hub.editing().unmerge(gone, Hub.ADA)).isInstanceOf(Edited.Done.class);
  }

  private int version(long record) {
    return hub.record(record).version();
  }

  private @Nullable Object employer(long record) {
    return hub.record(record).values().get("employer");
  }

  private static String id(long record) {
    return Long.toString(record);
  }

  private void employ(long record, @Nullable Long employer) {
    Map<String, @Nullable Object> values = new HashMap<>();
    values.put("employer", employer == null ? null : id(employer));
    assertThat(hub.editing().change(record, version(record), new Edit(values, Hub.ADA, false)))
        .isInstanceOf(Edited.Done.class);
  }

  private void archive(long record, boolean archived) {
    assertThat(hub.editing().archive(record, version(record), archived, Hub.ADA))
        .isInstanceOf(Edited.Done.class);
  }

  @Test
  void references_follow_and_come_back_unless_they_were_changed_since() {
    long one = record("one", "other");
    long two = record("two", "other");

    merge(kept, other);

    assertThat(employer(one)).isEqualTo(id(kept));
    assertThat(employer(two)).isEqualTo(id(kept));
    employ(two, null);

    unmerge(other);

    assertThat(employer(one)).isEqualTo(id(other));
    assertThat(employer(two)).isNull();
  }

  @Test
  void those_of_archived_and_merged_records_follow_too() {
    long archived = record("archived", "other");
    long merged = record("merged", "other");
    archive(archived, true);
    merge(third, merged);
    employ(third, null);

    merge(kept, other);

    assertThat(employer(archived)).isEqualTo(id(kept));
    assertThat(employer(merged)).isEqualTo(id(kept));
    archive(archived, false);
    unmerge(other);
    assertThat(employer(archived)).isEqualTo(id(other));
    assertThat(employer(merged)).isEqualTo(id(other));
  }

  @Test
  void hidden_records_are_not_found_by_what_they_refer_to() {
    long archived = record("archived", "other");
    assertThat(found(other)).containsExactly(archived);

    archive(archived, true);

    assertThat(found(other)).isEmpty();
    archive(archived, false);
    assertThat(found(other)).containsExactly(archived);
  }

  /** What a search for the employer finds. */
  private List<Long> found(long employer) {
    FieldIndex index = Objects.requireNonNull(Hub.customerType().indexes().get("employer"));
    KeyQuery query = KeyQuery.of("customer", index.equalTo(id(employer)), "employer", 9);
    return kit.transactions().inNew(() -> kit.stores().records().hits(query)).stream()
        .map(KeyQuery.Hit::record)
        .toList();
  }

  @Test
  void who_referred_to_the_other_refers_to_itself_and_back_again() {
    employ(kept, other);

    merge(kept, other);

    assertThat(employer(kept)).isEqualTo(id(kept));
    unmerge(other);
    assertThat(employer(kept)).isEqualTo(id(other));
  }

  @Test
  void to_whom_the_other_referred_refers_to_itself_and_back_again() {
    employ(other, kept);

    merge(kept, other);

    assertThat(employer(kept)).isEqualTo(id(kept));
    unmerge(other);
    assertThat(employer(other)).isEqualTo(id(kept));
    assertThat(hub.record(kept).values().has("employer")).isFalse();
  }

  @Test
  void who_took_a_reference_of_the_other_to_itself_refers_to_itself_and_back_again() {
    hub.send("erp", "{'key': 'other', 'v': 2, 'name': 'Byron', 'employer': 'other'}");

    merge(kept, other);

    assertThat(employer(kept)).isEqualTo(id(kept));
    assertThat(employer(other)).isEqualTo(id(kept));
    unmerge(other);
    assertThat(employer(other)).isEqualTo(id(other));
    assertThat(hub.record(kept).values().has("employer")).isFalse();
  }

  @Test
  void a_circle_that_another_system_says_keeps_nobody_else_from_referring_to_it() {
    hub.send("erp", "{'key': 'other', 'v': 2, 'name': 'Byron', 'employer': 'other'}");
    hub.send("erp", "{'key': 'third', 'v': 2, 'name': 'Byron', 'employer': 'fourth'}");
    record("fourth", "third");
    hub.goOn();
    assertThat(employer(third)).isNotNull();

    employ(kept, other);
    employ(kept, third);

    assertThat(employer(kept)).isEqualTo(id(third));
  }

  @Test
  void what_a_record_gets_back_leads_where_that_record_is_by_now() {
    employ(kept, third);
    employ(other, record("fourth", null));
    merge(kept, other);
    assertThat(employer(kept)).isEqualTo(employer(other));
    long fifth = record("fifth", null);
    merge(fifth, third);

    unmerge(other);

    assertThat(employer(kept)).isEqualTo(id(fifth));
  }

  @Test
  void what_a_record_gets_back_goes_on_coming_back() {
    employ(kept, third);
    employ(other, record("fourth", null));
    merge(kept, other);
    long fifth = record("fifth", null);
    merge(fifth, third);
    unmerge(other);

    unmerge(third);

    assertThat(employer(kept)).isEqualTo(id(third));
  }

  @Test
  void what_a_record_took_and_gave_back_is_not_led_back_to_a_record_it_never_referred_to() {
    long fourth = record("fourth", null);
    employ(kept, third);
    employ(other, fourth);
    merge(kept, other);
    merge(third, fourth);
    unmerge(other);
    assertThat(employer(kept)).isEqualTo(id(third));

    unmerge(fourth);

    assertThat(employer(kept)).isEqualTo(id(third));
    assertThat(employer(other)).isEqualTo(id(fourth));
  }

  @Test
  void what_a_record_gets_back_may_be_the_very_one_that_is_free_again() {
    employ(kept, other);
    employ(other, third);
    merge(kept, other);
    assertThat(employer(kept)).isEqualTo(id(third));

    unmerge(other);

    assertThat(employer(kept)).isEqualTo(id(other));
    assertThat(employer(other)).isEqualTo(id(third));
  }

  @Test
  void references_of_the_very_group_of_the_merge_follow() {
    InboundMessage message =
        hub.message("erp", "customer", "{'key': 'one', 'v': 1, 'employer': 'other'}");
    EditTerms terms = new EditTerms(Hub.ADA, 1, new EditTerms.Merge(other, 1));
    byte[] body = EditBody.of(id(kept), Map.of(), terms);
    InboundMessage edit = hub.message("hub", "customer", "merge", "merge", body);
    Understood understood = Understand.edit(edit, terms, hub.current());
    List<Understood> group = List.of(Understand.message(message, hub.current()), understood);

    Group.Result result = hub.group(group);

    assertThat(result.acceptances().get(1)).isInstanceOf(Acceptance.Edit.class);
    assertThat(employer(hub.customer("erp", "one").id())).isEqualTo(id(kept));
    unmerge(other);
    assertThat(employer(hub.customer("erp", "one").id())).isEqualTo(id(other));
  }

  @Test
  void a_merge_holds_the_ways_that_lead_to_the_other() {
    EditTerms terms = new EditTerms(Hub.ADA, 1, new EditTerms.Merge(other, 1));
    byte[] body = EditBody.of(id(kept), Map.of(), terms);
    InboundMessage edit = hub.message("hub", "customer", "merge", "merge", body);
    Understood understood = Understand.edit(edit, terms, hub.current());
    Lanes lanes = kit.stores().lanes();

    // Who refers to the source record holds the same bucket until the reference is stored.
    int way = lanes.laneBucket(new LinkKey("erp", "customer", "customer", "other"));
    Group merge = new Group(kit.stores(), hub.current(), List.of(understood), Group.Further.NONE);
    assertThatThrownBy(() -> kit.transactions().inNew(merge::run))
        .isInstanceOfSatisfying(
            Group.MoreLocksException.class, e -> assertThat(e.further().buckets()).contains(way));
    Understood referring =
        Understand.message(
            hub.message("erp", "customer", "{'key': 'one', 'v': 1, 'employer': 'other'}"),
            hub.current());
    assertThat(Footprint.of(List.of(referring), lanes).buckets()).contains(way);
  }
}
