package org.syncline.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.syncline.configuration.Document;
import org.syncline.configuration.Documents;
import org.syncline.configuration.Kind;
import org.syncline.connector.peer.Asked;
import org.syncline.connector.peer.FakePeer;
import org.syncline.connector.peer.LoopbackHttp;
import org.syncline.connector.peer.Said;
import org.syncline.connector.rest.RestConnector;
import org.syncline.connector.spi.Connectors;
import org.syncline.connector.spi.Credentials.Given;
import org.syncline.metrics.alert.Destination;
import org.syncline.metrics.alert.Notice;
import org.syncline.metrics.alert.NoticeWay.Sent;
import org.syncline.platform.InMemoryTransactions;
import org.syncline.system.Connection;

/** Notices over the real connector and the real way out. */
class AlertWebhooksTest {
  private static final Destination PAGER = Destination.webhook("pager", "hooks", "alerts");
  private static final Notice NOTICE =
      new Notice(
          "3f0c", "slow", true, "{\"rule\":\"slow\",\"value\":600.0}", Instant.EPOCH, PAGER, 1);

  private final LoopbackHttp http = new LoopbackHttp();
  private FakePeer pager;
  private Said answer = Said.of(202);
  private AlertWebhooks webhooks;

  @BeforeEach
  void start() throws Exception {
    pager = FakePeer.with((asked, books) -> answer);
    http.allowing("127.0.0.1", pager.port());
    RestConnector rest =
        new RestConnector(
            http, (system, connection) -> new Given.Withheld("There is none."), Clock.systemUTC());
    Connectors connectors =
        kind -> kind == Connection.Kind.REST ? Optional.of(rest) : Optional.empty();
    webhooks = new AlertWebhooks(new InMemoryTransactions(), new OneSystem(), connectors);
  }

  @AfterEach
  void stop() throws Exception {
    http.close();
    pager.close();
  }

  @Test
  void a_notice_is_posted_as_json_with_its_id_as_idempotency_key() {
    assertThat(webhooks.unusable(PAGER)).isEmpty();
    assertThat(webhooks.send(NOTICE)).isEqualTo(new Sent.Done());

    assertThat(pager.asked()).hasSize(1);
    Asked asked = pager.asked().get(0);
    assertThat(asked.method() + " " + asked.target()).isEqualTo("POST /hooks/syncline");
    assertThat(asked.header("idempotency-key")).isEqualTo("3f0c");
    assertThat(asked.header("content-type")).startsWith("application/json");
    assertThat(asked.body()).isEqualTo("{\"notice\":\"3f0c\",\"rule\":\"slow\",\"value\":600.0}");
  }

  @Test
  void what_may_work_later_is_told_from_what_never_will() {
    answer = Said.of(503);
    assertThat(webhooks.send(NOTICE)).isInstanceOf(Sent.Later.class);
    answer = Said.of(500);
    assertThat(webhooks.send(NOTICE)).isInstanceOf(Sent.Later.class);
    answer = Said.of(403);
    assertThat(webhooks.send(NOTICE)).isInstanceOf(Sent.Later.class);
    answer = Said.of(429).with("Retry-After", "3600");
    assertThat(webhooks.send(NOTICE))
        .isInstanceOfSatisfying(
            Sent.Later.class, later -> assertThat(later.notBefore()).isNotNull());
    answer = Said.of(400);
    assertThat(webhooks.send(NOTICE))
        .isInstanceOfSatisfying(
            Sent.Never.class, never -> assertThat(never.sentence()).startsWith("HTTP_400: "));
  }

  @Test
  void a_host_that_the_egress_list_does_not_allow_is_not_called() {
    LoopbackHttp closed = new LoopbackHttp();
    RestConnector rest =
        new RestConnector(
            closed,
            (system, connection) -> new Given.Withheld("There is none."),
            Clock.systemUTC());
    AlertWebhooks shut =
        new AlertWebhooks(new InMemoryTransactions(), new OneSystem(), kind -> Optional.of(rest));

    assertThat(shut.send(NOTICE)).isInstanceOf(Sent.Later.class);
    assertThat(pager.asked()).isEmpty();
    closed.close();
  }

  @Test
  void what_a_destination_lacks_is_told() {
    assertThat(webhooks.unusable(Destination.webhook("nobody", "hooks", "alerts")))
        .hasValueSatisfying(why -> assertThat(why).contains("no system 'nobody'"));
    assertThat(webhooks.unusable(Destination.webhook("pager", "none", "alerts")))
        .hasValueSatisfying(why -> assertThat(why).contains("no connection 'none'"));
    assertThat(webhooks.unusable(Destination.webhook("pager", "files", "alerts")))
        .hasValueSatisfying(why -> assertThat(why).contains("of kind rest"));
    assertThat(webhooks.unusable(Destination.webhook("pager", "hooks", "rows")))
        .hasValueSatisfying(why -> assertThat(why).contains("no 'create' for the object 'rows'"));
  }

  /** Documents of one system. */
  private final class OneSystem implements Documents {
    @Override
    public Optional<Document> latest(Kind kind, String id) {
      if (kind != Kind.SYSTEM || !id.equals("pager")) {
        return Optional.empty();
      }
      String content =
          """
          {"id": "pager", "name": "Pager", "owner": "Ada", "connections": [
            {"id": "files", "kind": "file", "host": "files.example.org", "port": 22},
            {"id": "hooks", "kind": "rest", "host": "127.0.0.1", "port": %d, "tls": false, "settings": {
              "objects": {"alerts": {"create": {"path": "/hooks/syncline", "idempotencyHeader": "Idempotency-Key"}}}}}]}
          """
              .formatted(pager.port());
      return Optional.of(
          new Document(
              kind,
              id,
              1,
              content.getBytes(StandardCharsets.UTF_8),
              "",
              "rest",
              Instant.EPOCH,
              "ada"));
    }

    @Override
    public long epoch() {
      return 1;
    }

    @Override
    public List<Document> latest(Kind kind) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<Document> versions(Kind kind, String id) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Document add(
        Kind kind, String id, byte[] content, String contentHash, String origin, String who) {
      throw new UnsupportedOperationException();
    }
  }
}
