package org.syncline.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.syncline.platform.AuditTrail.Act;
import org.syncline.security.AnchorFile;
import org.syncline.security.KeepAudit;
import org.syncline.security.ReadAudit;
import org.syncline.security.VerifyAudit;
import org.syncline.security.VerifyAudit.Verdict;
import org.syncline.security.jpa.SqlAuditEntries;

class VerifyAuditServletTest {
  @TempDir private Path folder;
  private final AdminDesk desk = new AdminDesk();
  private VerifyAuditServlet servlet;

  @BeforeEach
  void a_trail_of_three() {
    SqlAuditEntries entries = new SqlAuditEntries(desk.sql);
    KeepAudit audit = new KeepAudit(desk.transactions, entries, desk.clock);
    for (int i = 1; i <= 3; i++) {
      audit.noteAlone(Act.done("ada", "record.change", "record/" + i, ""));
    }
    VerifyAudit verify =
        new VerifyAudit(desk.transactions, entries, new AnchorFile(folder.resolve("anchors")));
    servlet =
        new VerifyAuditServlet(new ReadAudit(desk.transactions, entries, verify), desk.sessions);
  }

  private FakeRequest post(FakeRequest form) throws Exception {
    servlet.doPost(form.request(), form.response());
    return form;
  }

  private JsonNode part(String after) throws Exception {
    FakeRequest form =
        post(
            desk.form("/verify-audit", AdminDesk.ADA)
                .withHeader("Accept", "application/json")
                .with("after", after));
    assertThat(form.headers).containsEntry("Content-Type", "application/json");
    return new ObjectMapper().readTree(form.body.toString());
  }

  @Test
  void the_page_itself_says_what_was_found_and_no_address_does() throws Exception {
    FakeRequest form = post(desk.form("/verify-audit", AdminDesk.ADA));

    assertThat(form.forwarded).isEqualTo("/audit.xhtml");
    assertThat(form.redirect).isNull();
    assertThat(VerifyAuditServlet.verdict(form.request()))
        .isInstanceOfSatisfying(
            Verdict.Sound.class, sound -> assertThat(sound.last()).isEqualTo(3));
  }

  @Test
  void a_script_is_told_how_far_it_is_and_what_was_found() throws Exception {
    JsonNode whole = part("");
    assertThat(whole.get("read").asLong()).isEqualTo(3);
    assertThat(whole.get("last").asLong()).isEqualTo(3);
    assertThat(whole.get("over").asBoolean()).isTrue();
    assertThat(whole.get("broken").isNull()).isTrue();

    desk.sql.update("update audit_entry set actor = 'eve' where entry_number = 2", p -> {});

    assertThat(part("1").get("broken").asLong()).isEqualTo(2);
    assertThat(VerifyAuditServlet.json(new VerifyAudit.Part(null, 10_000, 20_000)))
        .isEqualTo("{\"read\": 10000, \"last\": 20000, \"over\": false, \"broken\": null}");
  }

  @Test
  void what_is_no_place_in_the_trail_is_refused() throws Exception {
    FakeRequest form =
        post(
            desk.form("/verify-audit", AdminDesk.ADA)
                .withHeader("Accept", "application/json")
                .with("after", "-1"));

    assertThat(form.error).isEqualTo(400);
  }

  @Test
  void a_form_of_elsewhere_or_of_who_may_not_reads_nothing() throws Exception {
    assertThat(post(desk.form("/verify-audit", AdminDesk.BOB)).error).isEqualTo(403);
    FakeRequest forged = post(desk.form("/verify-audit", AdminDesk.ADA).with("token", "x"));
    assertThat(forged.error).isEqualTo(403);
    assertThat(VerifyAuditServlet.verdict(forged.request())).isNull();
  }
}
