package org.syncline.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.syncline.configuration.ConfigurationDocument;
import org.syncline.configuration.Kind;
import org.syncline.mapping.suggestion.RowChoice;
import org.syncline.record.RecordType;
import org.syncline.record.RecordTypes;
import org.syncline.security.Role;
import org.syncline.sync.KeepMappingDrafts;
import org.syncline.sync.review.TryMapping;

class MappingEditorServletTest {
  private static final String IN =
      """
      {"id": "in", "recordType": "customer", "maps": {"m": {"entries": {"D": "DE"}}}, "rows": [
        {"target": "@key", "source": "no", "required": true},
        {"target": "familyName", "when": [{"source": "limit", "atMost": 1.50}], "source": "name", "steps": ["trim"]},
        {"target": "email", "source": "mail"}]}
      """;

  private final DocumentKit kit = new DocumentKit();
  private final KeepMappingDrafts drafts =
      new KeepMappingDrafts(
          kit.kept.transactions(),
          kit.kept,
          kit.kept,
          kit.audit,
          kit.connectors,
          Clock.systemUTC());
  private final RecordTypes types = new TypesInForce();
  private final MappingEditorServlet servlet =
      new MappingEditorServlet(drafts, kit.read, types, kit.sessions);

  private final class TypesInForce implements RecordTypes {
    @Override
    public Optional<RecordType> named(String id) {
      return kit.configuration.refresh().recordType(id);
    }

    @Override
    public Collection<RecordType> all() {
      return kit.configuration.refresh().recordTypes();
    }
  }

  @BeforeEach
  void a_mapping() throws Exception {
    kit.put(
        Kind.RECORD_TYPE,
        "customer",
        Files.readString(Path.of("src/main/resources/record-types/customer.json")));
    kit.put(Kind.MAPPING, "in", IN);
  }

  private FakeRequest form(String act) {
    return kit.form(Role.INTEGRATOR, "/mapping-editor")
        .with("id", "in")
        .with("seen", hash())
        .with("version", "1")
        .with("act", act);
  }

  private FakeRequest post(FakeRequest form) throws Exception {
    servlet.doPost(form.request(), form.response());
    return form;
  }

  private String hash() {
    return kit.kept.of(Kind.MAPPING, "in").map(draft -> draft.contentHash()).orElse("");
  }

  private Map<String, @Nullable Object> draft(String id) {
    return ConfigurationDocument.members(kit.kept.of(Kind.MAPPING, id).orElseThrow().content());
  }

  private List<?> rows() {
    return (List<?>) draft("in").get("rows");
  }

  private static FakeRequest row(FakeRequest form, String place, String target, String source) {
    return form.with("row", place)
        .with("row.target", target)
        .with("row.from", "source")
        .with("row.source", source);
  }

  private static RowForm shown(FakeRequest form) {
    RowForm shown = RowForm.of(form.request());
    assertThat(shown).as("It leads to " + form.redirect).isNotNull();
    return shown;
  }

  private MappingEditorPage page(FakeRequest request) {
    return new MappingEditorPage(
        request.request(),
        kit.read,
        drafts,
        new TryMapping(kit.kept.transactions(), null, kit.configuration, kit.audit),
        types,
        new ShownMappings(kit.read),
        new Visitor(request.request(), kit.sessions),
        new Taste(request.request()));
  }

  private MappingEditorPage page(String... parameters) {
    FakeRequest request = kit.form(Role.INTEGRATOR, "/mapping-editor.xhtml");
    for (int i = 0; i < parameters.length; i += 2) {
      request.with(parameters[i], parameters[i + 1]);
    }
    return page(request);
  }

  // ---- a new mapping

  @Test
  void a_new_mapping_begins_with_an_empty_draft() throws Exception {
    FakeRequest form =
        post(
            form("begin")
                .with("id", "fresh")
                .with("recordType", "customer")
                .with("flow", "erp-customers")
                .with("look", "50"));

    assertThat(form.redirect)
        .isEqualTo(
            "/syncline/mapping-editor.xhtml?id=fresh&recordType=customer&flow=erp-customers"
                + "&look=50&done=mapping-begun");
    assertThat(draft("fresh"))
        .isEqualTo(Map.of("id", "fresh", "recordType", "customer", "rows", List.of()));
    assertThat(page("id", "fresh").isFresh()).isFalse();
  }

