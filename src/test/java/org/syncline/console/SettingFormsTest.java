package org.syncline.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.syncline.platform.AuditTrail.Act;
import org.syncline.security.Caller;
import org.syncline.security.Role;
import org.syncline.security.egress.AdministerEgress;
import org.syncline.security.egress.EgressEntry;
import org.syncline.security.egress.jpa.SqlEgressEntries;
import org.syncline.security.secret.AdministerSecrets;
import org.syncline.security.secret.Endpoint;
import org.syncline.security.secret.GivenKeys;
import org.syncline.security.secret.SealSecrets;
import org.syncline.security.secret.SecretName;
import org.syncline.security.secret.SecretUses;
import org.syncline.security.secret.UseSecrets;
import org.syncline.security.secret.UseSecrets.Answer;
import org.syncline.security.secret.jpa.SqlSecrets;

/** What the forms do that say what the hub may call, and with which secrets. */
class SettingFormsTest {
  private static final Caller INES = Caller.of("ines", Set.of(Role.INTEGRATOR), null);
  private static final Endpoint CRM = new Endpoint("rest", "crm.example.org", 443, true);

  private final AdminDesk desk = new AdminDesk();
  private final AdministerEgress egress =
      new AdministerEgress(
          desk.transactions, new SqlEgressEntries(desk.sql), desk.audit, desk.clock, () -> {});
  private final EgressServlet egressForm = new EgressServlet(egress, desk.sessions);

  private final GivenKeys keys = new GivenKeys().with(1, 7);
  private final SealSecrets seals = new SealSecrets(keys, new SecureRandom());
  private final SqlSecrets stored = new SqlSecrets(desk.sql);
  private final AdministerSecrets secrets =
      new AdministerSecrets(desk.transactions, stored, uses(), seals, desk.audit, desk.clock);
  private final SecretServlet secretForm = new SecretServlet(secrets, desk.sessions);

  private static SecretUses uses() {
    return new SecretUses() {
      @Override
      public List<Use> all() {
        return List.of(new Use(new SecretName("crm", "api-key"), "api", CRM));
      }

      @Override
      public List<Use> ofSystem(String system) {
        return all().stream().filter(use -> use.secret().system().equals(system)).toList();
      }
    };
  }

  // ---- what may be called

  private FakeRequest putting(Caller caller) {
    return desk.form("/egress", caller)
        .with("decision", "put")
        .with("id", "crm")
        .with("host", "CRM.example.org")
        .with("ports", "443, 8443")
        .with("back", "egress.xhtml");
  }

  private FakeRequest egress(FakeRequest form) throws Exception {
    egressForm.doPost(form.request(), form.response());
    return form;
  }

  private List<EgressEntry> entries() {
    return egress.all(AdminDesk.ADA).stream().map(kept -> kept.entry()).toList();
  }

  @Test
  void an_entry_is_put_changed_and_removed() throws Exception {
    assertThat(egress(putting(AdminDesk.ADA)).redirect)
        .isEqualTo("/syncline/egress.xhtml?done=egress-put");
    assertThat(entries())
        .containsExactly(
            new EgressEntry("crm", "crm.example.org", List.of(443, 8443), false, false, false));

    egress(putting(AdminDesk.ADA).with("also", "private", "plain"));
    assertThat(entries().get(0).privateNetworks()).isTrue();
    assertThat(entries().get(0).plain()).isTrue();
    assertThat(entries().get(0).loopback()).isFalse();

    FakeRequest gone =
        egress(desk.form("/egress", AdminDesk.ADA).with("decision", "remove").with("id", "crm"));
    assertThat(gone.redirect).endsWith("done=egress-removed");
    assertThat(entries()).isEmpty();
    FakeRequest again =
        egress(desk.form("/egress", AdminDesk.ADA).with("decision", "remove").with("id", "crm"));
    assertThat(again.redirect).endsWith("done=egress-unknown");
  }

  @ParameterizedTest
  @CsvSource({
    "id, CRM!, mistake.id",
    "host, *.org, mistake.host",
    "host, http://crm, mistake.host",
    "ports, '', mistake.ports",
    "ports, '443;80', mistake.ports",
    "ports, 70000, mistake.ports"
  })
  void what_is_not_usable_is_told_at_its_field_and_nothing_is_allowed(
      String field, String given, String mistake) throws Exception {
    FakeRequest form = egress(putting(AdminDesk.ADA).with(field, given));

    assertThat(form.forwarded).isEqualTo("/egress.xhtml");
    assertThat(form.status).isEqualTo(400);
    assertThat(FormRefusal.mistake(form.request(), field)).isEqualTo(mistake);
    assertThat(entries()).isEmpty();
  }

