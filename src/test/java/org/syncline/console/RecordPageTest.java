package org.syncline.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.syncline.console.RecordDesk.NOON;
import static org.syncline.console.RecordDesk.by;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.syncline.record.EditRecords.Edited;
import org.syncline.record.FieldValues;
import org.syncline.record.GivenRights;
import org.syncline.record.LinkKey;
import org.syncline.record.MergedRecord;
import org.syncline.security.Role;
import org.syncline.sync.delivery.Cause;
import org.syncline.sync.delivery.Delivery;
import org.syncline.sync.delivery.Duty;
import org.syncline.sync.delivery.Priority;
import org.syncline.sync.delivery.Status;

class RecordPageTest {
  private final RecordDesk desk = new RecordDesk();

  private FakeRequest of(Role role, long id) {
    return by(role).with("id", Long.toString(id));
  }

  private RecordPage page(long id) {
    return desk.recordPage(of(Role.ADMIN, id));
  }

  private RecordPage page(long id, String parameter, String value) {
    return desk.recordPage(of(Role.ADMIN, id).with(parameter, value));
  }

  /** Ada of Rome, of Jena an hour later, aged 36 and without her city two hours later. */
  private long ada() {
    long ada = desk.person(Map.of("name", "Ada", "city", "Rome"));
    desk.change(ada, Map.of("city", "Jena"), NOON.plusSeconds(3_600));
    TreeMap<String, @Nullable Object> last = new TreeMap<>();
    last.put("age", 36L);
    last.put("city", null);
    desk.change(ada, last, NOON.plusSeconds(7_200));
    return ada;
  }

  // ---- as it was

  @Test
  void a_version_shows_what_was_and_what_is_with_who_set_it() {
    RecordPage page = page(ada(), "version", "2");

    RecordPage.Then then = Objects.requireNonNull(page.getThen());
    assertThat(then.version()).isEqualTo(2);
    assertThat(then.at()).isEqualTo(NOON.plusSeconds(3_600));
    assertThat(then.differing()).isEqualTo(2);
    assertThat(then.fields())
        .extracting(
            RecordPage.PastField::label,
            RecordPage.PastField::there,
            field -> field.was().text(),
            RecordPage.PastField::thereNow,
            field -> field.now().text(),
            RecordPage.PastField::differs)
        .containsExactly(
            tuple("age", false, null, true, "36", true),
            tuple("city", true, "Jena", true, null, true),
            tuple("Full name", true, "Ada", true, "Ada", false));
    assertThat(Objects.requireNonNull(then.fields().get(1).setBy()).version()).isEqualTo(2);
    assertThat(page.getVersion()).isEqualTo(2);
  }

  @Test
  void a_moment_is_in_the_zone_of_whoever_asks() {
    long ada = ada();

    assertThat(Objects.requireNonNull(page(ada, "at", "2026-11-22T12:59:59").getThen()).version())
        .isEqualTo(1);
    RecordPage inBerlin =
        desk.recordPage(
            of(Role.ADMIN, ada)
                .withCookie("syncline-zone", "Europe%2FBerlin")
                .with("at", "2026-11-22T14:00:00"));
    assertThat(Objects.requireNonNull(inBerlin.getThen()).version()).isEqualTo(2);
    assertThat(Objects.requireNonNull(page(ada, "at", "2026-11-22T13:00:00Z").getThen()).version())
        .isEqualTo(2);
  }

  @Test
  void the_latest_version_and_a_moment_after_it_are_now() {
    long ada = ada();

    assertThat(page(ada, "version", "3").getThen()).isNull();
    assertThat(page(ada, "at", "2030-01-01T00:00:00Z").getThen()).isNull();
    assertThat(page(ada).getThen()).isNull();
    assertThat(page(ada).getVersion()).isEqualTo(3);
  }

  @Test
  void a_moment_before_it_came_is_told() {
    RecordPage page = page(ada(), "at", "2026-11-22T11:59:59Z");

    assertThat(page.isEarly()).isTrue();
    assertThat(page.getThen()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "4", "x", "-1", "99999999999"})
  void what_is_no_version_is_told(String version) {
    RecordPage page = page(ada(), "version", version);

    assertThat(page.mistake("version")).isEqualTo("mistake.version");
    assertThat(page.getThen()).isNull();
  }

  @Test
  void what_is_no_moment_is_told_with_what_was_written() {
    RecordPage page = page(ada(), "at", "yesterday");

    assertThat(page.mistake("at")).isEqualTo("mistake.moment");
    assertThat(page.getAsked()).isEqualTo("yesterday");
  }

  @Test
  void what_is_masked_today_is_masked_in_the_past_and_in_history() {
    long ada = ada();
    desk.change(ada, Map.of("name", "Augusta"), NOON.plusSeconds(9_000));
    desk.rights = GivenRights.MASKED;

    RecordPage page = page(ada, "version", "1");

    assertThat(Objects.requireNonNull(page.getThen()).fields())
        .filteredOn(field -> field.label().equals("Full name"))
        .extracting(field -> field.was().text(), field -> field.now().text())
        .containsExactly(tuple("A\u2026", "A\u2026"));
    assertThat(page.getVersions().toString() + page.getSheet())
        .doesNotContain("Augusta")
        .doesNotContain("Ada");
  }

