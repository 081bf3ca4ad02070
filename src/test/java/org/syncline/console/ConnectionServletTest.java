package org.syncline.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.syncline.console.DocumentKit.field;
import static org.syncline.console.DocumentKit.members;
import static org.syncline.console.DocumentKit.paths;
import static org.syncline.console.DocumentKit.shown;
import static org.syncline.console.DocumentKit.told;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.syncline.configuration.Kind;
import org.syncline.security.Role;
import org.syncline.sync.ReadConnectors;

class ConnectionServletTest {
  private static final String CRM =
      """
      {"id": "crm", "name": "CRM", "owner": "Ada", "queue": "bulk", "connections": [
        {"id": "files", "kind": "file", "host": "files.example.org", "port": 22},
        {"id": "api", "kind": "rest", "host": "crm.example.org", "port": 443, "secret": "crm/key",
         "settings": {"objects": {"rows": {"create": {"path": "/rows", "answer": {"id": "id"}}}}}}]}
      """;

  private final DocumentKit kit = new DocumentKit();
  private final ConnectionServlet servlet =
      new ConnectionServlet(
          kit.read, kit.configuration, kit.sessions, new ReadConnectors(kit.connectors));

  @BeforeEach
  void a_system() {
    kit.put(Kind.SYSTEM, "crm", CRM);
  }

  private FakeRequest form(String act) {
    return kit.form(Role.INTEGRATOR, "/connection")
        .with("system", "crm")
        .with("id", "api")
        .with("version", "1")
        .with("act", act);
  }

  /** The form as a browser has it, with nothing entered yet. */
  private FakeRequest filled(String act) {
    return form(act)
        .with("f", "there")
        .with("f.host", "crm.example.org")
        .with("f.port", "443")
        .with("f.tls", "")
        .with("f.path", "")
        .with("f.secret", "crm/key")
        .with("f.settings", "there")
        .with("f.settings.objects", "there")
        .with("f.settings.objects.0", "there")
        .with("f.settings.objects.0@name", "rows")
        .with("f.settings.objects.0.create", "there")
        .with("f.settings.objects.0.create.path", "/rows")
        .with("f.settings.objects.0.create.answer", "there")
        .with("f.settings.objects.0.create.answer.id", "id");
  }

  private FakeRequest post(FakeRequest form) throws Exception {
    servlet.doPost(form.request(), form.response());
    return form;
  }

  private Map<?, ?> connection(int place) {
    List<?> all = (List<?>) kit.document(Kind.SYSTEM, "crm").get("connections");
    return (Map<?, ?>) all.get(place);
  }

  @Test
  void one_connection_is_changed_and_the_rest_of_the_document_stays() throws Exception {
    FakeRequest form =
        post(
            filled("save").with("f.port", "8443").with("f.settings.objects.0.create.path", "/new"));

    assertThat(form.redirect)
        .isEqualTo("/syncline/connection.xhtml?system=crm&id=api&done=connection-saved");
    assertThat(kit.version(Kind.SYSTEM, "crm")).isEqualTo(2);
    assertThat(kit.document(Kind.SYSTEM, "crm"))
        .isEqualTo(members(CRM.replace("443", "8443").replace("/rows", "/new")));
  }

  @Test
  void a_form_that_nothing_was_entered_in_changes_nothing_of_what_it_says() throws Exception {
    post(filled("save"));

    assertThat(kit.document(Kind.SYSTEM, "crm")).isEqualTo(members(CRM));
  }

  @Test
  void what_the_connector_refuses_is_told_at_its_field_with_what_was_entered() throws Exception {
    FakeRequest form =
        post(
            filled("save")
                .with("f.host", "http://crm")
                .with("f.settings.objects.0.create.path", "rows{nobody}")
                .with("f.settings.objects.0.create.repeatable", "true"));

    assertThat(form.forwarded).isEqualTo("/connection.xhtml");
    assertThat(form.status).isEqualTo(400);
    EditedForm shown = shown(form);
    assertThat(shown.trouble()).isEqualTo(EditedForm.REFUSED);
    assertThat(told(shown, "f.host")).isNotEmpty();
    assertThat(field(shown, "f.host").text()).isEqualTo("http://crm");
    assertThat(kit.version(Kind.SYSTEM, "crm")).isEqualTo(1);

    EditedForm settings =
        shown(post(filled("save").with("f.settings.objects.0.create.path", "rows{nobody}")));
    assertThat(told(settings, "f.settings.objects.0.create.path"))
        .singleElement()
        .asString()
        .contains("nobody");
    assertThat(settings.sentences()).isEmpty();
    assertThat(kit.version(Kind.SYSTEM, "crm")).isEqualTo(1);
  }

