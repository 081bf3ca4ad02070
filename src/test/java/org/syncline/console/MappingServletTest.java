package org.syncline.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.syncline.console.DocumentKit.shown;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.syncline.configuration.Kind;
import org.syncline.security.Role;
import org.syncline.sync.KeepMappingDrafts;
import org.syncline.sync.PublishMapping;
import org.syncline.sync.RunMappingCases;

class MappingServletTest {
  private static final String IN =
      """
      {"id": "in", "recordType": "customer", "rows": [{"target": "familyName", "source": "name"}]}
      """;
  private static final String OTHER = IN.replace("\"source\": \"name\"", "\"source\": \"last\"");
  private static final String WRONG = IN.replace("\"target\": \"familyName\", ", "");

  private final DocumentKit kit = new DocumentKit();
  private final KeepMappingDrafts drafts =
      new KeepMappingDrafts(
          kit.kept.transactions(),
          kit.kept,
          kit.kept,
          kit.audit,
          kit.connectors,
          Clock.systemUTC());
  private final MappingServlet servlet =
      new MappingServlet(
          drafts,
          new PublishMapping(
              kit.kept.transactions(), kit.kept, kit.kept, kit.configuration, kit.audit),
          new RunMappingCases(kit.kept.transactions(), kit.kept, kit.kept, Clock.systemUTC()),
          kit.sessions);

  @BeforeEach
  void a_mapping() {
    kit.put(Kind.MAPPING, "in", IN);
  }

  private FakeRequest form(String act) {
    return kit.form(Role.INTEGRATOR, "/mapping").with("id", "in").with("act", act);
  }

  private FakeRequest post(FakeRequest form) throws Exception {
    servlet.doPost(form.request(), form.response());
    return form;
  }

  private FakeRequest drafted(String json) throws Exception {
    return post(form("save").with("seen", hash()).with("json", json));
  }

  private String hash() {
    return kit.kept.of(Kind.MAPPING, "in").map(draft -> draft.contentHash()).orElse("");
  }

  private String draft() {
    return new String(
        kit.kept.of(Kind.MAPPING, "in").orElseThrow().content(), StandardCharsets.UTF_8);
  }

  private FakeRequest publication() {
    return form("publish").with("version", "1").with("seen", hash()).with("why", "It is better.");
  }

  @Test
  void a_draft_is_kept_beside_what_is_in_force() throws Exception {
    FakeRequest form = drafted(OTHER);

    assertThat(form.redirect).isEqualTo("/syncline/mapping.xhtml?id=in&done=draft-saved");
    assertThat(draft().strip()).isEqualTo(OTHER.strip());
    assertThat(kit.version(Kind.MAPPING, "in")).isEqualTo(1);
  }

  @Test
  void a_new_one_is_kept_under_the_id_that_it_has() throws Exception {
    FakeRequest form =
        post(form("save").with("id", "").with("json", "{\"id\": \"fresh\", \"rows\": []}"));

    assertThat(form.redirect).isEqualTo("/syncline/mapping.xhtml?id=fresh&done=draft-saved");
  }

  @Test
  void what_is_no_mapping_is_told_and_shown_again() throws Exception {
    EditedForm form = shown(post(form("save").with("json", "{\"id\": \"in")));

    assertThat(form.trouble()).isEqualTo(EditedForm.REFUSED);
    assertThat(form.json()).isEqualTo("{\"id\": \"in");
    assertThat(hash()).isEmpty();
  }

  @Test
  void a_draft_of_somebody_else_is_not_written_over() throws Exception {
    drafted(OTHER);

    EditedForm form = shown(post(form("save").with("seen", "").with("json", WRONG)));

    assertThat(form.trouble()).isEqualTo(EditedForm.CHANGED);
    assertThat(form.json()).isEqualTo(WRONG.strip());
    assertThat(draft().strip()).isEqualTo(OTHER.strip());
  }

  @Test
  void a_draft_is_published_with_a_reason() throws Exception {
    drafted(OTHER);

    assertThat(post(publication().with("why", "")).redirect).endsWith("done=why-missing");
    assertThat(kit.version(Kind.MAPPING, "in")).isEqualTo(1);
    assertThat(post(publication()).redirect)
        .isEqualTo("/syncline/mapping.xhtml?id=in&done=mapping-published");
    assertThat(kit.version(Kind.MAPPING, "in")).isEqualTo(2);
    assertThat(hash()).isEmpty();
  }

  @Test
  void one_that_can_not_be_used_is_not_published_and_stays() throws Exception {
    drafted(WRONG);

    FakeRequest sent = post(publication());
    EditedForm form = shown(sent);

    MappingPage page =
        new MappingPage(
            sent.request(),
            kit.read,
            drafts,
            new ShownMappings(kit.read),
            new Visitor(sent.request(), kit.sessions));
    assertThat(page.getForm().json()).as("the draft that is to be mended").isEqualTo(draft());
    assertThat(page.getForm().sentences()).isEqualTo(form.sentences());
    assertThat(form.sentences()).anyMatch(sentence -> sentence.contains("target"));
    assertThat(kit.version(Kind.MAPPING, "in")).isEqualTo(1);
    assertThat(draft().strip()).isEqualTo(WRONG.strip());
  }

  @Test
  void what_was_changed_meanwhile_is_not_published() throws Exception {
    drafted(OTHER);

    assertThat(post(publication().with("seen", "0".repeat(64))).redirect)
        .endsWith("done=mapping-changed");
    assertThat(post(publication().with("version", "7")).redirect).endsWith("done=mapping-changed");
    assertThat(kit.version(Kind.MAPPING, "in")).isEqualTo(1);
  }

  @Test
  void an_older_version_is_in_force_again_as_a_new_one() throws Exception {
    drafted(OTHER);
    post(publication());

    FakeRequest form =
        post(form("roll-back").with("version", "2").with("to", "1").with("why", "It was better."));

    assertThat(form.redirect).endsWith("done=mapping-published");
    assertThat(kit.document(Kind.MAPPING, "in")).isEqualTo(DocumentKit.members(IN));
    assertThat(kit.version(Kind.MAPPING, "in")).isEqualTo(3);
  }

  @Test
  void a_draft_is_dropped_by_who_is_sure() throws Exception {
    drafted(OTHER);

    assertThat(post(form("discard").with("seen", hash())).redirect).endsWith("done=not-sure");
    assertThat(post(form("discard").with("seen", "x").with("sure", "yes")).redirect)
        .endsWith("done=mapping-changed");
    assertThat(post(form("discard").with("seen", hash()).with("sure", "yes")).redirect)
        .endsWith("done=draft-discarded");
    assertThat(hash()).isEmpty();
  }

  @Test
  void who_may_not_configure_changes_nothing() throws Exception {
    FakeRequest form = kit.form(Role.OPERATOR, "/mapping").with("id", "in");

    assertThat(post(form.with("act", "save").with("json", OTHER)).error).isEqualTo(403);
    assertThat(hash()).isEmpty();
  }
}
