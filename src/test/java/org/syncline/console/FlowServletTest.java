package org.syncline.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.syncline.console.DocumentKit.members;
import static org.syncline.console.DocumentKit.shown;
import static org.syncline.console.DocumentKit.told;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.syncline.configuration.Kind;
import org.syncline.security.Role;

class FlowServletTest {
  private static final String CRM =
      """
      {"id": "crm", "name": "CRM", "owner": "Ada", "connections": [
        {"id": "api", "kind": "rest", "host": "crm.example.org", "port": 443, "settings": {
          "objects": {"rows": {"create": {"path": "/rows", "answer": {"id": "id"}},
            "update": {"method": "PATCH", "path": "/rows/{externalId}", "answer": {"id": "id"}}}}}}]}
      """;
  private static final String OUT =
      """
      {"id": "out", "output": {"kind": "json"}, "rows": [{"target": "name", "source": "familyName", "default": null}]}
      """;
  private static final String IN =
      """
      {"id": "in", "recordType": "customer", "rows": [
        {"target": "@key", "source": "no"}, {"target": "@version", "source": "rev"}, {"target": "familyName", "source": "name", "default": null}]}
      """;

  private final DocumentKit kit = new DocumentKit();
  private final FlowServlet servlet = new FlowServlet(kit.read, kit.configuration, kit.sessions);

  @BeforeEach
  void a_system_and_its_mappings() throws Exception {
    kit.put(
        Kind.RECORD_TYPE,
        "customer",
        Files.readString(Path.of("src/main/resources/record-types/customer.json")));
    kit.put(Kind.SYSTEM, "crm", CRM);
    kit.put(Kind.MAPPING, "out", OUT);
    kit.put(Kind.MAPPING, "in", IN);
  }

  private FakeRequest form(String id, String direction, int version) {
    return kit.form(Role.INTEGRATOR, "/flow")
        .with("id", id)
        .with("direction", direction)
        .with("version", Integer.toString(version))
        .with("act", "save")
        .with("f", "there")
        .with("f.system", "crm")
        .with("f.object", "rows")
        .with("f.recordType", "customer");
  }

  private FakeRequest outbound(String id, int version) {
    return form(id, "out", version)
        .with("f.connection", "api")
        .with("f.mapping", "out")
        .with("f.write", "upsert");
  }

  private FakeRequest post(FakeRequest form) throws Exception {
    servlet.doPost(form.request(), form.response());
    return form;
  }

  @Test
  void a_new_one_that_goes_out_is_put_with_its_direction() throws Exception {
    FakeRequest form = post(outbound("", 0).with("f.id", "to-crm").with("f.atOnce", "4"));

    assertThat(form.redirect).isEqualTo("/syncline/flow.xhtml?id=to-crm&done=flow-saved");
    assertThat(kit.document(Kind.FLOW, "to-crm"))
        .isEqualTo(
            members(
                """
                {"id": "to-crm", "direction": "out", "system": "crm", "connection": "api", "object": "rows",
                 "recordType": "customer", "mapping": "out", "write": "upsert", "atOnce": 4}
                """));
  }

  @Test
  void a_new_one_that_comes_in_is_put_with_its_format_as_json_text() throws Exception {
    FakeRequest form =
        post(
            form("", "in", 0)
                .with("f.id", "from-crm")
                .with("f.mapping", "in")
                .with("f.format@json", "{\"kind\": \"json\"}")
                .with("f.state", "partial")
                .with("f.order", "version"));

    assertThat(form.redirect).isEqualTo("/syncline/flow.xhtml?id=from-crm&done=flow-saved");
    assertThat(kit.document(Kind.FLOW, "from-crm").get("format"))
        .isEqualTo(members("{\"kind\": \"json\"}"));
    assertThat(kit.document(Kind.FLOW, "from-crm")).doesNotContainKey("direction");
  }

  @Test
  void a_change_keeps_its_id_and_its_direction() throws Exception {
    post(outbound("", 0).with("f.id", "to-crm"));

    FakeRequest form = post(outbound("to-crm", 1).with("f.enabled", "false"));

    assertThat(form.redirect).endsWith("done=flow-saved");
    assertThat(kit.version(Kind.FLOW, "to-crm")).isEqualTo(2);
    assertThat(kit.document(Kind.FLOW, "to-crm"))
        .containsEntry("direction", "out")
        .containsEntry("enabled", false);
  }

  @Test
  void what_speaks_against_it_is_told_at_its_field_and_nothing_is_put() throws Exception {
    EditedForm form =
        shown(
            post(
                outbound("", 0)
                    .with("f.id", "to-crm")
                    .with("f.sweepEvery", "soon")
                    .with("f.atOnce", "900")));

    assertThat(told(form, "f.sweepEvery")).isNotEmpty();
    assertThat(told(form, "f.atOnce")).isNotEmpty();
    assertThat(kit.version(Kind.FLOW, "to-crm")).isZero();
  }

  @Test
  void a_mapping_that_is_not_there_is_told() throws Exception {
    EditedForm form =
        shown(post(outbound("", 0).with("f.id", "to-crm").with("f.mapping", "nobody")));

    assertThat(form.trouble()).isEqualTo(EditedForm.REFUSED);
    assertThat(kit.version(Kind.FLOW, "to-crm")).isZero();
  }

  @Test
  void what_somebody_else_changed_meanwhile_is_not_written_over() throws Exception {
    post(outbound("", 0).with("f.id", "to-crm"));
    post(outbound("to-crm", 1).with("f.atOnce", "2"));

    EditedForm form = shown(post(outbound("to-crm", 1).with("f.atOnce", "9")));

    assertThat(form.trouble()).isEqualTo(EditedForm.CHANGED);
    assertThat(kit.version(Kind.FLOW, "to-crm")).isEqualTo(2);
  }

  @Test
  void one_that_is_not_there_is_not_found() throws Exception {
    assertThat(post(outbound("nobody", 1)).error).isEqualTo(404);
  }

  @Test
  void who_may_not_configure_puts_nothing() throws Exception {
    FakeRequest form = kit.form(Role.OPERATOR, "/flow").with("act", "save").with("version", "0");

    assertThat(post(form).error).isEqualTo(403);
  }
}