  @Test
  void what_can_not_be_read_is_told_at_its_field_and_nothing_is_put() throws Exception {
    FakeRequest form =
        post(
            filled("save")
                .with("f.port", "many")
                .with("f.settings.objects.0.create.body@json", "{"));

    EditedForm shown = shown(form);
    assertThat(shown.trouble()).isEqualTo(EditedForm.UNREADABLE);
    assertThat(form.status).isEqualTo(400);
    assertThat(field(shown, "f.port").mistakes().get(0).word()).isEqualTo("not-a-number");
    assertThat(field(shown, "f.settings.objects.0.create.body").mistakes().get(0).word())
        .isEqualTo("not-json");
    assertThat(field(shown, "f.port").text()).isEqualTo("many");
    assertThat(kit.version(Kind.SYSTEM, "crm")).isEqualTo(1);
  }

  @Test
  void a_form_that_was_made_of_another_version_does_nothing_and_keeps_what_was_entered()
      throws Exception {
    kit.put(Kind.SYSTEM, "crm", CRM.replace("Ada", "Bob"));

    FakeRequest form = post(filled("save").with("f.host", "other.example.org"));

    assertThat(form.status).isEqualTo(409);
    assertThat(shown(form).trouble()).isEqualTo(EditedForm.CHANGED);
    assertThat(field(shown(form), "f.host").text()).isEqualTo("other.example.org");
    assertThat(kit.document(Kind.SYSTEM, "crm")).isEqualTo(members(CRM.replace("Ada", "Bob")));
  }

  @Test
  void an_object_that_is_asked_for_is_shown_and_not_put() throws Exception {
    FakeRequest form = post(filled("add:f.settings.limits").with("f.port", "1"));

    EditedForm shown = shown(form);
    assertThat(form.status).isEqualTo(200);
    assertThat(shown.trouble()).isEmpty();
    assertThat(paths(shown)).contains("settings.limits");
    assertThat(shown.focus()).isEqualTo("f.settings.limits");
    assertThat(field(shown, "f.port").text()).isEqualTo("1");
    assertThat(kit.version(Kind.SYSTEM, "crm")).isEqualTo(1);

    EditedForm named = shown(post(filled("add:f.settings.objects.+@name")));
    assertThat(named.focus()).isEqualTo("f.settings.objects.1");
    assertThat(paths(named)).contains("settings.objects.");

    assertThat(paths(shown(post(filled("remove:f.settings.objects.0.create")))))
        .contains("settings.objects.rows")
        .doesNotContain("settings.objects.rows.create");
  }

