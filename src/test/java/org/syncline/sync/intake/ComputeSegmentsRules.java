package org.syncline.sync.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.syncline.HubEvent;
import org.syncline.mapping.conversion.FieldConversions;
import org.syncline.platform.SteppingClock;
import org.syncline.record.ComputeSegments;
import org.syncline.record.EditRecords.Edit;
import org.syncline.record.EditRecords.Edited;
import org.syncline.record.MembershipChanged;
import org.syncline.record.RecordType;
import org.syncline.record.RecordTypeDocument;
import org.syncline.record.RecordTypes;
import org.syncline.record.Relation;
import org.syncline.record.jpa.SqlChangedRecords;
import org.syncline.record.jpa.SqlSegmentStates;
import org.syncline.sync.Flow.Order;
import org.syncline.sync.Flow.State;

/** Members of computed segments are whom the filter describes, whatever happens to the records. */
abstract class ComputeSegmentsRules {
  private final SteppingClock clock = new SteppingClock();
  private final List<HubEvent> events = new ArrayList<>();
  private DatabaseKit kit;
  private Hub hub;
  private ComputeSegments segments;

  abstract DatabaseKit kit();

  private static RecordType shipped(String id) throws Exception {
    return RecordTypeDocument.parse(
        Files.readAllBytes(Path.of("src", "main", "resources", "record-types", id + ".json")));
  }

  @BeforeEach
  void a_hub_with_segments() throws Exception {
    kit = kit();
    kit.clear();
    hub =
        new Hub(kit)
            .type(shipped("segment"))
            .type(shipped("contact"))
            .flow("erp-customers", "erp", "customer", State.FULL, Order.VERSION);
    segments =
        new ComputeSegments(
            kit.transactions(),
            new ComputeSegments.Ports(
                kit.stores().records(),
                kit.stores().relations(),
                new SqlChangedRecords(kit.sql()),
                new SqlSegmentStates(kit.sql()),
                kit.watch()),
            new RecordTypes() {
              @Override
              public Optional<RecordType> named(String id) {
                return hub.current().recordType(id);
              }

              @Override
              public Collection<RecordType> all() {
                return hub.current().recordTypes();
              }
            },
            new FieldConversions(),
            hub.editing(),
            events::add,
            clock);
    // Nothing is watched yet.
    segments.step();
  }

  private long create(String type, Map<String, ? extends @Nullable Object> values) {
    Edited made = hub.editing().create(type, new Edit(values, Hub.ADA, false));
    assertThat(made).as("%s", made).isInstanceOf(Edited.Done.class);
    return ((Edited.Done) made).record();
  }

  private void change(long record, Map<String, ? extends @Nullable Object> values) {
    assertThat(
            hub.editing()
                .change(record, hub.record(record).version(), new Edit(values, Hub.ADA, false)))
        .isInstanceOf(Edited.Done.class);
  }

  private long segment(String filter) {
    return create("segment", Map.of("name", "S", "filter", filter));
  }

  private void computed() {
    segments.step();
    clock.step(Duration.ofMinutes(1));
    while (segments.step()) {
      // until nothing is left
    }
  }

  private Set<Long> members(long segment) {
    Set<Long> members = new TreeSet<>();
    kit.transactions()
        .inNew(() -> kit.stores().relations().of(segment, "members", 0, 1_000))
        .forEach(relation -> members.add(relation.key().other()));
    return members;
  }

  @Test
  void a_new_segment_gets_the_records_that_are_there() {
    long lead = create("customer", Map.of("lifecycle", "lead"));
    long customer = create("customer", Map.of("lifecycle", "customer"));
    create("contact", Map.of("familyName", "X"));

    long segment = segment("lifecycle=customer");
    assertThat(members(segment)).isEmpty();
    computed();

    assertThat(members(segment)).containsExactly(customer);
    assertThat(events)
        .containsExactly(new MembershipChanged(segment, customer, true, clock.instant()));
    change(lead, Map.of("lifecycle", "customer"));
    computed();
    assertThat(members(segment)).containsExactlyInAnyOrder(lead, customer);
  }

