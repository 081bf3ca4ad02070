package org.syncline.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.syncline.platform.AuditTrail.Act;
import org.syncline.platform.InMemoryTransactions;
import org.syncline.platform.RememberedAudit;
import org.syncline.record.Contribution;
import org.syncline.record.FieldValues;
import org.syncline.record.GivenRights;
import org.syncline.record.GoldenRecord;
import org.syncline.record.InMemoryRecords;
import org.syncline.record.OneRecordType;
import org.syncline.record.Origin;
import org.syncline.record.RecordKeys;
import org.syncline.record.RecordType;
import org.syncline.record.RecordTypeDocument;
import org.syncline.record.RevealRecord;
import org.syncline.record.RightsOf;
import org.syncline.security.Accounts;
import org.syncline.security.Caller;
import org.syncline.security.Role;
import org.syncline.security.oidc.Oidc;
import org.syncline.security.rest.SessionLogIn;

class RevealServletTest {
  private static final RecordType PERSON =
      RecordTypeDocument.parse(
          """
          {"id": "person", "fields": [
            {"name": "name", "type": "string", "privacy": "personal"},
            {"name": "city", "type": "string", "privacy": "none"}]}
          """
              .getBytes(StandardCharsets.UTF_8));

  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final InMemoryRecords records = new InMemoryRecords(transactions);
  private final OneRecordType types = new OneRecordType(PERSON);
  private final RememberedAudit audit = new RememberedAudit();
  private final RightsOf rights = caller -> GivenRights.MASKED;
  private final SessionLogIn sessions =
      new SessionLogIn(
          noAccounts(),
          Oidc.off(),
          new SessionLogIn.Limits(Duration.ofMinutes(30), Duration.ofHours(12)),
          audit,
          new SecureRandom(),
          Clock.systemUTC());
  private int doneSoFar;
  private final RevealServlet servlet =
      new RevealServlet(
          new RevealRecord(
              transactions,
              records,
              types,
              audit,
              (who, action, since) -> doneSoFar,
              Clock.systemUTC()),
          rights,
          sessions);
  private long ada;

  /** The forms of a session need none. */
  private static Accounts noAccounts() {
    return (Accounts)
        Proxy.newProxyInstance(
            RevealServletTest.class.getClassLoader(),
            new Class<?>[] {Accounts.class},
            (proxy, method, arguments) -> {
              throw new UnsupportedOperationException(method.getName());
            });
  }

  @BeforeEach
  void a_person() {
    GoldenRecord record = GoldenRecord.begin(records.nextId(), "person", Instant.EPOCH);
    Origin origin = new Origin("s", "o", "k", 1, "f", 1, null, Instant.EPOCH, true);
    FieldValues values = FieldValues.of(Map.of("name", "<b>Ada</b>", "city", "Jena"));
    record.merge(new Contribution(origin, values, false), PERSON, Instant.EPOCH);
    transactions.inNew(
        () -> {
          records.add(List.of(RecordKeys.change(PERSON, FieldValues.none(), record)));
          return true;
        });
    ada = record.id();
  }

  private FakeRequest form(Role role, String why) {
    FakeRequest form = new FakeRequest().at("/reveal").by(Caller.of("olga", Set.of(role), null));
    return form.with("token", sessions.formToken(form.request()))
        .with("id", Long.toString(ada))
        .with("why", why);
  }

  private void post(FakeRequest form) throws Exception {
    servlet.doPost(form.request(), form.response());
  }

  private RecordPage page(FakeRequest form) {
    return new RecordDesk(transactions, records, types, rights, sessions).recordPage(form);
  }

  private RecordPage.Field name(FakeRequest form) {
    return Objects.requireNonNull(page(form).getSheet()).fields().stream()
        .filter(field -> field.label().equals("name"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void the_answer_is_the_page_itself_with_the_values_and_nothing_else_keeps_them()
      throws Exception {
    FakeRequest form = form(Role.OPERATOR, "The customer asks for her data");

    post(form);

    assertThat(form.forwarded).isEqualTo("/record.xhtml");
    assertThat(form.redirect).isNull();
    assertThat(form.status).isEqualTo(200);
    assertThat(form.headers).containsEntry("Cache-Control", "no-store");
    assertThat(name(form).value()).isEqualTo("<b>Ada</b>");
    assertThat(name(form).revealed()).isTrue();
    assertThat(name(form).masked()).isFalse();
    assertThat(Objects.requireNonNull(form.session).toString()).doesNotContain("Ada");
    assertThat(audit.acts()).extracting(Act::action).containsExactly("record.reveal");

    FakeRequest later = form.next().by(Caller.of("olga", Set.of(Role.OPERATOR), null));
    later.with("id", Long.toString(ada));
    assertThat(name(later).value()).isEqualTo("<\u2026");
    assertThat(name(later).masked()).isTrue();
  }

  @Test
  void values_of_one_record_are_not_shown_with_another() throws Exception {
    FakeRequest form = form(Role.OPERATOR, "The customer asks for her data");
    post(form);
    long first = ada;
    a_person();
    assertThat(ada).isNotEqualTo(first);

    form.with("id", Long.toString(ada));

    assertThat(name(form).value()).isEqualTo("<\u2026");
  }

  @Test
  void why_nothing_is_shown_is_said_on_the_page() throws Exception {
    FakeRequest without = form(Role.OPERATOR, "because");
    post(without);
    assertThat(without.status).isEqualTo(400);
    assertThat(page(without).getObjection()).contains("10 to 500 characters");
    assertThat(name(without).masked()).isTrue();

    doneSoFar = 31;
    FakeRequest oneMore = form(Role.OPERATOR, "The customer asks for her data");
    post(oneMore);
    assertThat(oneMore.status).isEqualTo(429);
    assertThat(page(oneMore).isTooMany()).isTrue();
    assertThat(name(oneMore).masked()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(
      value = Role.class,
      names = {"AUDITOR", "MACHINE"})
  void who_may_not_reveal_gets_nothing(Role role) throws Exception {
    FakeRequest form = form(role, "The customer asks for her data");

    post(form);

    assertThat(form.error).isEqualTo(403);
    assertThat(form.forwarded).isNull();
    assertThat(audit.acts()).isEmpty();
  }

  @Test
  void a_form_of_another_site_gets_nothing() throws Exception {
    FakeRequest form = form(Role.ADMIN, "The customer asks for her data").with("token", "guess");

    post(form);

    assertThat(form.error).isEqualTo(403);
    assertThat(audit.acts()).isEmpty();
  }

  @Test
  void what_is_no_id_is_not_found() throws Exception {
    FakeRequest form = form(Role.ADMIN, "The customer asks for her data").with("id", "1e3");

    post(form);

    assertThat(form.error).isEqualTo(404);
  }
}