  @Test
  void a_new_mapping_needs_an_id_and_a_record_type_that_is_there() throws Exception {
    FakeRequest unnamed = post(form("begin").with("id", "No").with("recordType", "customer"));
    FakeRequest untyped = post(form("begin").with("id", "fresh").with("recordType", "thing"));

    assertThat(unnamed.status).isEqualTo(400);
    assertThat(FormRefusal.mistake(unnamed.request(), "id")).isEqualTo("mistake.id");
    assertThat(FormRefusal.mistake(untyped.request(), "recordType")).isEqualTo("mistake.choice");
    assertThat(kit.kept.of(Kind.MAPPING, "fresh")).isEmpty();
  }

  @Test
  void one_that_is_there_is_opened_and_stays_as_it_is() throws Exception {
    FakeRequest form = post(form("begin").with("recordType", "customer"));

    assertThat(form.redirect).endsWith("done=mapping-there");
    assertThat(hash()).isEmpty();
  }

  // ---- rows

  @Test
  void a_row_of_what_is_in_force_is_changed_in_a_draft() throws Exception {
    FakeRequest form =
        post(row(form("save"), "1", "familyName", "last").with("row.step.0", "upper"));

    assertThat(form.redirect).isEqualTo("/syncline/mapping-editor.xhtml?id=in&done=row-saved");
    assertThat(ConfigurationDocument.write(draft("in")))
        .contains("\"maps\":{\"m\":{\"entries\":{\"D\":\"DE\"}}}")
        .contains(
            "{\"target\":\"familyName\",\"when\":[{\"source\":\"limit\",\"atMost\":1.50}],"
                + "\"source\":\"last\",\"steps\":[\"upper\"]}");
    assertThat(rows()).hasSize(3);
    assertThat(kit.version(Kind.MAPPING, "in")).isEqualTo(1);
  }

  @Test
  void a_new_row_comes_behind_the_others() throws Exception {
    post(row(form("save"), "", "phone", "tel").with("row.region", "DE"));

    assertThat(rows()).hasSize(4);
    assertThat(rows().get(3)).isEqualTo(Map.of("target", "phone", "source", "tel", "region", "DE"));
  }

  @Test
  void a_draft_of_somebody_else_is_not_written_over_and_what_was_typed_stays() throws Exception {
    post(row(form("save"), "", "phone", "tel"));
    String theirs = hash();

    for (FakeRequest old :
        List.of(
            form("save").with("seen", ""),
            form("save").with("seen", "0".repeat(64)),
            form("save").with("seen", "").with("version", "2"))) {
      FakeRequest form = post(row(old, "1", "familyName", "last name"));

      assertThat(form.status).isEqualTo(409);
      assertThat(shown(form).trouble()).isEqualTo(EditedForm.CHANGED);
      assertThat(shown(form).field("source")).isEqualTo("last name");
      assertThat(page(form).getForm().field("source")).isEqualTo("last name");
      assertThat(page(form).getSeen()).as("never theirs").isNotEqualTo(theirs);
      assertThat(page(form).getRows()).as("what is there now").hasSize(4);
    }
    assertThat(hash()).isEqualTo(theirs);
  }

  @Test
  void a_row_of_a_version_that_is_in_force_no_more_is_not_taken() throws Exception {
    FakeRequest form = post(row(form("save").with("version", "7"), "1", "familyName", "last"));

    assertThat(form.status).isEqualTo(409);
    assertThat(hash()).isEmpty();
  }

  @Test
  void a_row_that_is_not_there_any_more_is_not_written_elsewhere() throws Exception {
    FakeRequest form = post(row(form("save"), "3", "familyName", "last"));

    assertThat(form.status).isEqualTo(409);
    assertThat(hash()).isEmpty();
  }

  @Test
  void what_a_step_is_told_has_to_be_readable() throws Exception {
    FakeRequest form =
        post(
            row(form("save"), "1", "familyName", "name")
                .with("row.step.0", "substring")
                .with("row.step.0.0", "first")
                .with("row.step.0.1", "3"));

    assertThat(form.status).isEqualTo(400);
    assertThat(page(form).stepMistake(0, 0)).isEqualTo("mistake.digits");
    assertThat(page(form).stepMistake(0, 1)).isEmpty();
    assertThat(hash()).isEmpty();
  }