  @Test
  void the_slider_has_a_mark_for_each_version_or_for_as_many_as_can_be_told_apart() {
    long ada = ada();
    assertThat(page(ada).getMarks()).extracting(RecordPage.Mark::version).containsExactly(1, 2, 3);

    IntStream.range(0, 500)
        .forEach(i -> desk.change(ada, Map.of("age", (long) i), NOON.plusSeconds(10_000 + i)));

    assertThat(page(ada).getMarks()).hasSizeLessThanOrEqualTo(21);
    assertThat(page(ada).getMarks().get(0).version()).isEqualTo(1);
  }

  // ---- history

  @Test
  void history_comes_page_by_page_with_what_was_and_what_is() {
    long ada = ada();
    IntStream.range(0, RecordPage.VERSIONS)
        .forEach(i -> desk.change(ada, Map.of("age", 50L + i), NOON.plusSeconds(10_000 + i)));

    RecordPage first = page(ada);
    assertThat(first.getVersions()).hasSize(RecordPage.VERSIONS);
    assertThat(first.getVersions().get(0).version()).isEqualTo(RecordPage.VERSIONS + 3);
    assertThat(first.getLatest()).isEmpty();
    assertThat(first.getOlder()).isEqualTo("record.xhtml?id=" + ada + "&before=4#history");

    RecordPage last = page(ada, "before", "4");
    assertThat(last.getVersions()).extracting(RecordPage.Version::version).containsExactly(3, 2, 1);
    assertThat(last.getOlder()).isEmpty();
    assertThat(last.getLatest()).isEqualTo("record.xhtml?id=" + ada + "#history");
    assertThat(last.getVersions().get(1).changes())
        .extracting(
            RecordPage.Change::label, change -> change.was().text(), change -> change.is().text())
        .containsExactly(tuple("city", "Rome", "Jena"));
    assertThat(last.getVersions().get(2).changes())
        .extracting(RecordPage.Change::wasThere)
        .containsOnly(false);
  }

  @Test
  void pages_of_history_keep_the_version_that_is_shown() {
    long ada = ada();
    IntStream.range(0, RecordPage.VERSIONS)
        .forEach(i -> desk.change(ada, Map.of("age", 50L + i), NOON.plusSeconds(10_000 + i)));

    assertThat(page(ada, "version", "2").getOlder())
        .isEqualTo("record.xhtml?id=" + ada + "&version=2&before=4#history");
  }

  // ---- links, merges, relations, deliveries

  @Test
  void links_lead_to_their_messages() {
    long ada = ada();
    desk.link(ada, "A&1");

    assertThat(Objects.requireNonNull(page(ada).getSheet()).links())
        .extracting(RecordPage.LinkLine::messages)
        .containsExactly("messages.xhtml?system=crm&object=people&key=A%261");
  }

  @Test
  void merged_records_lead_to_each_other_with_their_keys() {
    long kept = desk.person(Map.of("name", "Ada"));
    long gone = desk.person(Map.of("name", "Ida", "owner", "bob"));
    merged(gone, kept, 70);

    assertThat(page(kept).getMerged().from())
        .extracting(one -> one.merged(), one -> one.links().get(0).externalId())
        .containsExactly(tuple(gone, "K-70"));
    assertThat(page(kept).getLatestMerge()).isEqualTo(gone);

    desk.rights = GivenRights.own(Set.of("nobody"), Set.of());
    assertThat(page(kept).getMerged().from()).isEmpty();
  }

  private void merged(long gone, long kept, long receipt) {
    desk.transactions.inNew(
        () -> {
          desk.merges.add(
              new MergedRecord(
                  gone,
                  kept,
                  receipt,
                  NOON,
                  new TreeSet<>(),
                  FieldValues.none(),
                  new TreeMap<>(),
                  java.util.List.of(new LinkKey("crm", "people", "person", "K-" + receipt)),
                  java.util.List.of(),
                  java.util.List.of()));
          return true;
        });
  }

  @Test
  void the_first_relations_of_each_kind_are_shown_both_ways() {
    long ada = ada();
    for (int i = 0; i <= RecordPage.RELATIONS; i++) {
      desk.knows(ada, desk.person(Map.of("name", "P" + i)), Map.of("word", "w" + i));
    }
    long fan = desk.person(Map.of("name", "Fan"));
    desk.knows(fan, ada, Map.of());

    RecordPage.Kind kind = page(ada).getKinds().get(0);
    assertThat(kind.label()).isEqualTo("Knows");
    assertThat(kind.lines().lines()).hasSize(RecordPage.RELATIONS);
    assertThat(kind.lines().next()).isNotEmpty();
    assertThat(kind.lines().lines().get(0).name()).isEqualTo("P0");
    assertThat(Objects.requireNonNull(page(ada).getLeadingHere()).lines())
        .extracting(RelationsPage.Line::other, RelationsPage.Line::label)
        .containsExactly(tuple(fan, "Knows"));
  }

