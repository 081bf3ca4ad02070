package org.syncline.security.secret.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.syncline.platform.AuditTrail.Act;
import org.syncline.platform.GivenActor;
import org.syncline.platform.LocalTransactions;
import org.syncline.platform.RememberedAudit;
import org.syncline.platform.SteppingClock;
import org.syncline.platform.jpa.Sql;
import org.syncline.security.secret.AdministerSecrets;
import org.syncline.security.secret.AdministerSecrets.Listed;
import org.syncline.security.secret.Endpoint;
import org.syncline.security.secret.GivenKeys;
import org.syncline.security.secret.SealSecrets;
import org.syncline.security.secret.SealingKeys;
import org.syncline.security.secret.SecretName;
import org.syncline.security.secret.SecretUses;
import org.syncline.security.secret.SecretValue;
import org.syncline.security.secret.UseSecrets;
import org.syncline.security.secret.UseSecrets.Answer;
import org.syncline.security.secret.UseSecrets.Why;

/** Secrets are given to whom they are for, on every database. */
abstract class SecretRules {
  private static final SecretName NAME = new SecretName("erp", "api-key");
  private static final SecretName OTHER = new SecretName("shop", "api-key");
  private static final Endpoint HERE = new Endpoint("rest", "crm.example.org", 443, true);
  private static final Endpoint THERE = new Endpoint("rest", "evil.example.org", 443, true);
  private static final SecretValue VALUE = SecretValue.of("hunter2-hunter2");

  private final SteppingClock clock = new SteppingClock();
  private final RememberedAudit audit = new RememberedAudit();
  private final GivenKeys keys = new GivenKeys().with(1, 7);
  private final List<SecretUses.Use> uses = new ArrayList<>();
  private LocalTransactions transactions;
  private Sql sql;
  private AdministerSecrets secrets;
  private UseSecrets use;

  abstract DataSource migratedDatabase();

  @BeforeEach
  void a_hub() {
    transactions = new LocalTransactions(migratedDatabase());
    sql = Sql.on(transactions.source());
    SealSecrets seals = new SealSecrets(keys, new SecureRandom());
    SecretUses configured =
        new SecretUses() {
          @Override
          public List<Use> all() {
            return List.copyOf(uses);
          }

          @Override
          public List<Use> ofSystem(String system) {
            return uses.stream().filter(used -> used.secret().system().equals(system)).toList();
          }
        };
    SqlSecrets store = new SqlSecrets(sql);
    secrets = new AdministerSecrets(transactions, store, configured, seals, audit, clock);
    use = new UseSecrets(transactions, store, seals, audit);
    uses.add(new SecretUses.Use(NAME, "api", HERE));
    uses.add(new SecretUses.Use(OTHER, "api", THERE));
  }

  private String given(String system, String name, Endpoint endpoint) {
    Answer answer = use.give(system, name, endpoint, "ada");
    return answer instanceof Answer.Given given
        ? given.value().reveal()
        : ((Answer.Withheld) answer).why().name();
  }

  private List<SecretName> keepOnly(SecretUses.Use... used) {
    return transactions.inNew(() -> secrets.keepOnly("erp", List.of(used), "bob"));
  }

  @Test
  void a_secret_is_given_for_what_it_was_set_for() {
    assertThat(secrets.put(NAME, VALUE, GivenActor.ADA)).isTrue();

    assertThat(given("erp", "erp/api-key", HERE)).isEqualTo("hunter2-hunter2");
    assertThat(secrets.all(GivenActor.ADA))
        .containsExactly(new Listed(NAME, List.of("api"), clock.instant(), "ada"));
    assertThat(audit.acts())
        .containsExactly(Act.done("ada", "secret.put", "secret/erp/api-key", "key=1"));
  }

  @Test
  void a_secret_that_no_connection_uses_is_not_taken() {
    assertThat(secrets.put(new SecretName("erp", "other"), VALUE, GivenActor.ADA)).isFalse();
    assertThat(secrets.put(new SecretName("none", "api-key"), VALUE, GivenActor.ADA)).isFalse();

    assertThat(secrets.all(GivenActor.ADA)).isEmpty();
    assertThat(audit.acts()).hasSize(2).allMatch(Act::refused);
  }

  @Test
  void it_is_not_given_for_anything_else() {
    secrets.put(NAME, VALUE, GivenActor.ADA);

    for (Endpoint other :
        List.of(
            THERE,
            new Endpoint("soap", HERE.host(), 443, true),
            new Endpoint("rest", HERE.host(), 444, true),
            new Endpoint("rest", HERE.host(), 443, false))) {
      assertThat(given("erp", "erp/api-key", other)).isEqualTo(Why.OTHER_ENDPOINT.name());
    }
    assertThat(audit.acts().get(1))
        .isEqualTo(Act.refused("ada", "secret.use", "systems/erp", "why=OTHER_ENDPOINT"));
  }

  @Test
  void a_foreign_secret_is_refused_alike_whether_it_is_there_or_not() {
    secrets.put(NAME, VALUE, GivenActor.ADA);
    int before = audit.acts().size();

    assertThat(given("shop", "erp/api-key", HERE)).isEqualTo(Why.FOREIGN.name());
    assertThat(given("shop", "erp/none", HERE)).isEqualTo(Why.FOREIGN.name());
    assertThat(given("shop", "no name", HERE)).isEqualTo(Why.FOREIGN.name());
    assertThat(audit.acts().subList(before, before + 3)).containsOnly(audit.acts().get(before));
  }

