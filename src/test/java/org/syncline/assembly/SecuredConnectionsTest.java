package org.syncline.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.syncline.connector.peer.FakePeer;
import org.syncline.connector.peer.LoopbackHttp;
import org.syncline.connector.peer.Said;
import org.syncline.connector.rest.RestConnector;
import org.syncline.connector.spi.Connector;
import org.syncline.connector.spi.Connectors;
import org.syncline.platform.GivenActor;
import org.syncline.platform.HostName;
import org.syncline.platform.LocalTransactions;
import org.syncline.platform.RememberedAudit;
import org.syncline.platform.SteppingClock;
import org.syncline.platform.jpa.Sql;
import org.syncline.security.egress.Deadlines;
import org.syncline.security.egress.EgressEntries;
import org.syncline.security.egress.EgressEntry;
import org.syncline.security.egress.EgressPolicy;
import org.syncline.security.egress.OutboundTls;
import org.syncline.security.egress.ReachHost;
import org.syncline.security.egress.jpa.SqlEgressEntries;
import org.syncline.security.secret.AdministerSecrets;
import org.syncline.security.secret.GivenKeys;
import org.syncline.security.secret.RotateSecrets;
import org.syncline.security.secret.SealSecrets;
import org.syncline.security.secret.SecretName;
import org.syncline.security.secret.SecretUses;
import org.syncline.security.secret.SecretValue;
import org.syncline.security.secret.UseSecrets;
import org.syncline.security.secret.jpa.SqlSecretRotations;
import org.syncline.security.secret.jpa.SqlSecrets;
import org.syncline.system.ConnectedSystem;
import org.syncline.system.ConnectedSystem.IntakeQueue;
import org.syncline.system.Connection;
import org.syncline.system.UseOfConnection.Step;

/** The way out as the assembly puts it together, from the stored secret to the peer. */
class SecuredConnectionsTest {
  private static final String CHECKED =
      "{\"auth\": {\"kind\": \"oauth2-refresh\", \"tokenPath\": \"/token\", \"clientId\": \"hub\"},"
          + " \"check\": {\"path\": \"/me\", \"expect\": \"id\"}, \"objects\": {}}";

  private final RememberedAudit audit = new RememberedAudit();
  private final SteppingClock clock = new SteppingClock();
  private final Deadlines deadlines = new Deadlines();
  private final LoopbackHttp http = new LoopbackHttp();
  private final List<SecretUses.Use> uses = new ArrayList<>();
  private LocalTransactions transactions;
  private SqlEgressEntries entries;
  private FakePeer peer;
  private AdministerSecrets administer;
  private UseSecrets secrets;
  private SecuredConnections connections;

  @BeforeEach
  void a_hub() throws Exception {
    peer =
        FakePeer.with(
            (asked, books) ->
                asked.path().equals("/token")
                    ? Said.of(200, "{\"access_token\": \"a\", \"refresh_token\": \"r1\"}")
                    : Said.of(200, "{\"id\": 7}"));
    http.allowing("127.0.0.1", peer.port());
    transactions = new LocalTransactions(Migrated.h2());
    Sql sql = Sql.on(transactions.source());
    entries = new SqlEgressEntries(sql);
    entry(true);
    EgressPolicy policy =
        new EgressPolicy(
            transactions,
            entries,
            (name, atMost) -> {
              throw new UnknownHostException(name);
            },
            audit,
            clock);
    SealSecrets seals = new SealSecrets(new GivenKeys().with(1, 7), new SecureRandom());
    SqlSecrets store = new SqlSecrets(sql);
    SecretUses used =
        new SecretUses() {
          @Override
          public List<Use> all() {
            return List.copyOf(uses);
          }

          @Override
          public List<Use> ofSystem(String system) {
            return all();
          }
        };
    administer = new AdministerSecrets(transactions, store, used, seals, audit, clock);
    secrets = new UseSecrets(transactions, store, seals, audit);
    RotateSecrets rotating =
        new RotateSecrets(transactions, store, new SqlSecretRotations(sql), seals, secrets, audit);
    Connector rest = new RestConnector(http, new ConnectionSecrets(secrets, rotating), clock);
    Connectors all = kind -> kind == Connection.Kind.REST ? Optional.of(rest) : Optional.empty();
    connections =
        new SecuredConnections(
            secrets, new ReachHost(policy, OutboundTls.ofServer(), deadlines), all);
  }

  @AfterEach
  void close() throws Exception {
    http.close();
    deadlines.close();
    peer.close();
  }

  private void entry(boolean plain) {
    transactions.inNew(
        () -> {
          entries.put(
              new EgressEntries.Kept(
                  new EgressEntry("peer", "127.0.0.1", List.of(peer.port()), false, true, plain),
                  Instant.EPOCH,
                  "ada"));
          return true;
        });
  }

  private Connection encrypted(Connection.Kind kind) {
    return new Connection(
        "api", kind, new HostName("127.0.0.1"), peer.port(), true, null, null, "{}", Map.of());
  }

