package org.syncline.sync.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.syncline.mapping.format.SourceBody;
import org.syncline.sync.Flow.Order;
import org.syncline.sync.Flow.State;
import org.syncline.sync.ReferencedKey;
import org.syncline.sync.intake.Duties.Priority;
import org.syncline.sync.intake.Duties.Told;

/**
 * What messages mean for other systems. ERP and CRM send customers, each state whole; both get them
 * too, and so does the shop, which sends nothing.
 */
class PlannedDutiesTest {
  private final StoreKit kit = StoreKit.inMemory();
  private final RememberedDuties duties = (RememberedDuties) kit.stores().duties();
  private final Hub hub =
      new Hub(kit)
          .flow("erp-in", "erp", "customer", State.FULL, Order.VERSION)
          .flow("crm-in", "crm", "customer", State.FULL, Order.VERSION)
          .flow("web-in", "web", "customer", State.PARTIAL, Order.VERSION)
          .outbound("erp-out", "erp", "customer", "erp-in")
          .outbound("crm-out", "crm", "customer", "crm-in")
          .outbound("shop-out", "shop", "buyer", null);

  /** Each as {@code flow version priority}. */
  private List<String> planned() {
    return duties.takeDue().stream()
        .map(due -> due.flow() + " " + due.version() + " " + due.priority())
        .toList();
  }

  private Sent erp(int version, String name, String time) {
    return hub.send(
        "erp",
        "{'key': '1', 'v': %d, 't': '%s', 'name': '%s', 'mail': 'ada@b.de'}"
            .formatted(version, time, name));
  }

  private Sent crm(int version, String name, String time) {
    return hub.send(
        "crm",
        "{'key': 'c', 'v': %d, 't': '%s', 'name': '%s', 'mail': 'ada@b.de'}"
            .formatted(version, time, name));
  }

