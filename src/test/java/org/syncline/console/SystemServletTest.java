package org.syncline.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.syncline.console.DocumentKit.field;
import static org.syncline.console.DocumentKit.members;
import static org.syncline.console.DocumentKit.shown;
import static org.syncline.console.DocumentKit.told;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.syncline.configuration.Kind;
import org.syncline.security.Role;

class SystemServletTest {
  private static final String ERP =
      """
      {"id": "erp", "name": "ERP", "owner": "Ada", "connections": [
        {"id": "api", "kind": "rest", "host": "erp.example.org", "port": 443}]}
      """;

  private final DocumentKit kit = new DocumentKit();
  private final SystemServlet servlet =
      new SystemServlet(kit.read, kit.configuration, kit.sessions);

  @BeforeEach
  void a_system() {
    kit.put(Kind.SYSTEM, "erp", ERP);
  }

  private FakeRequest form(String id, int version) {
    return kit.form(Role.INTEGRATOR, "/system")
        .with("id", id)
        .with("version", Integer.toString(version))
        .with("act", "save")
        .with("f", "there");
  }

  private FakeRequest post(FakeRequest form) throws Exception {
    servlet.doPost(form.request(), form.response());
    return form;
  }

  @Test
  void what_it_says_of_itself_is_changed_and_its_connections_stay() throws Exception {
    FakeRequest form =
        post(
            form("erp", 1)
                .with("f.name", "Enterprise <b>planning</b>")
                .with("f.owner", "Bob")
                .with("f.queue", "bulk")
                .with("f.defaultObject", ""));

    assertThat(form.redirect).isEqualTo("/syncline/system.xhtml?id=erp&done=system-saved");
    assertThat(kit.document(Kind.SYSTEM, "erp"))
        .isEqualTo(
            members(
                ERP.replace("\"ERP\"", "\"Enterprise <b>planning</b>\"")
                    .replace("\"owner\": \"Ada\"", "\"owner\": \"Bob\", \"queue\": \"bulk\"")));
  }

  @Test
  void what_is_missing_is_told_at_its_field() throws Exception {
    EditedForm shown = shown(post(form("erp", 1).with("f.name", "").with("f.owner", " ")));

    assertThat(told(shown, "f.name")).containsExactly("This member is missing: give a text.");
    assertThat(told(shown, "f.owner")).containsExactly("This text is empty: fill it in.");
    assertThat(kit.version(Kind.SYSTEM, "erp")).isEqualTo(1);
  }

  @Test
  void a_new_system_is_put() throws Exception {
    FakeRequest form =
        post(form("", 0).with("f.id", "shop").with("f.name", "Shop").with("f.owner", "Eve"));

    assertThat(form.redirect).isEqualTo("/syncline/system.xhtml?id=shop&done=system-saved");
    assertThat(kit.document(Kind.SYSTEM, "shop"))
        .isEqualTo(members("{\"id\": \"shop\", \"name\": \"Shop\", \"owner\": \"Eve\"}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "Shop", "../shop", "api api", "hub"})
  void a_new_system_with_an_unusable_id_is_told_so_at_the_field(String id) throws Exception {
    EditedForm shown =
        shown(post(form("", 0).with("f.id", id).with("f.name", "S").with("f.owner", "E")));

    boolean atField = !told(shown, "f.id").isEmpty();
    boolean atWhole = !shown.groups().get(0).mistakes().isEmpty();
    assertThat(atField || atWhole).isTrue();
    assertThat(field(shown, "f.id").text()).isEqualTo(id);
    assertThat(kit.read.latest(Kind.SYSTEM, org.syncline.platform.GivenActor.ADA)).hasSize(1);
  }

  @Test
  void an_id_that_is_too_long_is_told_before_anything_is_put() throws Exception {
    EditedForm shown =
        shown(
            post(
                form("", 0).with("f.id", "a".repeat(61)).with("f.name", "S").with("f.owner", "E")));

    assertThat(told(shown, "f.id")).containsExactly("Choose an id of at most 60 characters.");
  }

  @Test
  void a_new_system_does_not_take_the_place_of_one_that_is_there() throws Exception {
    FakeRequest form =
        post(form("", 0).with("f.id", "erp").with("f.name", "New").with("f.owner", "Eve"));

    assertThat(form.status).isEqualTo(409);
    assertThat(shown(form).trouble()).isEqualTo(EditedForm.CHANGED);
    assertThat(kit.document(Kind.SYSTEM, "erp")).isEqualTo(members(ERP));
  }

  @Test
  void connections_are_not_changed_here() throws Exception {
    FakeRequest form =
        post(
            form("erp", 1)
                .with("json", "{\"name\": \"ERP\", \"owner\": \"Ada\", \"connections\": []}"));

    assertThat(shown(form).sentences()).singleElement().asString().startsWith("connections: ");
    assertThat(kit.version(Kind.SYSTEM, "erp")).isEqualTo(1);
  }

  @Test
  void what_is_not_there_is_not_found() throws Exception {
    assertThat(post(form("nobody", 1)).error).isEqualTo(404);
  }
}