  @Test
  void the_form_grows_moves_and_uses_a_source_without_anything_being_kept() throws Exception {
    FakeRequest more =
        post(
            row(form("add"), "1", "familyName", "typed")
                .with("row.step.0", "trim")
                .with("step", "upper"));
    FakeRequest raised =
        post(form("raise:1").with("row.step.0", "trim").with("row.step.1", "upper"));
    FakeRequest dropped = post(form("drop:0").with("row.step.0", "trim"));
    FakeRequest used = post(row(form("use:customer.no"), "", "@key", ""));

    assertThat(shown(more).steps()).extracting(StepForm::function).containsExactly("trim", "upper");
    assertThat(page(more).getForm().field("source")).isEqualTo("typed");
    assertThat(page(more).getPlace()).isEqualTo(1);
    assertThat(shown(raised).steps())
        .extracting(StepForm::function)
        .containsExactly("upper", "trim");
    assertThat(shown(dropped).steps()).isEmpty();
    assertThat(shown(used).field("source")).isEqualTo("customer.no");
    assertThat(more.status).isEqualTo(200);
    assertThat(hash()).isEmpty();
  }

  @Test
  void rows_move_and_go() throws Exception {
    assertThat(post(form("up:1")).redirect).endsWith("done=row-moved");
    assertThat(rows()).extracting("target").containsExactly("familyName", "@key", "email");
    post(form("down:0"));
    assertThat(rows()).extracting("target").containsExactly("@key", "familyName", "email");
    assertThat(post(form("remove:2")).redirect).endsWith("done=row-removed");
    assertThat(rows()).extracting("target").containsExactly("@key", "familyName");
    String before = hash();

    assertThat(post(form("remove:2")).redirect).endsWith("done=mapping-changed");
    assertThat(post(form("remove:x")).redirect).endsWith("done=mapping-changed");
    assertThat(post(form("remove:0").with("seen", "x")).redirect).endsWith("done=mapping-changed");
    assertThat(hash()).isEqualTo(before);
  }

  // ---- suggestions and samples

  private FakeRequest accepted() {
    return form("accept")
        .with(
            "suggested.row",
            "{\"target\": \"country\", \"source\": \"land\", \"map\": \"country\"}")
        .with("suggested.map", "country")
        .with("suggested.entries", "{\"D\": \"DE\"}");
  }

  @Test
  void an_accepted_row_comes_into_the_draft_with_its_value_map() throws Exception {
    assertThat(post(accepted()).redirect).endsWith("done=row-accepted");

    assertThat(rows().get(3))
        .isEqualTo(Map.of("target", "country", "source", "land", "map", "country"));
    assertThat(draft("in").get("maps"))
        .isEqualTo(
            Map.of(
                "m",
                Map.of("entries", Map.of("D", "DE")),
                "country",
                Map.of("entries", Map.of("D", "DE"))));
    assertThat(post(accepted().with("seen", "x")).redirect).endsWith("done=mapping-changed");
    assertThat(post(accepted().with("suggested.row", "[")).redirect)
        .endsWith("done=not-understood");
    assertThat(rows()).hasSize(4);
  }

  @Test
  void a_rejected_pair_is_kept_in_the_address_alone() throws Exception {
    FakeRequest form =
        post(form("reject").with("suggested.target", "email").with("suggested.source", "a mail"));

    assertThat(form.redirect)
        .isEqualTo("/syncline/mapping-editor.xhtml?id=in&rejected=email+a+mail&done=row-rejected");
    assertThat(hash()).isEmpty();
  }

  @Test
  void a_sample_goes_on_from_answer_to_answer_and_into_no_address() throws Exception {
    String sample = "{\"customer\": {\"name\": \"Lovelace\"}}";
    FakeRequest looked = post(form("look").with("sample", sample));
    FakeRequest accepted = post(accepted().with("sample", sample));
    FakeRequest rejected =
        post(
            form("reject")
                .with("sample", sample)
                .with("suggested.target", "email")
                .with("suggested.source", "mail"));

    assertThat(looked.forwarded).isEqualTo("/mapping-editor.xhtml");
    assertThat(accepted.forwarded).isEqualTo("/mapping-editor.xhtml?row=&done=row-accepted");
    assertThat(rejected.forwarded).isEqualTo("/mapping-editor.xhtml?row=&done=row-rejected");
    assertThat(List.of(looked, accepted, rejected))
        .allSatisfy(
            form -> {
              assertThat(form.redirect).isNull();
              assertThat(form.headers).containsEntry("Cache-Control", "no-store");
              assertThat(page(form).getSample()).isEqualTo(sample);
            });
    assertThat(page(rejected).state().rejected()).containsExactly(new RowChoice("email", "mail"));
    assertThat(
            new String(
                kit.kept.of(Kind.MAPPING, "in").orElseThrow().content(), StandardCharsets.UTF_8))
        .doesNotContain("Lovelace");
  }