  private Connection connection(Connection.Kind kind, String secret, String settings) {
    return new Connection(
        "api",
        kind,
        new HostName("127.0.0.1"),
        peer.port(),
        false,
        null,
        secret,
        settings,
        secret == null ? Map.of() : Map.of("client", "crm/client"));
  }

  private List<Step> steps(Connection connection) {
    return connections.begin(
        new ConnectedSystem("crm", "CRM", "Ada", IntakeQueue.LIVE, null, List.of(connection)),
        connection,
        "ada");
  }

  private static List<String> words(List<Step> steps) {
    return steps.stream().map(step -> (step.ok() ? "" : "no ") + step.step()).toList();
  }

  @Test
  void a_connection_is_tried_to_the_end_with_stored_secrets_and_its_new_one_is_stored() {
    Connection api = connection(Connection.Kind.REST, "crm/refresh", CHECKED);
    for (String name : List.of("refresh", "client")) {
      SecretName secret = new SecretName("crm", name);
      assertThat(words(steps(api))).containsExactly("no secret");
      uses.add(new SecretUses.Use(secret, "api", ConfiguredSecretUses.endpoint(api)));
      administer.put(secret, SecretValue.of(name + "-0"), GivenActor.ADA);
    }

    assertThat(words(steps(api))).containsExactly("secret", "policy", "connect", "check");

    assertThat(peer.asked()).hasSize(2);
    assertThat(peer.asked().get(0).body())
        .contains("refresh_token=refresh-0", "client_secret=client-0");
    assertThat(peer.asked().get(1).header("authorization")).isEqualTo("Bearer a");
    UseSecrets.Answer now =
        secrets.give("crm", "crm/refresh", ConfiguredSecretUses.endpoint(api), "ada");
    assertThat(((UseSecrets.Answer.Given) now).value().reveal()).isEqualTo("r1");
  }

  @Test
  void a_client_certificate_is_read_before_the_host_is_asked() {
    Connection api =
        new Connection(
            "api",
            Connection.Kind.REST,
            new HostName("127.0.0.1"),
            peer.port(),
            true,
            null,
            null,
            "{}",
            Map.of("certificate", "crm/own"));
    SecretName own = new SecretName("crm", "own");
    uses.add(new SecretUses.Use(own, "api", ConfiguredSecretUses.endpoint(api)));
    administer.put(own, SecretValue.of("geheim"), GivenActor.ADA);

    assertThat(steps(api))
        .containsExactly(
            new Step(
                "secret",
                false,
                "The client certificate can't be used. It holds no certificate: give a text with the"
                    + " lines -----BEGIN CERTIFICATE----- to -----END CERTIFICATE-----, and the"
                    + " private key beside it."));
  }

  @Test
  void what_a_connection_uses_is_known_with_each_of_its_secrets() {
    Connection api = connection(Connection.Kind.REST, "crm/refresh", CHECKED);

    assertThat(
            ConfiguredSecretUses.of(
                new ConnectedSystem("crm", "CRM", "Ada", IntakeQueue.LIVE, null, List.of(api))))
        .extracting(use -> use.secret().name())
        .containsExactly("refresh", "client");
  }

  @Test
  void settings_that_can_not_be_read_fail_the_check_with_their_place() {
    List<Step> steps = steps(connection(Connection.Kind.REST, null, "{\"object\": {}}"));

    assertThat(words(steps)).containsExactly("policy", "connect", "no check");
    assertThat(steps.get(2).sentence()).contains("2 problems", "'objects'");
    assertThat(peer.asked()).isEmpty();
  }

  @Test
  void what_can_not_be_tried_is_no_failure_and_says_so() {
    List<Step> steps = steps(connection(Connection.Kind.REST, null, "{\"objects\": {}}"));

    assertThat(words(steps)).containsExactly("policy", "connect", "check");
    assertThat(steps.get(2).sentence()).startsWith("Not tried.");
    assertThat(peer.asked()).isEmpty();
  }

  /** The peer speaks no TLS: whoever tried it would fail. */
  @Test
  void only_protocols_that_begin_with_tls_are_tried_by_it() {
    assertThat(words(steps(encrypted(Connection.Kind.FILE)))).containsExactly("policy", "connect");
    assertThat(words(steps(encrypted(Connection.Kind.JDBC)))).containsExactly("policy", "connect");
    assertThat(words(steps(encrypted(Connection.Kind.AMQP))))
        .containsExactly("policy", "connect", "no tls");
  }

  @Test
  void a_file_server_needs_no_leave_to_be_reached_without_tls_and_a_database_does() {
    entry(false);

    assertThat(words(steps(connection(Connection.Kind.FILE, null, "{}"))))
        .containsExactly("policy", "connect");
    assertThat(words(steps(connection(Connection.Kind.JDBC, null, "{}"))))
        .containsExactly("no policy");
    assertThat(words(steps(encrypted(Connection.Kind.JDBC)))).containsExactly("policy", "connect");
  }

  @Test
  void a_kind_that_the_hub_does_not_speak_has_no_check() {
    assertThat(words(steps(connection(Connection.Kind.SOAP, null, "{}"))))
        .containsExactly("policy", "connect");
    assertThat(Set.copyOf(audit.acts())).isEmpty();
  }
}
