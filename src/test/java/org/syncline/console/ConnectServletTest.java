package org.syncline.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.syncline.console.DocumentKit.members;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.syncline.configuration.Kind;
import org.syncline.platform.AuditTrail.Act;
import org.syncline.record.RecordType;
import org.syncline.record.RecordTypes;
import org.syncline.security.Role;
import org.syncline.sync.bulk.SampleFile;

/** What the forms of the guide do. */
class ConnectServletTest {
  private static final String CSV = "{\"kind\":\"csv\",\"separator\":\";\"}";

  @TempDir private Path disk;
  private JobKit kit;

  @BeforeEach
  void a_hub() throws IOException {
    kit = new JobKit(disk);
  }

  private RecordTypes types() {
    return new RecordTypes() {
      @Override
      public Optional<RecordType> named(String id) {
        return kit.documents.configuration.current().recordType(id);
      }

      @Override
      public Collection<RecordType> all() {
        return kit.documents.configuration.current().recordTypes();
      }
    };
  }

  private FakeRequest post(FakeRequest form) throws Exception {
    new ConnectServlet(kit.documents.configuration, kit.samples, types(), kit.documents.sessions)
        .doPost(form.request(), form.response());
    return form;
  }

  private FakeRequest form(String act) {
    return kit.form(Role.INTEGRATOR, "/connect").with("act", act);
  }

  private FakeRequest system(String id, String way) {
    return form("system")
        .with("id", id)
        .with("name", "Shop")
        .with("owner", "Sales")
        .with("way", way);
  }

  private static String mistake(FakeRequest form, String field) {
    assertThat(form.status).isEqualTo(400);
    assertThat(form.forwarded).isEqualTo("/connect.xhtml");
    return FormRefusal.mistake(form.request(), field);
  }

  // ---- the system

  @Test
  void a_system_is_made_and_the_guide_goes_on_with_it() throws Exception {
    FakeRequest form = post(system("shop", "file"));

    assertThat(form.redirect)
        .isEqualTo("/syncline/connect.xhtml?system=shop&way=file&done=system-saved");
    assertThat(kit.documents.document(Kind.SYSTEM, "shop"))
        .isEqualTo(members("{\"id\": \"shop\", \"name\": \"Shop\", \"owner\": \"Sales\"}"));
  }

  @Test
  void what_is_missing_of_a_system_or_wrong_with_it_is_told_at_its_field() throws Exception {
    assertThat(mistake(post(system("shop", "file").with("owner", " ")), "owner"))
        .isEqualTo("mistake.needed");
    assertThat(mistake(post(system("No id", "file")), "id")).isEqualTo("mistake.id");
    assertThat(mistake(post(system("shop", "pigeon")), "way")).isEqualTo("mistake.choice");
    assertThat(mistake(post(system("erp", "file")), "id")).isEqualTo("mistake.idthere");
    assertThat(kit.documents.version(Kind.SYSTEM, "erp")).isEqualTo(1);

    FakeRequest own = post(system("hub", "file"));
    assertThat(own.status).isEqualTo(400);
    assertThat(EditedForm.of(own.request()).sentences()).isNotEmpty();
    assertThat(kit.documents.version(Kind.SYSTEM, "shop")).isZero();
  }

  // ---- what comes

  private FakeRequest chosen(String act) {
    return form(act)
        .with("system", "erp")
        .with("way", "file")
        .with("object", "customer")
        .with("recordType", "customer")
        .with("file", "people.csv")
        .with("kind", "csv")
        .with("separator", "semicolon");
  }

  @Test
  void the_first_records_are_shown_masked_and_nothing_is_kept_of_them() throws Exception {
    kit.put("people.csv", "no;name\n1;Ada\n2;Bob\n3;Cid\n4;Dan\n5;Eva\n6;Flo\n");

    FakeRequest form = post(chosen("preview"));

    SampleFile.Answer.Sample sample = ConnectServlet.sample(form.request());
    assertThat(sample.records()).hasSize(ConnectServlet.SHOWN);
    assertThat(sample.records().get(0).values().toString()).contains("A\u2026 (3)");
    assertThat(form.forwarded).isEqualTo("/connect.xhtml");
    assertThat(form.headers).containsEntry("Cache-Control", "private, no-store");
    assertThat(kit.documents.audit.acts())
        .contains(Act.done("olga", "file.sample", "file/people.csv", "records=5"));
  }