  @Test
  void all_of_it_can_be_edited_as_json_text_and_as_a_form_again() throws Exception {
    EditedForm json = shown(post(filled("as-json").with("f.port", "8443")));
    assertThat(members(json.json())).containsEntry("port", new java.math.BigDecimal("8443"));
    assertThat(json.groups()).isEmpty();

    EditedForm fields = shown(post(form("as-form").with("json", json.json())));
    assertThat(fields.json()).isNull();
    assertThat(field(fields, "f.port").text()).isEqualTo("8443");

    post(form("save").with("json", json.json()));
    assertThat(kit.document(Kind.SYSTEM, "crm")).isEqualTo(members(CRM.replace("443", "8443")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"save", "as-form"})
  void json_text_that_can_not_be_read_is_told_and_stays(String act) throws Exception {
    FakeRequest form = post(form(act).with("json", "{\"host\": "));

    assertThat(form.status).isEqualTo(400);
    assertThat(shown(form).sentences()).singleElement().asString().startsWith("Not JSON");
    assertThat(shown(form).json()).isEqualTo("{\"host\": ");
    assertThat(kit.version(Kind.SYSTEM, "crm")).isEqualTo(1);
  }

  @Test
  void what_speaks_against_json_text_is_told_with_its_place() throws Exception {
    FakeRequest form =
        post(
            form("save").with("json", "{\"host\": \"crm.example.org\", \"port\": 0, \"what\": 1}"));

    assertThat(shown(form).sentences())
        .anyMatch(sentence -> sentence.startsWith("port: "))
        .anyMatch(sentence -> sentence.startsWith("what: "));
  }

  @ParameterizedTest
  @ValueSource(strings = {"id", "kind"})
  void id_and_kind_of_a_connection_stay(String member) throws Exception {
    FakeRequest form =
        post(
            form("save")
                .with(
                    "json",
                    "{\"host\": \"crm.example.org\", \"port\": 1, \"" + member + "\": \"jms\"}"));

    assertThat(shown(form).sentences()).singleElement().asString().startsWith(member + ": ");
    assertThat(kit.version(Kind.SYSTEM, "crm")).isEqualTo(1);
  }

  @Test
  void a_new_connection_comes_behind_the_others() throws Exception {
    FakeRequest form =
        post(
            form("save")
                .with("id", "")
                .with("kind", "jms")
                .with("f", "there")
                .with("f.id", "queue")
                .with("f.host", "broker.example.org")
                .with("f.port", "5671")
                .with("f.settings@json", ""));

    assertThat(form.redirect)
        .isEqualTo("/syncline/connection.xhtml?system=crm&id=queue&done=connection-saved");
    assertThat(connection(2))
        .isEqualTo(
            members(
                "{\"id\": \"queue\", \"kind\": \"jms\", \"host\": \"broker.example.org\", \"port\":"
                    + " 5671}"));
    assertThat(connection(1).get("id")).isEqualTo("api");
  }

  @ParameterizedTest
  @ValueSource(strings = {"api", "", "No Id!", "../x"})
  void a_new_connection_with_an_unusable_id_is_told_so_at_the_field(String id) throws Exception {
    FakeRequest form =
        post(
            form("save")
                .with("id", "")
                .with("kind", "rest")
                .with("f", "there")
                .with("f.id", id)
                .with("f.host", "crm.example.org")
                .with("f.port", "443"));

    assertThat(told(shown(form), "f.id")).isNotEmpty();
    assertThat(kit.version(Kind.SYSTEM, "crm")).isEqualTo(1);
  }

  @Test
  void a_connection_is_removed_by_who_is_sure() throws Exception {
    assertThat(post(form("delete")).redirect).endsWith("id=api&done=not-sure");
    assertThat(kit.version(Kind.SYSTEM, "crm")).isEqualTo(1);

    assertThat(post(form("delete").with("sure", "yes")).redirect)
        .isEqualTo("/syncline/system.xhtml?id=crm&done=connection-removed");
    assertThat((List<?>) kit.document(Kind.SYSTEM, "crm").get("connections")).hasSize(1);
    assertThat(connection(0).get("id")).isEqualTo("files");
  }

  @Test
  void a_connection_that_a_flow_goes_over_stays_and_the_flow_is_named() throws Exception {
    kit.put(
        Kind.RECORD_TYPE,
        "customer",
        Files.readString(Path.of("src/main/resources/record-types/customer.json")));
    kit.put(
        Kind.MAPPING,
        "to-crm",
        "{\"id\": \"to-crm\", \"output\": {\"kind\": \"json\"}, \"rows\": [{\"target\": \"name\","
            + " \"source\": \"familyName\", \"default\": null}]}");
    kit.put(
        Kind.FLOW,
        "customers-to-crm",
        "{\"id\": \"customers-to-crm\", \"direction\": \"out\", \"system\": \"crm\","
            + " \"connection\": \"api\", \"object\": \"rows\", \"recordType\": \"customer\","
            + " \"mapping\": \"to-crm\", \"write\": \"insert\"}");

    FakeRequest form = post(form("delete").with("sure", "yes"));

    assertThat(form.status).isEqualTo(400);
    assertThat(shown(form).sentences())
        .singleElement()
        .asString()
        .contains("flows/customers-to-crm", "api");
    assertThat(field(shown(form), "f.host").text()).isEqualTo("crm.example.org");
    assertThat(kit.version(Kind.SYSTEM, "crm")).isEqualTo(1);
    FakeRequest changed = post(filled("save").with("f.settings.objects.0@name", "other"));
    assertThat(shown(changed).sentences()).anyMatch(one -> one.contains("customers-to-crm"));
  }

  @Test
  void secrets_that_are_deleted_by_it_are_told() throws Exception {
    kit.dropped.add("crm/key");

    assertThat(post(filled("save").with("f.host", "other.example.org")).redirect)
        .isEqualTo("/syncline/connection.xhtml?system=crm&id=api&done=secrets-dropped");
  }

  @Test
  void a_form_that_is_not_of_this_session_is_not_taken() throws Exception {
    FakeRequest form = post(filled("save").with("token", "made up"));

    assertThat(form.error).isEqualTo(403);
    assertThat(kit.version(Kind.SYSTEM, "crm")).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(
      value = Role.class,
      names = {"OPERATOR", "AUDITOR", "AGENT", "MACHINE"})
  void who_may_not_configure_changes_nothing(Role role) throws Exception {
    FakeRequest form = kit.form(role, "/connection").with("system", "crm").with("id", "api");

    assertThat(post(form.with("act", "save").with("version", "1")).error).isEqualTo(403);
    assertThat(kit.version(Kind.SYSTEM, "crm")).isEqualTo(1);
  }

  @Test
  void what_is_not_there_is_not_found() throws Exception {
    assertThat(post(form("save").with("system", "nobody")).error).isEqualTo(404);
    assertThat(post(form("save").with("id", "nobody")).error).isEqualTo(404);
    assertThat(post(form("save").with("id", "").with("kind", "fax")).error).isEqualTo(404);
    assertThat(post(form("save").with("id", "")).error).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "no-act", "save:", "delete:x"})
  void an_act_that_nobody_knows_does_nothing(String act) throws Exception {
    FakeRequest form = act.startsWith("save") ? filled(act).with("version", "one") : filled(act);

    assertThat(post(form).redirect).endsWith("done=not-understood");
    assertThat(kit.version(Kind.SYSTEM, "crm")).isEqualTo(1);
  }

  @Test
  void markup_in_a_field_is_a_text_like_any_other() throws IOException, Exception {
    String script = "<script>alert(1)</script>\"'";

    post(filled("save").with("f.settings.objects.0.create.answer.id", script));

    Map<?, ?> settings = (Map<?, ?>) connection(1).get("settings");
    // It is kept, or refused, but never anything else than that text.
    assertThat(settings.toString())
        .matches(text -> text.contains(script) || text.contains("answer={id=id}"));
  }
}