  @Test
  void of_each_target_the_latest_delivery_is_shown_to_who_may_read_the_ledger() {
    long ada = ada();
    desk.owed.add(delivery(9, "to-crm", ada, Status.PARKED));
    desk.owed.add(delivery(8, "to-shop", ada, Status.DELIVERED));
    desk.owed.add(delivery(7, "to-crm", ada, Status.DELIVERED));

    assertThat(page(ada).getTargets())
        .extracting(target -> target.delivery().id())
        .containsExactly(9L, 8L);
    assertThat(desk.recordPage(of(Role.AGENT, ada)).getTargets()).isEmpty();
  }

  private static Delivery delivery(long id, String flow, long record, Status status) {
    return new Delivery(
        id,
        new Duty(flow, record, 1, 4L, Priority.EVENT),
        status,
        null,
        1,
        null,
        null,
        1,
        NOON,
        Cause.NONE,
        null,
        "UNREACHABLE",
        "It does not answer.",
        null,
        null,
        null,
        Duration.ZERO,
        (Instant) null);
  }

  // ---- who may

  @Test
  void a_record_of_somebody_else_is_as_if_it_were_not_there() {
    long foreign = desk.person(Map.of("name", "Ada", "owner", "somebody"));
    desk.owed.add(delivery(9, "to-crm", foreign, Status.PARKED));
    desk.rights = GivenRights.own(Set.of("olga"), Set.of());
    RecordPage page = page(foreign, "version", "1");
    RecordPage none = page(999, "version", "1");

    for (RecordPage one : java.util.List.of(page, none)) {
      assertThat(one.getSheet()).isNull();
      assertThat(one.getThen()).isNull();
      assertThat(one.mistake("version")).isEmpty();
      assertThat(one.getVersions()).isEmpty();
      assertThat(one.getOlder()).isEmpty();
      assertThat(one.getKinds()).isEmpty();
      assertThat(one.getLeadingHere()).isNull();
      assertThat(one.getTargets()).isEmpty();
      assertThat(one.getMerged().from()).isEmpty();
    }
  }

  // ---- archive

  private FakeRequest archive(Role role, String act) throws Exception {
    FakeRequest form =
        desk.form(role)
            .with("id", "7")
            .with("version", "3")
            .with("act", act)
            .with("back", "record.xhtml?id=7");
    new ArchiveServlet(desk.edits(), desk.rightsOf, desk.sessions)
        .doPost(form.request(), form.response());
    return form;
  }

  @Test
  void a_record_is_archived_and_taken_back_in_the_version_that_was_seen() throws Exception {
    assertThat(archive(Role.AGENT, "archive").redirect)
        .isEqualTo("/syncline/record.xhtml?id=1&receipt=33&done=record-archived");
    assertThat(archive(Role.ADMIN, "restore").redirect).endsWith("done=record-restored");
    assertThat(desk.asked).containsExactly("archive 7 3 true olga", "archive 7 3 false olga");
  }

  @Test
  void what_changed_meanwhile_is_shown_on_the_page_of_the_record() throws Exception {
    desk.answer = new Edited.ChangedMeanwhile(4);

    FakeRequest form = archive(Role.ADMIN, "archive");

    assertThat(form.status).isEqualTo(409);
    assertThat(form.forwarded).isEqualTo("/record.xhtml");
    assertThat(Objects.requireNonNull(desk.recordPage(form).getRefusal()).word())
        .isEqualTo(RecordRefusal.CHANGED);
  }

  @Test
  void what_is_not_there_or_not_understood_changes_nothing() throws Exception {
    assertThat(archive(Role.ADMIN, "burn").redirect).endsWith("done=not-understood");
    assertThat(desk.asked).isEmpty();
    desk.answer = new Edited.Unknown();
    assertThat(archive(Role.ADMIN, "archive").redirect)
        .isEqualTo("/syncline/record.xhtml?id=7&done=record-unknown");
  }

  @Test
  void who_may_not_edit_archives_nothing() throws Exception {
    assertThat(archive(Role.OPERATOR, "archive").error).isEqualTo(403);
    assertThat(archive(Role.AUDITOR, "archive").error).isEqualTo(403);
    assertThat(desk.asked).isEmpty();
  }

  @Test
  void the_message_of_a_form_is_shown_to_who_may_read_messages() {
    long ada = ada();
    FakeRequest done = of(Role.ADMIN, ada).with("receipt", "33").with("done", "record-saved");
    FakeRequest agent = of(Role.AGENT, ada).with("receipt", "33").with("done", "record-saved");

    assertThat(desk.recordPage(done).getReceipt()).isEqualTo("33");
    assertThat(desk.recordPage(agent).getReceipt()).isEmpty();
    assertThat(page(ada, "receipt", "33").getReceipt()).isEmpty();
  }
}
