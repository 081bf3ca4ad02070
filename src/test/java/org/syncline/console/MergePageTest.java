package org.syncline.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.syncline.console.RecordDesk.NOON;
import static org.syncline.console.RecordDesk.by;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.syncline.record.EditRecords.Edited;
import org.syncline.record.EditRecords.Mistake;
import org.syncline.record.GivenRights;
import org.syncline.record.GoldenRecord;
import org.syncline.security.Role;

class MergePageTest {
  private final RecordDesk desk = new RecordDesk();
  private long kept;
  private long other;

  @BeforeEach
  void two_of_one_person() {
    kept = desk.person(Map.of("name", "Ada", "city", "Rome"));
    other = desk.person(Map.of("name", "Ada", "age", 36L));
    desk.change(other, Map.of("city", "Jena"), NOON.plusSeconds(60));
    desk.link(other, "K-2");
  }

  private MergePage page(String with) {
    return desk.mergePage(by(Role.INTEGRATOR).with("id", Long.toString(kept)).with("with", with));
  }

  @Test
  void both_are_shown_beside_what_would_be_left() {
    desk.knows(other, kept, Map.of());
    desk.person(Map.of("name", "Eve", "boss", Long.toString(other)));

    MergePage page = page(Long.toString(other));

    assertThat(page.getRows())
        .extracting(
            MergePage.Row::label,
            row -> row.kept().text(),
            row -> row.other().text(),
            row -> row.result().text(),
            MergePage.Row::taken)
        .containsExactly(
            tuple("Full name", "Ada", "Ada", "Ada", false),
            tuple("city", "Rome", "Jena", "Jena", true),
            tuple("age", null, "36", "36", true));
    assertThat(Objects.requireNonNull(page.getReady()).links())
        .extracting(link -> link.key().externalId())
        .containsExactly("K-2");
    assertThat(page.getReady().relations()).isEqualTo(1);
    assertThat(page.getReady().references()).isEqualTo(1);
    assertThat(page.getReady().kept().version()).isEqualTo(1);
    assertThat(page.getReady().other().version()).isEqualTo(2);
  }

  @Test
  void nothing_is_merged_by_looking() {
    page(Long.toString(other)).getRows();

    assertThat(desk.records.find(kept).map(GoldenRecord::version)).hasValue(1);
    assertThat(desk.records.find(kept).orElseThrow().values().get("city")).isEqualTo("Rome");
  }

  @Test
  void which_other_one_is_asked_first() {
    assertThat(page("").isChoosing()).isTrue();
    assertThat(page("").isThere()).isTrue();
    assertThat(page("x").getMistake()).isEqualTo("mistake.number");
    assertThat(page("x").isChoosing()).isTrue();
  }

  @Test
  void why_two_can_not_be_merged_is_told() {
    assertThat(page("999").getWhyNot()).isEqualTo("unknown");
    assertThat(page(Long.toString(kept)).getWhyNot()).isEqualTo("same");
    assertThat(desk.mergePage(by(Role.ADMIN).with("id", "999").with("with", "1")).isThere())
        .isFalse();
  }

  @Test
  void a_record_of_somebody_else_can_not_be_told_from_none() {
    long foreign = desk.person(Map.of("name", "Bob", "owner", "somebody"));
    long own = desk.person(Map.of("name", "Own", "owner", "olga"));
    desk.rights = GivenRights.own(Set.of("olga"), Set.of());
    FakeRequest asked =
        by(Role.ADMIN).with("id", Long.toString(own)).with("with", Long.toString(foreign));

    assertThat(desk.mergePage(asked).getWhyNot()).isEqualTo("unknown");
    assertThat(desk.mergePage(asked).getReady()).isNull();
  }

  private FakeRequest post(Role role, Map<String, String> fields) throws Exception {
    FakeRequest form = desk.form(role).at("/merge").with("back", "record.xhtml?id=" + kept);
    form.with("id", Long.toString(kept)).with("why", "The same person");
    fields.forEach(form::with);
    new MergeServlet(desk.edits(), desk.rightsOf, desk.sessions)
        .doPost(form.request(), form.response());
    return form;
  }

  private Map<String, String> merge() {
    return Map.of("act", "merge", "version", "1", "with", Long.toString(other), "withVersion", "2");
  }

  @Test
  void a_merge_names_the_versions_that_were_seen_and_its_reason() throws Exception {
    FakeRequest form = post(Role.INTEGRATOR, merge());

    assertThat(form.redirect)
        .isEqualTo("/syncline/record.xhtml?id=1&receipt=33&done=record-merged");
    assertThat(desk.asked).containsExactly("merge " + kept + " 1 " + other + " 2 olga");
    assertThat(desk.reasons).containsExactly("The same person");
  }

  @Test
  void a_merge_is_taken_back_for_a_reason() throws Exception {
    FakeRequest form = post(Role.ADMIN, Map.of("act", "unmerge", "merged", Long.toString(other)));

    assertThat(form.redirect).endsWith("done=record-unmerged");
    assertThat(desk.asked).containsExactly("unmerge " + other + " olga");
    assertThat(desk.reasons).containsExactly("The same person");
  }

  @Test
  void without_a_reason_nothing_is_done() throws Exception {
    FakeRequest form =
        post(Role.ADMIN, Map.of("act", "unmerge", "merged", Long.toString(other), "why", " "));

    assertThat(form.redirect).isEqualTo("/syncline/record.xhtml?id=" + kept + "&done=why-missing");
    assertThat(desk.asked).isEmpty();
  }

  @Test
  void what_changed_meanwhile_shows_both_anew_with_the_reason() throws Exception {
    desk.answer = new Edited.ChangedMeanwhile(2);

    FakeRequest form = post(Role.ADMIN, merge());

    assertThat(form.status).isEqualTo(409);
    assertThat(form.forwarded).isEqualTo("/merge.xhtml");
    MergePage page = desk.mergePage(form);
    assertThat(page.getWhy()).isEqualTo("The same person");
    assertThat(Objects.requireNonNull(page.getRefusal()).changed()).isTrue();
    assertThat(page.getReady()).isNotNull();
  }

  @Test
  void what_can_not_be_merged_or_taken_back_is_told_in_place() throws Exception {
    desk.answer = new Edited.Unusable(List.of(new Mistake("with", "Take that merge back first.")));

    assertThat(post(Role.ADMIN, merge()).forwarded).isEqualTo("/merge.xhtml");
    FakeRequest back = post(Role.ADMIN, Map.of("act", "unmerge", "merged", "2"));
    assertThat(back.forwarded).isEqualTo("/record.xhtml");
    assertThat(back.status).isEqualTo(400);
    assertThat(Objects.requireNonNull(RecordRefusal.of(back.request())).sentences())
        .containsExactly("Take that merge back first.");
  }

  @Test
  void what_is_not_understood_merges_nothing() throws Exception {
    assertThat(post(Role.ADMIN, Map.of("act", "merge", "version", "1")).redirect)
        .endsWith("done=not-understood");
    assertThat(post(Role.ADMIN, Map.of("act", "unmerge")).redirect).endsWith("done=not-understood");
    assertThat(post(Role.ADMIN, Map.of("act", "x")).redirect).endsWith("done=not-understood");
    assertThat(desk.asked).isEmpty();
  }

  @Test
  void who_may_not_merge_merges_nothing() throws Exception {
    for (Role role : List.of(Role.OPERATOR, Role.AGENT, Role.AUDITOR, Role.MACHINE)) {
      assertThat(post(role, merge()).error).as(role.word()).isEqualTo(403);
    }
    assertThat(desk.asked).isEmpty();
  }
}