  @Test
  void a_row_is_opened_by_a_form_where_a_sample_has_to_go_along() throws Exception {
    assertThat(post(form("edit:2").with("sample", "{}")).forwarded)
        .isEqualTo("/mapping-editor.xhtml?row=2");
    assertThat(post(form("edit:").with("sample", "{}")).forwarded)
        .isEqualTo("/mapping-editor.xhtml?row=");
    assertThat(post(form("fill:@key").with("sample", "{}")).forwarded)
        .isEqualTo("/mapping-editor.xhtml?row=&target=%40key");
  }

  @Test
  void a_sample_that_is_too_long_is_told() throws Exception {
    FakeRequest form = post(form("look").with("sample", "x".repeat(25_001)));

    assertThat(form.status).isEqualTo(400);
    assertThat(page(form).mistake("sample")).isEqualTo("mistake.sample");
  }

  @Test
  void who_may_not_configure_changes_nothing() throws Exception {
    for (Role role : List.of(Role.OPERATOR, Role.AUDITOR, Role.AGENT)) {
      FakeRequest form = kit.form(role, "/mapping-editor").with("id", "in").with("version", "1");

      assertThat(post(row(form.with("act", "save"), "1", "familyName", "x")).error).isEqualTo(403);
    }
    assertThat(post(form("remove:0").with("token", "forged")).error).isEqualTo(403);
    assertThat(hash()).isEmpty();
  }

  // ---- the page

  @Test
  void its_rows_have_labels_and_what_is_wrong_with_them() throws Exception {
    post(row(form("save"), "2", "email", "mail").with("row.step.0", "uper"));
    post(row(form("save"), "", "nobody", "x"));
    MappingEditorPage page = page("id", "in", "row", "2");

    assertThat(page.getRows()).hasSize(4);
    assertThat(page.getRows().get(0).problems()).isEmpty();
    assertThat(page.getRows().get(1).label()).isNotEmpty();
    assertThat(page.getRows().get(2).problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.member()).isEqualTo("steps[0]");
              assertThat(problem.message()).contains("did you mean 'upper'");
            });
    assertThat(page.getRows().get(3).problems()).extracting("member").containsExactly("target");
    assertThat(page.toldOfStep(0)).hasSize(1);
    assertThat(page.toldOfStep(1)).isEmpty();
    assertThat(page.wrong("steps[0]")).isFalse();
    assertThat(page("id", "in", "row", "3").wrong("target")).isTrue();
    assertThat(page("id", "in", "row", "3").isKnownTarget()).isFalse();
    assertThat(page.isSound()).isFalse();
  }

  @Test
  void required_targets_without_a_row_are_listed() throws Exception {
    assertThat(page("id", "in").getMissing()).extracting(TargetChoice::name).doesNotContain("@key");
    post(form("remove:0"));

    assertThat(page("id", "in").getMissing()).extracting(TargetChoice::name).contains("@key");
    assertThat(page("id", "in").getElsewhere())
        .anyMatch(problem -> problem.message().contains("@key is missing"));
    assertThat(page("id", "in").getTargets())
        .anyMatch(one -> one.name().equals("email") && one.used() && one.type().equals("email"));
  }

  @Test
  void what_the_form_does_not_hold_is_shown_as_it_is() {
    MappingEditorPage page = page("id", "in", "row", "1");

    assertThat(page.getOthers()).contains("when", "atMost");
    assertThat(page.getForm().field("target")).isEqualTo("familyName");
    assertThat(page("id", "in").getOthers()).isEmpty();
    assertThat(page("id", "in", "target", "phone").getForm().field("target")).isEqualTo("phone");
    assertThat(page("id", "in", "row", "99").getPlace()).isEqualTo(-1);
  }

  @Test
  void a_flow_leads_to_its_mapping() {
    kit.put(
        Kind.SYSTEM,
        "erp",
        "{\"id\": \"erp\", \"name\": \"ERP\", \"owner\": \"Ada\", \"queue\": \"ordered\"}");
    kit.put(
        Kind.FLOW,
        "erp-customers",
        "{\"id\": \"erp-customers\", \"system\": \"erp\", \"object\": \"customer\", \"recordType\":"
            + " \"customer\", \"format\": {\"kind\": \"json\"}, \"mapping\": \"in\", \"state\":"
            + " \"partial\", \"order\": \"arrival\"}");
    MappingEditorPage page = page("flow", "erp-customers");

    assertThat(page.getId()).isEqualTo("in");
    assertThat(page.getFlows()).containsExactly("erp-customers");
    assertThat(page.getOwnFlows()).containsExactly("erp-customers");
    assertThat(page.at("row", "1"))
        .isEqualTo("mapping-editor.xhtml?id=in&flow=erp-customers&row=1");
    assertThat(page("flow", "nobody").isFresh()).isTrue();
  }
}