  @Test
  void only_administrators_say_what_may_be_called_and_only_by_their_own_page() throws Exception {
    assertThat(egress(putting(INES)).error).isEqualTo(403);
    assertThat(egress(putting(AdminDesk.ADA).with("token", "x")).error).isEqualTo(403);
    assertThat(egress(putting(AdminDesk.ADA).with("decision", "allow")).redirect)
        .endsWith("done=not-understood");
    assertThat(entries()).isEmpty();
  }

  // ---- secrets

  private FakeRequest secret(Caller caller, String decision, String... more) throws Exception {
    FakeRequest form =
        desk.form("/secret", caller).with("decision", decision).with("back", "secrets.xhtml");
    for (int i = 0; i < more.length; i += 2) {
      form.with(more[i], more[i + 1]);
    }
    secretForm.doPost(form.request(), form.response());
    return form;
  }

  private String known() {
    Answer answer =
        new UseSecrets(desk.transactions, stored, seals, desk.audit)
            .give("crm", "crm/api-key", CRM, "test");
    return answer instanceof Answer.Given given ? given.value().reveal() : "withheld";
  }

  @Test
  void a_secret_is_set_without_the_end_of_the_line_that_was_copied_along() throws Exception {
    FakeRequest form =
        secret(INES, "put", "name", " crm/api-key ", "value", " two\r\nlines \r\n\r\n");

    assertThat(form.redirect).isEqualTo("/syncline/secrets.xhtml?done=secret-put");
    assertThat(known()).isEqualTo(" two\nlines ");
    assertThat(desk.acts()).contains(Act.done("ines", "secret.put", "secret/crm/api-key", "key=1"));
  }

  @ParameterizedTest
  @CsvSource({
    "crm, x, name, mistake.secret",
    "crm/other, x, name, mistake.unused",
    "crm/api-key, '', value, mistake.value"
  })
  void what_can_not_be_set_is_told_and_the_value_is_never_shown(
      String name, String value, String field, String mistake) throws Exception {
    FakeRequest form = secret(INES, "put", "name", name, "value", value);

    assertThat(form.forwarded).isEqualTo("/secrets.xhtml");
    assertThat(FormRefusal.mistake(form.request(), field)).isEqualTo(mistake);
    assertThat(known()).isEqualTo("withheld");
  }

  @Test
  void a_secret_is_deleted_once() throws Exception {
    secret(INES, "put", "name", "crm/api-key", "value", "x");

    assertThat(secret(INES, "remove", "name", "crm/api-key").redirect)
        .endsWith("done=secret-removed");
    assertThat(secret(INES, "remove", "name", "crm/api-key").redirect)
        .endsWith("done=secret-unknown");
    assertThat(secret(INES, "remove", "name", "no name").redirect).endsWith("done=secret-unknown");
    assertThat(known()).isEqualTo("withheld");
  }

  @Test
  void all_are_sealed_anew_by_who_may_and_what_did_not_open_is_told() throws Exception {
    secret(INES, "put", "name", "crm/api-key", "value", "x");
    keys.with(2, 9);

    assertThat(secret(INES, "reseal").error).isEqualTo(403);
    assertThat(secret(AdminDesk.ADA, "reseal").redirect).endsWith("done=secrets-resealed");
    keys.with(3, 11).without(2);
    assertThat(secret(AdminDesk.ADA, "reseal").redirect).endsWith("done=secrets-unreadable");
  }

  @Test
  void without_a_key_nothing_is_set_and_that_is_told() throws Exception {
    keys.without(1);

    assertThat(secret(INES, "put", "name", "crm/api-key", "value", "x").redirect)
        .endsWith("done=keys-missing");
  }

  @Test
  void a_form_of_elsewhere_or_of_who_may_not_sets_nothing() throws Exception {
    assertThat(secret(AdminDesk.BOB, "put", "name", "crm/api-key", "value", "x").error)
        .isEqualTo(403);
    assertThat(secret(INES, "put", "token", "x", "name", "crm/api-key", "value", "x").error)
        .isEqualTo(403);
    assertThat(known()).isEqualTo("withheld");
  }
}