  @Test
  void a_new_record_has_to_reach_all_targets() {
    Sent sent = erp(1, "Byron", "2026-01-01T00:00:00Z");

    assertThat(duties.takeDue())
        .extracting(Duties.Due::flow, Duties.Due::version, Duties.Due::receipt)
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple("erp-out", 1, sent.receipt()),
            org.assertj.core.groups.Tuple.tuple("crm-out", 1, sent.receipt()),
            org.assertj.core.groups.Tuple.tuple("shop-out", 1, sent.receipt()));
  }

  @Test
  void who_delivers_is_told_after_the_commit_and_only_then() {
    erp(1, "Byron", "2026-01-01T00:00:00Z");
    erp(2, "Byron", "2026-01-02T00:00:00Z");

    assertThat(hub.facts)
        .filteredOn(DutiesPlanned.class::isInstance)
        .containsExactly(new DutiesPlanned(Set.of("erp-out", "crm-out", "shop-out")));
  }

  private List<Set<Long>> known() {
    List<Set<Long>> known =
        hub.facts.stream()
            .filter(RowsKnown.class::isInstance)
            .map(fact -> ((RowsKnown) fact).records())
            .toList();
    hub.facts.clear();
    return known;
  }

  @Test
  void a_row_that_a_target_tells_of_is_told_where_others_may_wait_for_it() {
    hub.outbound(
        "needs-out",
        "crm",
        "need",
        null,
        List.of(new ReferencedKey("customer", "customer", "customer", true)));

    erp(1, "Byron", "2026-01-01T00:00:00Z");
    assertThat(known()).as("nothing waits for rows of the ERP").isEmpty();
    crm(1, "Byron", "2026-01-01T00:00:00Z");
    long record = hub.link("crm", "customer", "c").recordId();
    assertThat(known()).containsExactly(Set.of(record));
    crm(2, "King", "2026-01-02T00:00:00Z");
    assertThat(known()).as("it is known already").isEmpty();
  }

  @Test
  void without_references_no_row_is_told_of() {
    crm(1, "Byron", "2026-01-01T00:00:00Z");

    assertThat(known()).isEmpty();
  }

  @Test
  void what_changes_nothing_has_to_reach_nobody() {
    erp(1, "Byron", "2026-01-01T00:00:00Z");
    planned();

    erp(2, "Byron", "2026-01-02T00:00:00Z");

    assertThat(planned()).isEmpty();
  }

  @Test
  void several_changes_of_one_group_are_one_duty_of_the_last_version() {
    hub.group(
        List.of(
            understood("{'key': '1', 'v': 1, 'name': 'Byron'}"),
            understood("{'key': '1', 'v': 2, 'name': 'King'}"),
            understood("{'key': '1', 'v': 3, 'name': 'Lovelace'}")));

    assertThat(planned())
        .containsExactlyInAnyOrder("erp-out 3 EVENT", "crm-out 3 EVENT", "shop-out 3 EVENT");
  }

  private Understood understood(String body) {
    return Understand.message(hub.message("erp", "customer", body), hub.current());
  }

  private Understood part(String body) {
    return Understand.message(hub.message("web", "customer", body), hub.current());
  }

  @Test
  void who_sent_it_is_known_to_hold_it() {
    erp(1, "Byron", "2026-01-01T00:00:00Z");
    List<Told> first = duties.takeTold();
    erp(2, "Byron", "2026-01-02T00:00:00Z");
    List<Told> same = duties.takeTold();
    erp(3, "King", "2026-01-03T00:00:00Z");
    List<Told> other = duties.takeTold();

    assertThat(first).extracting(Told::flow).containsExactly("erp-out");
    assertThat(first.get(0).whole()).isTrue();
    assertThat(first.get(0).values().get("familyName")).isEqualTo("Byron");
    assertThat(same)
        .singleElement()
        .satisfies(told -> assertThat(told.values()).isEqualTo(first.get(0).values()));
    assertThat(other).extracting(Told::flow).containsExactly("erp-out");
    assertThat(other.get(0).values().get("familyName")).isEqualTo("King");
  }

  @Test
  void who_sent_a_part_is_not_known_to_hold_the_rest() {
    hub.outbound("web-out", "web", "customer", "web-in");
    hub.group(
        List.of(
            part("{'key': 'w', 'v': 1, 'name': 'Byron', 'mail': 'a@b.de'}"),
            part("{'key': 'w', 'v': 2, 'name': 'King'}")));

    assertThat(duties.takeTold())
        .filteredOn(told -> told.flow().equals("web-out"))
        .singleElement()
        .satisfies(
            told -> {
              assertThat(told.whole()).isFalse();
              assertThat(told.values().get("familyName")).isEqualTo("King");
              assertThat(told.values().get("email")).isEqualTo("a@b.de");
              assertThat(told.values().has("city")).isFalse();
            });
  }

  @Test
  void what_is_told_is_as_old_as_its_source_says_and_a_little_older_where_it_says_nothing() {
    Instant now = Instant.now();
    erp(1, "Byron", "2026-01-01T00:00:00Z");
    Told dated = duties.takeTold().get(0);
    erp(2, "King", now.plusSeconds(60).toString());
    Told ahead = duties.takeTold().get(0);
    hub.send("erp", "{'key': '1', 'v': 3, 'name': 'Lovelace'}");
    Told undated = duties.takeTold().get(0);
    erp(4, "Ada", now.plus(Duration.ofDays(1)).toString());
    Told wrong = duties.takeTold().get(0);

    assertThat(dated.trueAt()).isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
    assertThat(ahead.trueAt()).isBetween(now.minusSeconds(1), ahead.at());
    assertThat(undated.trueAt()).isBeforeOrEqualTo(undated.at().minusSeconds(10));
    assertThat(wrong.trueAt()).isBeforeOrEqualTo(wrong.at().minusSeconds(10));
  }

  @Test
  void what_was_decided_against_a_system_goes_back_to_it_alone() {
    erp(1, "Lovelace", "2026-02-01T00:00:00Z");
    planned();

    Sent older = crm(1, "Byron", "2026-01-01T00:00:00Z");

    assertThat(older.became()).isEqualTo("unchanged");
    assertThat(planned()).containsExactly("crm-out 1 EVENT");
  }

  @Test
  void what_comes_too_late_to_count_says_nothing_of_what_is_held() {
    erp(5, "Lovelace", "2026-02-01T00:00:00Z");
    duties.takeTold();
    planned();

    Sent late = erp(4, "Byron", "2026-01-01T00:00:00Z");

    assertThat(late.became()).isEqualTo("superseded");
    assertThat(duties.takeTold()).isEmpty();
    assertThat(planned()).isEmpty();
  }

  @Test
  void records_of_files_wait_for_everything_else() {
    byte[] body = "{\"key\": \"9\", \"v\": 1, \"name\": \"File\"}".getBytes(StandardCharsets.UTF_8);
    InboundMessage live = hub.message("erp", "customer", "f1", "f1", body);
    hub.send(
        new InboundMessage(
            live.system(),
            live.object(),
            live.messageId(),
            live.transportId(),
            live.kind(),
            new SourceBody(body, "UTF-8"),
            live.bodyHash(),
            "job",
            live.sentAt(),
            live.receivedAt(),
            null));

    assertThat(duties.takeDue())
        .hasSize(3)
        .allSatisfy(due -> assertThat(due.priority()).isEqualTo(Priority.BATCH));
  }

  private InboundMessage through(String door, String key) {
    byte[] body =
        "{\"key\": \"%s\", \"v\": 1, \"name\": \"Ada\"}"
            .formatted(key)
            .getBytes(StandardCharsets.UTF_8);
    InboundMessage message = hub.message("erp", "customer", key, key, body);
    return new InboundMessage(
        message.system(),
        message.object(),
        message.messageId(),
        message.transportId(),
        message.kind(),
        message.body(),
        message.bodyHash(),
        door,
        message.sentAt(),
        message.receivedAt(),
        null);
  }

  @Test
  void when_a_change_began_is_known_of_those_alone_whose_sender_said_it() {
    Instant sent = Instant.parse("2026-11-22T10:00:00Z");
    Instant received = Instant.parse("2026-11-22T10:00:01Z");

    for (String door : List.of("jms", "dead", "http", "api", "job")) {
      hub.send(through(door, "at-" + door));

      boolean said = door.equals("jms") || door.equals("dead");
      // A message by HTTP was sent within the hub, by the door that had it then.
      Instant accepted = door.equals("http") ? sent : received;
      assertThat(duties.takeDue())
          .hasSize(3)
          .allSatisfy(
              due -> {
                assertThat(due.since().sentAt()).as(door).isEqualTo(said ? sent : null);
                assertThat(due.since().acceptedAt()).as(door).isEqualTo(accepted);
                assertThat(due.since().startedAt()).as(door).isNotNull();
              });
    }
  }

  @Test
  void a_parked_message_plans_nothing() {
    Sent parked = hub.send("erp", "{'key': '1', 'v': 1, 'born': 'no date'}");

    assertThat(parked.became()).startsWith("parked");
    assertThat(planned()).isEmpty();
    assertThat(duties.takeTold()).isEmpty();
  }

  @Test
  void what_nobody_wants_is_not_planned() {
    Hub inOnly =
        new Hub(StoreKit.inMemory()).flow("erp-in", "erp", "customer", State.FULL, Order.VERSION);
    inOnly.send("erp", "{'key': '1', 'v': 1, 'name': 'Byron'}");

    RememberedDuties none = (RememberedDuties) inOnly.kit().stores().duties();
    assertThat(none.takeDue()).isEmpty();
    assertThat(none.takeTold()).isEmpty();
  }
}