  @Test
  void another_value_takes_its_place() {
    secrets.put(NAME, VALUE, GivenActor.ADA);
    secrets.put(NAME, SecretValue.of("another"), GivenActor.everything("bob"));

    assertThat(given("erp", "erp/api-key", HERE)).isEqualTo("another");
    assertThat(secrets.all(GivenActor.ADA))
        .singleElement()
        .extracting(Listed::setBy)
        .isEqualTo("bob");
  }

  @Test
  void what_was_deleted_is_gone() {
    secrets.put(NAME, VALUE, GivenActor.ADA);

    assertThat(secrets.remove(NAME, GivenActor.ADA)).isTrue();
    assertThat(secrets.remove(NAME, GivenActor.ADA)).isFalse();

    assertThat(given("erp", "erp/api-key", HERE)).isEqualTo(Why.NOT_SET.name());
  }

  @Test
  void a_connection_that_leads_elsewhere_loses_its_secret() {
    secrets.put(NAME, VALUE, GivenActor.ADA);
    secrets.put(OTHER, VALUE, GivenActor.ADA);

    assertThat(keepOnly(new SecretUses.Use(NAME, "api", HERE))).isEmpty();
    assertThat(keepOnly(new SecretUses.Use(NAME, "renamed", HERE))).isEmpty();
    assertThat(keepOnly(new SecretUses.Use(NAME, "api", THERE))).containsExactly(NAME);

    assertThat(given("erp", "erp/api-key", HERE)).isEqualTo(Why.NOT_SET.name());
    assertThat(given("erp", "erp/api-key", THERE)).isEqualTo(Why.NOT_SET.name());
    assertThat(given("shop", "shop/api-key", THERE)).isEqualTo("hunter2-hunter2");
    assertThat(audit.acts())
        .contains(Act.done("bob", "secret.drop", "secret/erp/api-key", "systems/erp"));
  }

  @Test
  void a_secret_that_is_no_longer_used_is_not_kept_for_later() {
    secrets.put(NAME, VALUE, GivenActor.ADA);

    assertThat(keepOnly()).containsExactly(NAME);
    assertThat(keepOnly()).isEmpty();
  }

  @Test
  void it_is_dropped_with_the_change_or_not_at_all() {
    secrets.put(NAME, VALUE, GivenActor.ADA);

    assertThatThrownBy(
            () ->
                transactions.inNew(
                    () -> {
                      secrets.keepOnly("erp", List.of(), "bob");
                      throw new IllegalStateException("not stored");
                    }))
        .isInstanceOf(IllegalStateException.class);

    assertThat(given("erp", "erp/api-key", HERE)).isEqualTo("hunter2-hunter2");
  }

  @Test
  void a_row_that_was_changed_by_hand_gives_nothing() {
    secrets.put(NAME, VALUE, GivenActor.ADA);
    uses.add(new SecretUses.Use(new SecretName("erp", "b"), "b", THERE));
    secrets.put(new SecretName("erp", "b"), SecretValue.of("of b"), GivenActor.ADA);

    sql.update("update secret set host = 'evil.example.org' where name = 'api-key'", p -> {});
    assertThat(given("erp", "erp/api-key", THERE)).isEqualTo(Why.DAMAGED.name());
    assertThat(given("erp", "erp/api-key", HERE)).isEqualTo(Why.OTHER_ENDPOINT.name());

    sql.update("delete from secret where name = 'b'", p -> {});
    sql.update("update secret set name = 'b'", p -> {});
    assertThat(given("erp", "erp/b", THERE)).isEqualTo(Why.DAMAGED.name());
  }

  @Test
  void without_keys_nothing_is_given_and_nothing_breaks() {
    secrets.put(NAME, VALUE, GivenActor.ADA);
    keys.without(1);

    assertThat(given("erp", "erp/api-key", HERE)).isEqualTo(Why.KEY_GONE.name());
    assertThatThrownBy(() -> secrets.put(NAME, VALUE, GivenActor.ADA))
        .isInstanceOf(SealingKeys.KeysUnavailable.class);
  }

  @Test
  void a_key_is_changed_without_a_gap() {
    secrets.put(NAME, VALUE, GivenActor.ADA);
    secrets.put(OTHER, SecretValue.of("of shop"), GivenActor.everything("bob"));
    keys.with(2, 9);

    AdministerSecrets.Resealed done = secrets.sealAnew(GivenActor.ADA);
    keys.without(1);

    assertThat(done.keyVersion()).isEqualTo(2);
    assertThat(done.sealed()).isEqualTo(2);
    assertThat(done.unreadable()).isEmpty();
    assertThat(given("erp", "erp/api-key", HERE)).isEqualTo("hunter2-hunter2");
    assertThat(given("shop", "shop/api-key", THERE)).isEqualTo("of shop");
    assertThat(secrets.all(GivenActor.ADA)).extracting(Listed::setBy).containsExactly("ada", "bob");
    assertThat(secrets.sealAnew(GivenActor.ADA).sealed()).isZero();
  }

  @Test
  void what_does_not_open_any_more_is_named_when_the_key_is_changed() {
    secrets.put(NAME, VALUE, GivenActor.ADA);
    keys.without(1).with(2, 9);

    assertThat(secrets.sealAnew(GivenActor.ADA).unreadable()).containsExactly(NAME);
  }

  @Test
  void the_value_is_in_no_row() {
    secrets.put(NAME, VALUE, GivenActor.ADA);

    assertThat(
            sql.query(
                "select sealed from secret",
                p -> {},
                row ->
                    new String(row.bytes("sealed"), java.nio.charset.StandardCharsets.ISO_8859_1)))
        .singleElement()
        .asString()
        .doesNotContain("hunter2");
    assertThat(audit.acts().toString() + secrets.all(GivenActor.ADA)).doesNotContain("hunter2");
  }
}
