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
import org.syncline.security.Role;

class EditRecordPageTest {
  private final RecordDesk desk = new RecordDesk();
  private long ada;

  @BeforeEach
  void somebody() {
    ada =
        desk.person(
            Map.of("name", "Ada", "city", "Rome", "age", 36L, "active", true, "owner", "olga"));
  }

  private EditRecordPage page() {
    return desk.editPage(by(Role.AGENT).with("id", Long.toString(ada)));
  }

  private static FieldInput input(EditRecordPage page, String name) {
    return page.getInputs().stream()
        .filter(input -> input.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** The form as the page has it, sent with other values. */
  private FakeRequest post(Role role, Map<String, String> typed) throws Exception {
    FakeRequest form =
        desk.form(role)
            .at("/edit-record")
            .with("id", Long.toString(ada))
            .with("type", "person")
            .with("version", Integer.toString(page().getVersion()))
            .with("back", "record.xhtml?id=" + ada);
    page()
        .getInputs()
        .forEach(
            input ->
                form.with(input.parameter(), input.value())
                    .with(input.markParameter(), input.mark()));
    typed.forEach(form::with);
    send(form);
    return form;
  }

  private void send(FakeRequest form) throws Exception {
    new EditRecordServlet(desk.edits(), desk.read, desk.types, desk.rightsOf, desk.sessions)
        .doPost(form.request(), form.response());
  }

  @Test
  void each_field_is_entered_by_its_type_with_what_it_takes() {
    assertThat(page().getInputs())
        .extracting(FieldInput::name, FieldInput::kind, FieldInput::value)
        .containsExactly(
            tuple("name", "lines", "Ada"),
            tuple("city", "lines", "Rome"),
            tuple("note", "lines", ""),
            tuple("age", "integer", "36"),
            tuple("active", "boolean", "true"),
            tuple("kind", "enum", ""),
            tuple("boss", "reference", ""),
            tuple("owner", "string", "olga"));
    assertThat(input(page(), "age").greatest()).isEqualTo("150");
    assertThat(input(page(), "kind").choices()).containsExactly("a", "b");
    assertThat(input(page(), "owner").most()).isEqualTo(100);
    assertThat(input(page(), "boss").to()).isEqualTo("person");
  }

  @Test
  void fields_that_are_masked_or_not_to_be_set_are_not_offered() {
    desk.rights = GivenRights.MASKED;
    assertThat(page().getInputs()).extracting(FieldInput::name).doesNotContain("name");

    desk.rights = GivenRights.fixed("city");
    assertThat(page().getInputs()).extracting(FieldInput::name).doesNotContain("city");
  }

  @Test
  void what_is_too_long_for_a_form_is_told_and_left_as_it_is() {
    desk.change(ada, Map.of("city", "x".repeat(EditRecordPage.LONGEST)), NOON.plusSeconds(60));

    assertThat(page().getInputs()).extracting(FieldInput::name).doesNotContain("city");
    assertThat(page().getTooLong()).containsExactly("city");
  }

  @Test
  void only_what_was_touched_is_sent_on() throws Exception {
    FakeRequest form = post(Role.AGENT, Map.of("v.age", " 37 ", "v.city", "", "v.active", "false"));

    assertThat(form.redirect).isEqualTo("/syncline/record.xhtml?id=1&receipt=33&done=record-saved");
    assertThat(desk.asked)
        .containsExactly("change " + ada + " 1 {active=false, age=37, city=null} olga");
  }

  @Test
  void line_ends_and_spaces_that_a_browser_changes_are_no_change() throws Exception {
    desk.change(ada, Map.of("note", "one\ntwo\n"), NOON.plusSeconds(60));

    FakeRequest form = post(Role.AGENT, Map.of("v.note", "one\r\ntwo"));

    assertThat(form.redirect).isEqualTo("/syncline/record.xhtml?id=" + ada + "&done=record-same");
    assertThat(desk.asked).isEmpty();
  }

  @Test
  void what_can_not_be_used_is_told_at_its_field_with_what_was_entered() throws Exception {
    desk.answer =
        new Edited.Unusable(
            List.of(new Mistake("age", "From 0 to 150."), new Mistake("values", "Not now.")));

    FakeRequest form = post(Role.AGENT, Map.of("v.age", "many"));

    assertThat(form.status).isEqualTo(400);
    assertThat(form.forwarded).isEqualTo("/edit-record.xhtml");
    assertThat(form.headers).containsEntry("Cache-Control", "no-store");
    EditRecordPage again = desk.editPage(form);
    assertThat(input(again, "age").value()).isEqualTo("many");
    assertThat(input(again, "age").mistakes()).containsExactly("From 0 to 150.");
    assertThat(again.getSentences()).containsExactly("Not now.");
    // Sent once more it is still a change.
    assertThat(input(again, "age").mark()).isEqualTo(SentField.mark("36"));
  }

  @Test
  void what_changed_meanwhile_is_shown_beside_what_was_entered() throws Exception {
    desk.answer = new Edited.ChangedMeanwhile(2);
    FakeRequest form = post(Role.AGENT, Map.of("v.age", "37"));
    desk.change(ada, Map.of("age", 40L, "city", "Jena"), NOON.plusSeconds(60));

    assertThat(form.status).isEqualTo(409);
    EditRecordPage again = desk.editPage(form);
    assertThat(again.getVersion()).isEqualTo(2);
    assertThat(input(again, "age").value()).isEqualTo("37");
    assertThat(input(again, "age").now()).isEqualTo("40");
    assertThat(input(again, "city").value()).isEqualTo("Jena");
    assertThat(input(again, "city").now()).isEqualTo("Jena");
    assertThat(input(again, "name").now()).isNull();

    // Sent once more, it changes what was entered and nothing that somebody else changed.
    desk.answer = new Edited.Done(ada, 3, 34);
    desk.asked.clear();
    FakeRequest second =
        desk.form(Role.AGENT)
            .with("id", Long.toString(ada))
            .with("type", "person")
            .with("version", Integer.toString(again.getVersion()));
    again
        .getInputs()
        .forEach(
            one -> second.with(one.parameter(), one.value()).with(one.markParameter(), one.mark()));
    send(second);
    assertThat(desk.asked).containsExactly("change " + ada + " 2 {age=37} olga");
  }

  @Test
  void another_that_may_be_the_same_is_led_to_and_can_be_passed_over() throws Exception {
    desk.answer = new Edited.Matched("same name", Set.of(8L, 5L));
    FakeRequest form = post(Role.AGENT, Map.of("v.name", "Eve"));

    assertThat(form.status).isEqualTo(409);
    RecordRefusal refusal = Objects.requireNonNull(desk.editPage(form).getRefusal());
    assertThat(refusal.matches()).containsExactly(5L, 8L);
    assertThat(desk.editPage(form).getVersion()).isEqualTo(1);

    desk.answer = new Edited.Done(ada, 2, 34);
    post(Role.AGENT, Map.of("v.name", "Eve", "evenIfMatched", "yes"));
    assertThat(desk.asked).last().isEqualTo("change " + ada + " 1 {name=Eve} even olga");
  }

  @Test
  void a_new_record_has_what_was_filled_in() throws Exception {
    FakeRequest form = desk.form(Role.AGENT).with("type", "person").with("v.name", "Eve");
    form.with("v.age", "").with("v.boss", Long.toString(ada));
    send(form);

    assertThat(form.redirect).endsWith("done=record-made");
    assertThat(desk.asked).containsExactly("create person {boss=" + ada + ", name=Eve} olga");
    EditRecordPage fresh = desk.editPage(by(Role.AGENT).with("type", "person"));
    assertThat(fresh.isFresh()).isTrue();
    assertThat(fresh.isThere()).isTrue();
    assertThat(fresh.getTypeLabel()).isEqualTo("Person");
  }

  @Test
  void a_new_record_without_anything_is_not_made() throws Exception {
    FakeRequest form = desk.form(Role.AGENT).with("type", "person").with("v.name", " ");
    send(form);

    assertThat(form.status).isEqualTo(400);
    assertThat(Objects.requireNonNull(RecordRefusal.of(form.request())).word())
        .isEqualTo(RecordRefusal.NOTHING);
    assertThat(desk.asked).isEmpty();
  }

  @Test
  void what_is_not_there_is_told_and_not_changed() throws Exception {
    assertThat(post(Role.AGENT, Map.of("id", "999", "v.age", "1")).redirect)
        .endsWith("done=record-unknown");
    assertThat(post(Role.AGENT, Map.of("version", "x", "v.age", "1")).redirect)
        .endsWith("done=not-understood");
    FakeRequest noType = desk.form(Role.AGENT).with("type", "x").with("v.name", "Eve");
    send(noType);
    assertThat(noType.redirect).endsWith("done=record-unknown");
    assertThat(desk.asked).isEmpty();
  }

  @Test
  void a_record_of_somebody_else_is_answered_like_none() throws Exception {
    desk.rights = GivenRights.own(Set.of("somebody"), Set.of());

    assertThat(page().isThere()).isFalse();
    FakeRequest form =
        desk.form(Role.AGENT)
            .with("id", Long.toString(ada))
            .with("version", "1")
            .with("v.age", "1")
            .with("back", "records.xhtml");
    send(form);
    assertThat(form.redirect).isEqualTo("/syncline/records.xhtml?done=record-unknown");
    assertThat(desk.asked).isEmpty();
  }

  @Test
  void who_may_not_edit_changes_nothing() throws Exception {
    assertThat(post(Role.OPERATOR, Map.of("v.age", "1")).error).isEqualTo(403);
    assertThat(post(Role.AUDITOR, Map.of("v.age", "1")).error).isEqualTo(403);
    assertThat(desk.asked).isEmpty();
  }
}
