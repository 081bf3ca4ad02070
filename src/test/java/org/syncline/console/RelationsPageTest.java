package org.syncline.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
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

class RelationsPageTest {
  private final RecordDesk desk = new RecordDesk();
  private long ada;

  @BeforeEach
  void somebody() {
    ada = desk.person(Map.of("name", "Ada", "owner", "olga"));
  }

  private RelationsPage page(String name, String cursor) {
    return desk.relationsPage(
        by(Role.ADMIN).with("id", Long.toString(ada)).with("name", name).with("cursor", cursor));
  }

  @Test
  void all_of_a_kind_come_page_by_page() {
    for (int i = 0; i <= RelationsPage.LINES; i++) {
      desk.knows(ada, desk.person(Map.of("name", "P" + i)), Map.of());
    }

    RelationsPage first = page("knows", "");
    assertThat(first.getLines()).hasSize(RelationsPage.LINES);
    assertThat(first.getFirst()).isEmpty();
    long last = first.getLines().get(RelationsPage.LINES - 1).other();
    assertThat(first.getNext())
        .isEqualTo("relations.xhtml?id=" + ada + "&name=knows&cursor=" + last);
    RelationsPage second = page("knows", Long.toString(last));
    assertThat(second.getLines()).hasSize(1);
    assertThat(second.getNext()).isEmpty();
    assertThat(second.getFirst()).isEqualTo("relations.xhtml?id=" + ada + "&name=knows");
  }

  @Test
  void those_that_lead_to_it_come_page_by_page_too() {
    for (int i = 0; i <= RelationsPage.LINES; i++) {
      desk.knows(desk.person(Map.of("name", "P" + i)), ada, Map.of());
    }

    RelationsPage first = page("", "");
    long last = first.getLines().get(RelationsPage.LINES - 1).other();
    assertThat(first.getNext()).isEqualTo("relations.xhtml?id=" + ada + "&cursor=knows%3A" + last);
    assertThat(page("", "knows:" + last).getLines()).hasSize(1);
    assertThat(first.isEditable()).isFalse();
  }

  @Test
  void relations_to_records_of_others_are_not_there_and_leave_no_gap() {
    long own = 0;
    for (int i = 0; i <= RelationsPage.LINES; i++) {
      desk.knows(ada, desk.person(Map.of("name", "P" + i, "owner", "somebody")), Map.of());
    }
    own = desk.person(Map.of("name", "Own", "owner", "olga"));
    desk.knows(ada, own, Map.of());
    desk.rights = GivenRights.own(Set.of("olga"), Set.of());

    assertThat(page("knows", "").getLines())
        .extracting(RelationsPage.Line::other)
        .containsExactly(own);
    assertThat(page("knows", "").getNext()).isEmpty();
  }

  @Test
  void what_is_said_about_two_is_masked_as_everywhere() {
    desk.knows(ada, desk.person(Map.of("name", "Bob")), Map.of("from", "2020-01-01", "word", "x"));
    desk.rights = GivenRights.MASKED;

    assertThat(page("knows", "").getLines().get(0).said())
        .extracting(ShownRecords.Said::label, said -> said.value().text())
        .containsExactly(tuple("From", "2020-01-01"), tuple("Word", "\u2026"));
  }

  @Test
  void a_relation_that_the_type_does_not_have_is_not_there() {
    assertThat(page("likes", "").isThere()).isFalse();
    assertThat(page("<b>", "").getName()).isEmpty();
  }

  private FakeRequest relate(Role role, String act, Map<String, String> fields) throws Exception {
    FakeRequest form =
        desk.form(role)
            .at("/relate")
            .with("id", Long.toString(ada))
            .with("name", "knows")
            .with("other", "9")
            .with("act", act);
    fields.forEach(form::with);
    new RelateServlet(desk.edits(), desk.read, desk.types, desk.rightsOf, desk.sessions)
        .doPost(form.request(), form.response());
    return form;
  }

  @Test
  void a_relation_is_kept_with_what_is_said_and_ended() throws Exception {
    FakeRequest form =
        relate(Role.AGENT, "relate", Map.of("v.from", "2020-01-01", "v.word", " ", "v.else", "x"));

    assertThat(form.redirect)
        .isEqualTo(
            "/syncline/relations.xhtml?id=" + ada + "&name=knows&receipt=33&done=record-related");
    assertThat(relate(Role.AGENT, "unrelate", Map.of()).redirect).endsWith("done=record-unrelated");
    assertThat(desk.asked)
        .containsExactly(
            "relate " + ada + " knows 9 {from=2020-01-01} olga",
            "unrelate " + ada + " knows 9 olga");
  }

  @Test
  void what_speaks_against_it_is_told_with_what_was_entered() throws Exception {
    desk.answer =
        new Edited.Unusable(
            List.of(new Mistake("with", "There is none."), new Mistake("from", "No such day.")));

    FakeRequest form = relate(Role.ADMIN, "relate", Map.of("v.from", "soon"));

    assertThat(form.status).isEqualTo(400);
    assertThat(form.forwarded).isEqualTo("/relations.xhtml");
    RelationsPage page = desk.relationsPage(form);
    assertThat(page.given("other")).isEqualTo("9");
    assertThat(Objects.requireNonNull(page.getRefusal()).sentences()).contains("There is none.");
    assertThat(page.getInputs())
        .extracting(FieldInput::name, FieldInput::value, FieldInput::mistakes)
        .contains(tuple("from", "soon", List.of("No such day.")));
  }

  @Test
  void another_that_is_no_number_is_told_at_its_field() throws Exception {
    FakeRequest form = relate(Role.ADMIN, "relate", Map.of("other", "Bob"));

    assertThat(form.forwarded).isEqualTo("/relations.xhtml");
    assertThat(desk.relationsPage(form).mistake("other")).isEqualTo("mistake.number");
    assertThat(desk.relationsPage(form).given("other")).isEqualTo("Bob");
    assertThat(desk.asked).isEmpty();
  }

  @Test
  void one_that_is_gone_or_not_seen_is_told() throws Exception {
    desk.answer = new Edited.Unknown();

    assertThat(relate(Role.ADMIN, "unrelate", Map.of()).redirect).endsWith("done=record-unknown");
  }

  @Test
  void who_may_not_edit_relates_nothing() throws Exception {
    assertThat(relate(Role.OPERATOR, "relate", Map.of()).error).isEqualTo(403);
    assertThat(relate(Role.ADMIN, "relate", Map.of("token", "guess")).error).isEqualTo(403);
    assertThat(desk.asked).isEmpty();
  }
}
