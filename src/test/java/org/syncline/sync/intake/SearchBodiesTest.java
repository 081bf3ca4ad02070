package org.syncline.sync.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.syncline.mapping.format.SourceBody;
import org.syncline.platform.AuditTrail.Act;
import org.syncline.platform.GivenActor;
import org.syncline.platform.NotAllowedException;
import org.syncline.platform.Permission;

class SearchBodiesTest {
  private static final Instant AT = Instant.parse("2026-11-27T12:00:00Z");

  private final StoreKit kit = StoreKit.inMemory();
  private final SearchBodies search =
      new SearchBodies(
          kit.transactions(),
          new ReadLedger(kit.transactions(), kit.ledger(), kit.stores()),
          kit.stores());

  private void message(long id, Status status, String body) {
    message(id, status, body, body.length());
  }

  private void message(long id, Status status, String body, long size) {
    kit.transactions()
        .inNew(
            () -> {
              kit.stores()
                  .receipts()
                  .add(
                      List.of(
                          Receipt.stored(
                              id,
                              "erp",
                              "customer",
                              "m" + id,
                              0,
                              "t",
                              "h",
                              size,
                              "jms",
                              1,
                              AT,
                              AT,
                              AT)),
                      List.of(
                          new StoredBody(
                              id,
                              BodyKind.TEXT,
                              new SourceBody(body.getBytes(StandardCharsets.UTF_8), "UTF-8"))));
              kit.stores()
                  .outcomes()
                  .add(
                      List.of(
                          new Outcome(
                              id,
                              "erp-customers",
                              status,
                              status == Status.PARKED ? "NOT_A_DATE" : null,
                              "k" + id,
                              null,
                              status == Status.PARKED ? null : id,
                              1,
                              1,
                              null,
                              1,
                              AT)));
              return true;
            });
  }

  private static LedgerQuery of(Status status, int limit) {
    return new LedgerQuery(
        null, null, null, null, null, status, null, null, null, null, null, limit);
  }

  private static List<Long> receipts(SearchBodies.Found found) {
    return found.page().journeys().stream().map(journey -> journey.receipt().id()).toList();
  }

  @Test
  void a_stopped_message_is_found_by_its_customers_name() {
    message(1, Status.PARKED, "{\"name\":\"Ada Lovelace\"}");
    message(2, Status.PARKED, "{\"name\":\"Grace Hopper\"}");
    message(3, Status.CREATED, "{\"name\":\"Ada Lovelace\"}");

    SearchBodies.Found found = search.find(of(Status.PARKED, 50), "lovelace", GivenActor.ADA);

    assertThat(receipts(found)).containsExactly(1L);
    assertThat(found.looked()).isEqualTo(2);
    assertThat(found.page().next()).isNull();
    assertThat(kit.acts())
        .containsExactly(Act.done("ada", "message.search", "system/*", "looked=2 found=1"));
  }

  @Test
  void each_is_on_one_page_and_none_is_left_out() {
    for (int id = 1; id <= 1_234; id++) {
      message(id, Status.PARKED, id % 10 == 0 ? "Ada" : "Grace");
    }

    List<Long> all = new ArrayList<>();
    Long before = null;
    int pages = 0;
    do {
      SearchBodies.Found found =
          search.find(of(Status.PARKED, 50).page(before, 50), "ada", GivenActor.ADA);
      all.addAll(receipts(found));
      before = found.page().next();
      pages++;
    } while (before != null);

    assertThat(all)
        .hasSize(123)
        .doesNotHaveDuplicates()
        .isSortedAccordingTo((a, b) -> b.compareTo(a));
    assertThat(pages).isEqualTo(3);
  }

  @Test
  void a_page_that_ends_with_the_last_message_is_the_last_one() {
    message(1, Status.PARKED, "Ada");
    message(2, Status.PARKED, "Ada");

    SearchBodies.Found found = search.find(of(null, 2), "ada", GivenActor.ADA);

    assertThat(receipts(found)).containsExactly(2L, 1L);
    assertThat(found.page().next()).isNull();
  }

  @Test
  void it_stops_after_ten_thousand_and_goes_on_from_there() {
    message(1, Status.PARKED, "Ada");
    for (int id = 2; id <= SearchBodies.MOST + 1; id++) {
      message(id, Status.PARKED, "Grace");
    }

    SearchBodies.Found first = search.find(of(null, 50), "ada", GivenActor.ADA);
    SearchBodies.Found rest =
        search.find(of(null, 50).page(first.page().next(), 50), "ada", GivenActor.ADA);

    assertThat(receipts(first)).isEmpty();
    assertThat(first.looked()).isEqualTo(SearchBodies.MOST);
    assertThat(receipts(rest)).containsExactly(1L);
  }

  @Test
  void what_is_too_long_is_not_looked_at() {
    message(1, Status.PARKED, "Ada", 1_000_001);
    message(2, Status.PARKED, "Ada", 1_000_000);

    assertThat(receipts(search.find(of(null, 50), "ada", GivenActor.ADA))).containsExactly(2L);
  }

  @ParameterizedTest
  @EnumSource(
      value = Permission.class,
      names = {"READ_MESSAGES", "READ_BODIES", "SEE_PERSONAL_DATA"})
  void who_may_not_see_bodies_as_they_are_finds_nothing_out(Permission missing) {
    message(1, Status.PARKED, "Ada");

    assertThatThrownBy(() -> search.find(of(null, 50), "ada", GivenActor.without(missing)))
        .isInstanceOf(NotAllowedException.class);
    assertThat(kit.acts()).isEmpty();
  }
}