  @Test
  void records_enter_and_leave_as_they_change_by_hand_or_by_message() {
    long segment = segment("lifecycle=customer&industry.begins=re");
    computed();
    long shop = create("customer", Map.of("lifecycle", "customer", "industry", "Retail"));
    hub.send("erp", "{'key': '1', 'v': 1, 'name': 'N'}");
    long fromErp = hub.customer("erp", "1").id();
    computed();
    assertThat(members(segment)).containsExactly(shop);

    change(fromErp, Map.of("lifecycle", "customer", "industry", "research"));
    computed();
    assertThat(members(segment)).containsExactlyInAnyOrder(shop, fromErp);

    change(shop, Map.of("industry", "Mining"));
    Map<String, @Nullable Object> cleared = new HashMap<>();
    cleared.put("lifecycle", null);
    change(fromErp, cleared);
    computed();

    assertThat(members(segment)).isEmpty();
    assertThat(events).filteredOn(e -> !((MembershipChanged) e).entered()).hasSize(2);
    Relation.Key key = new Relation.Key(segment, "members", shop);
    assertThat(kit.transactions().inNew(() -> kit.stores().relations().history(key))).hasSize(2);
  }

  @Test
  void a_changed_filter_is_compared_with_all_records() {
    long small = create("customer", Map.of("employees", new java.math.BigDecimal("5")));
    create("customer", Map.of("industry", "Retail"));
    long segment = segment("industry=mining");
    computed();
    assertThat(members(segment)).isEmpty();

    change(segment, Map.of("filter", "industry=retail"));
    computed();

    assertThat(members(segment)).hasSize(1).doesNotContain(small);
  }

  @Test
  void archived_and_merged_records_leave_and_come_back() {
    long segment = segment("lifecycle=lead");
    long one = create("customer", Map.of("lifecycle", "lead"));
    long two = create("customer", Map.of("lifecycle", "lead", "city", "Jena"));
    computed();
    assertThat(members(segment)).containsExactlyInAnyOrder(one, two);

    hub.editing().archive(one, 1, true, Hub.ADA);
    computed();
    assertThat(members(segment)).containsExactly(two);
    hub.editing().archive(one, 2, false, Hub.ADA);
    hub.editing().merge(one, 3, two, 1, Hub.ADA);
    computed();
    assertThat(members(segment)).containsExactly(one);
    hub.editing().unmerge(two, Hub.ADA);
    computed();

    assertThat(members(segment)).containsExactlyInAnyOrder(one, two);
  }

  @Test
  void relations_count_too() {
    long chosen = create("segment", Map.of("name", "by hand"));
    long segment = segment("members.of=" + chosen + "&lifecycle=lead");
    long lead = create("customer", Map.of("lifecycle", "lead"));
    computed();
    assertThat(members(segment)).isEmpty();

    hub.editing().relate(chosen, "members", lead, Map.of(), Hub.ADA);
    computed();
    assertThat(members(segment)).containsExactly(lead);
    hub.editing().unrelate(chosen, "members", lead, Hub.ADA);
    computed();

    assertThat(members(segment)).isEmpty();
    assertThat(members(chosen)).isEmpty();
  }

  @Test
  void without_computed_segments_no_change_is_noted() {
    create("segment", Map.of("name", "by hand"));
    computed();
    create("customer", Map.of("lifecycle", "lead"));

    assertThat(kit.transactions().inNew(() -> new SqlChangedRecords(kit.sql()).oldest(9)))
        .isEmpty();
  }

  @Test
  void a_filter_that_can_not_be_used_is_refused_with_what_to_do() {
    for (String filter :
        List.of("description=x", "nobody=1", "lifecycle", "owner=%zz", "members.of=ada")) {
      Edited refused =
          hub.editing()
              .create("segment", new Edit(Map.of("name", "S", "filter", filter), Hub.ADA, false));
      assertThat(refused)
          .as(filter)
          .isInstanceOfSatisfying(
              Edited.Unusable.class,
              unusable ->
                  assertThat(unusable.mistakes()).extracting(m -> m.field()).contains("filter"));
    }
  }

  @Test
  void what_changes_while_members_are_computed_is_not_missed() throws Exception {
    long segment = segment("lifecycle=customer");
    computed();
    List<Long> all = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      all.add(create("customer", Map.of("lifecycle", "lead")));
    }
    Thread worker =
        new Thread(
            () -> {
              for (int i = 0; i < 60; i++) {
                segments.step();
              }
            });
    worker.start();
    for (long record : all) {
      change(record, Map.of("lifecycle", "customer"));
      if (record % 3 == 0) {
        change(record, Map.of("lifecycle", "former"));
      }
    }
    worker.join();
    computed();

    assertThat(members(segment))
        .containsExactlyInAnyOrderElementsOf(
            all.stream().filter(record -> record % 3 != 0).toList());
  }
}
