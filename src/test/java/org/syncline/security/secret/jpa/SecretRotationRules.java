package org.syncline.security.secret.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.syncline.platform.AuditTrail.Act;
import org.syncline.platform.GivenActor;
import org.syncline.platform.LocalTransactions;
import org.syncline.platform.RememberedAudit;
import org.syncline.platform.SteppingClock;
import org.syncline.platform.Transactions;
import org.syncline.platform.jpa.Sql;
import org.syncline.security.secret.AdministerSecrets;
import org.syncline.security.secret.Endpoint;
import org.syncline.security.secret.GivenKeys;
import org.syncline.security.secret.RotateSecrets;
import org.syncline.security.secret.RotateSecrets.Exchange;
import org.syncline.security.secret.RotateSecrets.Exchanged;
import org.syncline.security.secret.RotateSecrets.Used;
import org.syncline.security.secret.SealSecrets;
import org.syncline.security.secret.SecretName;
import org.syncline.security.secret.SecretUses;
import org.syncline.security.secret.SecretValue;
import org.syncline.security.secret.UseSecrets;
import org.syncline.security.secret.UseSecrets.Why;

/** Secrets that change with their use are used by one server at a time, on every database. */
abstract class SecretRotationRules {
  private static final SecretName NAME = new SecretName("crm", "refresh");
  private static final String TEXT = "crm/refresh";
  private static final Endpoint HERE = new Endpoint("rest", "crm.example.org", 443, true);
  private static final Duration LONG = Duration.ofSeconds(20);

  private final SteppingClock clock = new SteppingClock();
  private final RememberedAudit audit = new RememberedAudit();
  private final GivenKeys keys = new GivenKeys().with(1, 7);
  private final List<String> shown = new ArrayList<>();
  private LocalTransactions transactions;
  private boolean away;
  private AdministerSecrets administer;
  private UseSecrets use;
  private RotateSecrets one;
  private RotateSecrets other;
  private Sql sql;

  abstract DataSource migratedDatabase();

  @BeforeEach
  void two_servers() {
    transactions = new LocalTransactions(migratedDatabase());
    sql = Sql.on(transactions.source());
    SealSecrets seals = new SealSecrets(keys, new SecureRandom());
    SqlSecrets secrets = new SqlSecrets(sql);
    SecretUses configured =
        new SecretUses() {
          @Override
          public List<Use> all() {
            return List.of(new Use(NAME, "api", HERE));
          }

          @Override
          public List<Use> ofSystem(String system) {
            return all();
          }
        };
    administer = new AdministerSecrets(transactions, secrets, configured, seals, audit, clock);
    use = new UseSecrets(transactions, secrets, seals, audit);
    SqlSecretRotations rotations = new SqlSecretRotations(sql);
    Transactions failing =
        new Transactions() {
          @Override
          public <T> T inNew(Supplier<T> work) {
            if (away) {
              throw new IllegalStateException("The database is away.");
            }
            return transactions.inNew(work);
          }
        };
    one = new RotateSecrets(failing, secrets, rotations, seals, use, audit);
    other = new RotateSecrets(transactions, secrets, rotations, seals, use, audit);
    set("r0");
  }

  private void set(String value) {
    clock.step(Duration.ofMinutes(1));
    administer.put(NAME, SecretValue.of(value), GivenActor.ADA);
  }

  private Used used(RotateSecrets server, Exchange exchange) throws InterruptedException {
    return server.use(
        "crm",
        TEXT,
        HERE,
        "hub",
        LONG,
        value -> {
          shown.add(value.reveal());
          return exchange.with(value);
        });
  }

  private static Exchange to(String next) {
    return value -> new Exchanged.Replaced(SecretValue.of(next));
  }

  private String stored() {
    return ((UseSecrets.Answer.Given) use.give("crm", TEXT, HERE, "ada")).value().reveal();
  }

  @Test
  void each_use_shows_what_the_one_before_was_given_on_whichever_server() throws Exception {
    assertThat(used(one, to("r1"))).isEqualTo(new Used.Done());
    assertThat(used(other, to("r2"))).isEqualTo(new Used.Done());
    assertThat(used(one, value -> new Exchanged.Stays())).isEqualTo(new Used.Done());

    assertThat(shown).containsExactly("r0", "r1", "r2");
    assertThat(stored()).isEqualTo("r2");
    assertThat(audit.acts())
        .contains(Act.done("hub", "secret.rotate", "secret/crm/refresh", "key=1"));
  }

  @Test
  void two_servers_never_use_it_at_once() throws Exception {
    List<Used> meanwhile = new ArrayList<>();

    used(
        one,
        value -> {
          meanwhile.add(used(other, to("stolen")));
          meanwhile.add(used(one, to("stolen")));
          return new Exchanged.Replaced(SecretValue.of("r1"));
        });

    assertThat(meanwhile).containsExactly(new Used.Busy(), new Used.Busy());
    assertThat(shown).containsExactly("r0");
    assertThat(stored()).isEqualTo("r1");
  }