  @Test
  void a_format_that_is_chosen_goes_on_in_the_address() throws Exception {
    kit.put("people.csv", "no;name\n1;Ada\n");

    FakeRequest form = post(chosen("format"));

    assertThat(form.redirect)
        .startsWith("/syncline/connect.xhtml?system=erp&way=file&object=customer")
        .contains("file=people.csv", "format=%7B%22kind%22", "separator")
        .endsWith("done=format-chosen");
    assertThat(kit.documents.audit.acts()).noneMatch(act -> act.action().equals("file.sample"));
  }

  @Test
  void what_can_not_be_read_so_is_told() throws Exception {
    kit.put("people.csv", "no;name\n1;Ada\n");

    assertThat(mistake(post(chosen("preview").with("object", "")), "object"))
        .isEqualTo("mistake.needed");
    assertThat(mistake(post(chosen("format").with("recordType", "alien")), "recordType"))
        .isEqualTo("mistake.choice");
    assertThat(mistake(post(chosen("format").with("file", "")), "chosen"))
        .isEqualTo("mistake.norunfile");
    assertThat(mistake(post(chosen("preview").with("file", "nobody.csv")), "chosen"))
        .isEqualTo("mistake.norunfile");
    for (FakeRequest form :
        new FakeRequest[] {
          chosen("preview").with("charset", "klingon"),
          chosen("format").with("skipLines", "x"),
          chosen("format").with("header", "no"),
          chosen("format").with("kind", "document").with("json", "{"),
          chosen("preview").with("kind", "document").with("json", "{\"kind\": \"map\"}")
        }) {
      assertThat(post(form).status).isEqualTo(400);
      assertThat(EditedForm.of(form.request()).sentences()).isNotEmpty();
      assertThat(ConnectServlet.sample(form.request())).isNull();
    }
  }

  @Test
  void a_system_that_sends_messages_needs_no_file() throws Exception {
    FakeRequest form = post(chosen("format").with("way", "jms").with("file", ""));

    assertThat(form.redirect).contains("way=jms").endsWith("done=format-chosen");
  }

  // ---- the flow

  private FakeRequest flow(String id) {
    return form("flow")
        .with("system", "erp")
        .with("way", "file")
        .with("object", "customer")
        .with("recordType", "customer")
        .with("file", "people.csv")
        .with("format", CSV)
        .with("flow", id)
        .with("mapping", "people")
        .with("state", "full")
        .with("order", "version");
  }

  @Test
  void a_flow_is_made_of_what_was_chosen() throws Exception {
    FakeRequest form = post(flow("erp-customer"));

    assertThat(form.redirect).contains("connect.xhtml?system=erp").endsWith("done=flow-saved");
    assertThat(kit.documents.document(Kind.FLOW, "erp-customer"))
        .isEqualTo(
            members(
                """
                {"id": "erp-customer", "system": "erp", "object": "customer", "recordType": "customer",
                 "strategy": "scheduled", "format": {"kind": "csv", "separator": ";"}, "mapping": "people",
                 "state": "full", "order": "version"}
                """));
  }

  @Test
  void what_speaks_against_a_flow_is_told_and_none_is_made() throws Exception {
    assertThat(mistake(post(flow("No id")), "flow")).isEqualTo("mistake.id");
    assertThat(mistake(post(flow("people")), "flow")).isEqualTo("mistake.idthere");
    FakeRequest noMapping = post(flow("erp-customer").with("mapping", "nobody"));
    FakeRequest noOrder = post(flow("erp-customer").with("order", "time"));

    assertThat(EditedForm.of(noMapping.request()).sentences().toString()).contains("nobody");
    assertThat(noOrder.status).isEqualTo(400);
    assertThat(post(flow("erp-customer").with("format", "{")).redirect)
        .endsWith("done=not-understood");
    assertThat(kit.documents.version(Kind.FLOW, "erp-customer")).isZero();
  }

  @Test
  void who_may_not_configure_does_nothing_here() throws Exception {
    FakeRequest operator =
        kit.form(Role.OPERATOR, "/connect").with("act", "system").with("id", "shop");
    FakeRequest forged = system("shop", "file").with("token", "forged");

    assertThat(post(operator).error).isEqualTo(403);
    assertThat(post(forged).error).isEqualTo(403);
    assertThat(post(form("dance")).redirect).endsWith("done=not-understood");
    assertThat(kit.documents.version(Kind.SYSTEM, "shop")).isZero();
  }
}
