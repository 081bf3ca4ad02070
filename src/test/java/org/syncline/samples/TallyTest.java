package org.syncline.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TallyTest {
  private static final Instant MARCH = Instant.parse("2025-03-01T08:00:00Z");
  private static final Instant APRIL = Instant.parse("2025-04-01T08:00:00Z");
  private static final Instant MAY = Instant.parse("2025-05-01T08:00:00Z");
  private static final SourceKey ACME = new SourceKey("erp", "customer", "acme");

  private final List<SampleMessage> messages = new ArrayList<>();

  @Test
  void the_first_message_of_a_person_creates_and_a_newer_one_updates() {
    erp("k", 1, MARCH, "city", "Ulm");
    erp("k", 2, APRIL, "city", "Bonn");

    assertThat(outcomes()).containsExactly("created", "updated");
    assertThat(value("erp/customer/k", "city")).isEqualTo("Bonn");
  }

  @Test
  void the_same_state_again_changes_nothing_but_moves_the_lane() {
    erp("k", 1, MARCH, "city", "Ulm");
    erp("k", 3, APRIL, "city", "Ulm");
    erp("k", 2, MAY, "city", "Bonn");

    assertThat(outcomes()).containsExactly("created", "unchanged", "superseded");
  }

  @Test
  void a_version_not_newer_than_the_lanes_is_superseded() {
    erp("k", 2, MARCH, "city", "Ulm");
    erp("k", 1, APRIL, "city", "Bonn");
    erp("k", 2, MAY, "city", "Mainz");

    assertThat(outcomes()).containsExactly("created", "superseded", "superseded");
  }

  @Test
  void the_same_id_with_the_same_body_is_a_duplicate_and_with_another_it_is_parked() {
    erp("k", 1, MARCH, "city", "Ulm");
    messages.add(messages.get(0).at(2));
    SampleMessage first = messages.get(0);
    messages.add(
        new SampleMessage(
            3,
            1,
            "erp",
            "customer",
            first.messageId(),
            new Payload.Text("other"),
            first.meaning()));
    erp("k", 2, APRIL, "city", "Bonn");

    assertThat(outcomes()).containsExactly("created", "duplicate", "parked(ID_REUSED)", "updated");
  }

  @Test
  void a_parked_message_holds_late_and_faulty_ones_of_its_lane_until_a_newer_good_one_overtakes() {
    erp("k", 1, MARCH, "city", "Ulm");
    faulty("k", 3);
    erp("k", 2, APRIL, "city", "Bonn");
    faulty("k", 4);
    assertThat(outcomes())
        .containsExactly("created", "parked(NOT_A_DATE)", "waiting(lane)", "waiting(lane)");

    erp("k", 5, MAY, "city", "Mainz");

    assertThat(outcomes())
        .containsExactly("created", "superseded", "superseded", "superseded", "updated");
  }

  @Test
  void a_late_message_that_does_not_map_is_parked_all_the_same() {
    erp("k", 5, MARCH, "city", "Ulm");
    faulty("k", 3);

    assertThat(outcomes()).containsExactly("created", "parked(NOT_A_DATE)");
  }

  @Test
  void changes_by_arrival_wait_behind_a_parked_one_for_ever() {
    branch("1", "city", "Ulm");
    add("branch", new Meaning.Faulty("1", null, "NOT_A_DATE"));
    branch("1", "city", "Bonn");

    assertThat(outcomes()).containsExactly("created", "parked(NOT_A_DATE)", "waiting(lane)");
    assertThat(value("branch/customer/1", "city")).isEqualTo("Ulm");
  }

  @Test
  void an_absent_field_is_not_touched_and_null_clears_it() {
    branch("1", "city", "Ulm", "street", "Hof 1");
    branch("1", "city", null);

    assertThat(outcomes()).containsExactly("created", "updated");
    assertThat(value("branch/customer/1", "city")).isNull();
    assertThat(value("branch/customer/1", "street")).isEqualTo("Hof 1");
  }

  @Test
  void the_same_address_in_another_system_is_the_same_person_and_the_later_change_wins() {
    erp("k", 1, APRIL, "email", "a@example.com", "city", "Ulm");
    shop("s", MARCH, "email", "a@example.com", "city", "Bonn", "mobile", "+491511");

    assertThat(outcomes()).containsExactly("created", "updated");
    assertThat(value("erp/customer/k", "city")).isEqualTo("Ulm");
    assertThat(value("erp/customer/k", "mobile")).isEqualTo("+491511");
  }

  @Test
  void a_change_without_a_time_counts_from_its_arrival() {
    branch("1", "email", "a@example.com", "city", "Ulm");
    erp("k", 1, MAY, "email", "a@example.com", "city", "Bonn", "title", "Dr.");

    assertThat(value("branch/customer/1", "city")).isEqualTo("Ulm");
    assertThat(value("branch/customer/1", "title")).isEqualTo("Dr.");
  }

  @Test
  void a_time_ahead_of_the_clock_counts_from_its_arrival_too() {
    erp("k", 1, Instant.parse("2041-01-01T00:00:00Z"), "email", "a@example.com", "city", "Ulm");
    branch("1", "email", "a@example.com", "city", "Bonn");

    assertThat(value("erp/customer/k", "city")).isEqualTo("Bonn");
  }

  @Test
  void in_its_own_lane_the_newer_version_wins_whatever_its_time() {
    erp("k", 1, MAY, "city", "Ulm");
    erp("k", 2, MARCH, "city", "Bonn");

    assertThat(value("erp/customer/k", "city")).isEqualTo("Bonn");
  }

  @Test
  void a_second_key_of_one_system_with_a_known_address_is_parked() {
    erp("k", 1, MARCH, "email", "a@example.com");
    erp("l", 1, MARCH, "email", "a@example.com");

    assertThat(outcomes()).containsExactly("created", "parked(ALREADY_LINKED)");
  }

  @Test
  void an_address_that_two_records_have_is_a_question() {
    erp("k", 1, MARCH, "email", "a@example.com");
    erp("l", 1, MARCH, "email", "b@example.com");
    erp("l", 2, APRIL, "email", "a@example.com");
    shop("s", MAY, "email", "a@example.com");

    assertThat(outcomes())
        .containsExactly("created", "created", "updated", "parked(AMBIGUOUS_MATCH)");
  }

  @Test
  void a_child_waits_for_its_parent_and_goes_on_when_it_comes() {
    child("s", MARCH, true);
    assertThat(outcomes()).containsExactly("waiting(parent)");

    erp("acme", 1, MARCH, "organisationName", "Acme");

    assertThat(outcomes()).containsExactly("created", "created");
    assertThat(value("shop/customer/s", "employer")).isEqualTo(ACME);
  }

  @Test
  void what_waits_behind_a_child_gets_its_turn_after_it() {
    child("s", APRIL, true);
    child("s", MARCH, true);
    add("shop", new Meaning.Faulty("s", MAY.toEpochMilli(), "NOT_A_PHONE"));
    erp("acme", 1, MARCH, "organisationName", "Acme");

    assertThat(outcomes())
        .containsExactly("created", "superseded", "parked(NOT_A_PHONE)", "created");
  }

  @Test
  void a_newer_state_overtakes_a_waiting_child_even_if_it_has_to_wait_itself() {
    child("s", MARCH, true);
    child("s", APRIL, true);
    assertThat(outcomes()).containsExactly("superseded", "waiting(parent)");
  }

  @Test
  void an_optional_reference_is_bound_when_its_record_comes() {
    child("s", MARCH, false);
    assertThat(outcomes()).containsExactly("created");
    assertThat(value("shop/customer/s", "employer")).isNull();

    erp("acme", 1, MARCH, "organisationName", "Acme");

    assertThat(outcomes()).containsExactly("created", "created");
    assertThat(value("shop/customer/s", "employer")).isEqualTo(ACME);
  }

  @Test
  void what_has_no_lane_is_parked_and_holds_nobody() {
    add("erp", new Meaning.NoLane("BODY_EMPTY"));
    erp("k", 1, MARCH, "city", "Ulm");

    assertThat(outcomes()).containsExactly("parked(BODY_EMPTY)", "created");
  }

  @Test
  void counts_are_final_outcomes_by_system_and_in_all() {
    child("s", MARCH, true);
    erp("acme", 1, MARCH, "organisationName", "Acme");
    faulty("k", 1);
    erp("k", 2, MARCH, "city", "Ulm");

    Tally tally = Tally.of(messages);

    assertThat(tally.counts())
        .hasToString(
            "accepted=4 created=3 updated=0 unchanged=0 duplicate=0 superseded=1 parked=0"
                + " waiting=0");
    assertThat(tally.countsBySystem().get("erp"))
        .hasToString(
            "accepted=3 created=2 updated=0 unchanged=0 duplicate=0 superseded=1 parked=0"
                + " waiting=0");
  }

  private void erp(String key, long version, Instant time, @Nullable String... fields) {
    add("erp", new Meaning.Change(key, version, time, values(fields), List.of()));
  }

  private void shop(String key, Instant time, @Nullable String... fields) {
    add("shop", new Meaning.Change(key, time.toEpochMilli(), time, values(fields), List.of()));
  }

  private void branch(String key, @Nullable String... fields) {
    add("branch", new Meaning.Change(key, null, null, values(fields), List.of()));
  }

  private void child(String key, Instant time, boolean required) {
    List<Meaning.Link> employer = List.of(new Meaning.Link("employer", ACME, required));
    add(
        "shop",
        new Meaning.Change(key, time.toEpochMilli(), time, values("city", "Ulm"), employer));
  }

  private void faulty(String key, long version) {
    add("erp", new Meaning.Faulty(key, version, "NOT_A_DATE"));
  }

  private void add(String system, Meaning meaning) {
    int n = messages.size() + 1;
    messages.add(
        new SampleMessage(
            n, 1, system, "customer", "id-" + n, new Payload.Text("body " + n), meaning));
  }

  private static SortedMap<String, @Nullable Object> values(@Nullable String... fields) {
    SortedMap<String, @Nullable Object> values = new TreeMap<>();
    for (int i = 0; i < fields.length; i += 2) {
      values.put(String.valueOf(fields[i]), fields[i + 1]);
    }
    return values;
  }

  private List<String> outcomes() {
    return Tally.of(messages).outcomes().values().stream().map(Outcome::toString).toList();
  }

  private @Nullable Object value(String link, String field) {
    String[] parts = link.split("/");
    SourceKey key = new SourceKey(parts[0], parts[1], parts[2]);
    return Tally.of(messages).records().values().stream()
        .filter(r -> r.links().contains(key))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no record for " + Arrays.toString(parts)))
        .values()
        .get(field);
  }
}