  @Test
  void a_server_that_dies_leaves_a_use_without_an_answer() throws Exception {
    assertThatThrownBy(
            () ->
                used(
                    one,
                    value -> {
                      away = true;
                      throw new IllegalStateException("The server dies.");
                    }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(used(other, to("r1"))).isEqualTo(new Used.Busy());
    leaseIsOver();

    assertThat(used(other, value -> new Exchanged.Refused())).isEqualTo(new Used.Done());
    assertThat(used(other, to("r1"))).isEqualTo(new Used.Withheld(Why.SPENT));
    assertThat(shown).containsExactly("r0", "r0");
  }

  private void leaseIsOver() {
    transactions.inNew(
        () -> sql.update("update secret_rotation set lease_until = ?", p -> p.time(Instant.EPOCH)));
  }

  @Test
  void after_a_lost_answer_it_is_tried_once_more_and_then_a_person_is_asked() throws Exception {
    used(one, value -> new Exchanged.Lost());
    used(other, value -> new Exchanged.Lost());

    assertThat(used(one, to("r1"))).isEqualTo(new Used.Withheld(Why.SPENT));
    assertThat(shown).containsExactly("r0", "r0");
    assertThat(audit.acts()).contains(Act.refused("hub", "secret.use", "systems/crm", "why=SPENT"));

    set("s0");
    assertThat(used(one, to("s1"))).isEqualTo(new Used.Done());
    assertThat(stored()).isEqualTo("s1");
  }

  @Test
  void an_answer_ends_the_doubt() throws Exception {
    used(one, value -> new Exchanged.Lost());
    used(one, value -> new Exchanged.NotUsed());
    used(one, to("r1"));
    used(one, value -> new Exchanged.Lost());
    used(one, to("r2"));

    assertThat(shown).containsExactly("r0", "r0", "r0", "r1", "r1");
    assertThat(stored()).isEqualTo("r2");
  }

  @Test
  void a_refusal_without_a_lost_answer_may_be_mended_in_the_settings() throws Exception {
    used(one, value -> new Exchanged.Refused());

    assertThat(used(one, to("r1"))).isEqualTo(new Used.Done());
    assertThat(shown).containsExactly("r0", "r0");
  }

  @Test
  void an_interruption_is_a_lost_answer() throws Exception {
    assertThatThrownBy(
            () ->
                used(
                    one,
                    value -> {
                      throw new InterruptedException();
                    }))
        .isInstanceOf(InterruptedException.class);
    used(one, value -> new Exchanged.Lost());

    assertThat(used(one, to("r1"))).isEqualTo(new Used.Withheld(Why.SPENT));
  }

  @Test
  void what_could_not_be_stored_is_stored_before_the_next_use() throws Exception {
    Used first =
        used(
            one,
            value -> {
              away = true;
              return new Exchanged.Replaced(SecretValue.of("r1"));
            });
    assertThat(first).isEqualTo(new Used.NotKept());
    assertThat(stored()).isEqualTo("r0");
    assertThat(used(other, to("wrong"))).isEqualTo(new Used.Busy());

    away = false;
    assertThat(used(one, to("r2"))).isEqualTo(new Used.Done());
    assertThat(shown).containsExactly("r0", "r1");
    assertThat(stored()).isEqualTo("r2");
  }

  @Test
  void what_a_person_sets_meanwhile_is_not_replaced() throws Exception {
    used(
        one,
        value -> {
          set("s0");
          return new Exchanged.Replaced(SecretValue.of("r1"));
        });

    assertThat(stored()).isEqualTo("s0");
    assertThat(used(other, to("s1"))).isEqualTo(new Used.Done());
    assertThat(stored()).isEqualTo("s1");
  }

  @Test
  void a_new_key_for_all_secrets_takes_nothing_back() throws Exception {
    used(
        one,
        value -> {
          keys.with(2, 9);
          administer.sealAnew(GivenActor.ADA);
          return new Exchanged.Replaced(SecretValue.of("r1"));
        });

    assertThat(stored()).isEqualTo("r1");
  }

  @Test
  void it_is_for_its_own_system_and_endpoint_alone() throws Exception {
    Endpoint there = new Endpoint("rest", "evil.example.org", 443, true);
    Exchange never =
        value -> {
          throw new AssertionError("shown");
        };

    assertThat(one.use("shop", TEXT, HERE, "hub", LONG, never))
        .isEqualTo(new Used.Withheld(Why.FOREIGN));
    assertThat(one.use("crm", TEXT, there, "hub", LONG, never))
        .isEqualTo(new Used.Withheld(Why.OTHER_ENDPOINT));
    assertThat(one.use("crm", "crm/none", HERE, "hub", LONG, never))
        .isEqualTo(new Used.Withheld(Why.NOT_SET));
  }
}
