package org.syncline.sync.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.syncline.configuration.Kind;
import org.syncline.connector.peer.Apis;
import org.syncline.connector.peer.Asked;
import org.syncline.connector.peer.FakePeer;
import org.syncline.connector.peer.Fault;
import org.syncline.connector.peer.LoopbackHttp;
import org.syncline.connector.peer.Said;
import org.syncline.connector.rest.RestConnector;
import org.syncline.connector.spi.Credentials;
import org.syncline.platform.GivenActor;
import org.syncline.sync.delivery.DryRun.Which;
import org.syncline.sync.delivery.TriedRecord.Act;
import org.syncline.sync.delivery.TriedRecord.State;

/** Flows are tried on a system that is reached by REST. */
class DryRunOverRestTest {
  private static final String WRITES =
      "'create': {'path': '/rows', 'idempotencyHeader': 'Idempotency-Key', 'answer': {'id': 'id'}},"
          + "'update': {'path': '/rows/{externalId}', 'answer': {'id': 'id'}}";
  private static final String LOOKS =
      ", 'find': {'path': '/rows/{externalId}', 'answer': {'id': 'id', 'record': '.'}},"
          + "'search': {'path': '/rows', 'query': {'hub': '{record}'},"
          + " 'answer': {'list': 'items', 'id': 'id', 'record': '.'}}";

  private final FakePeer crm = FakePeer.with(Apis::plain);
  private final LoopbackHttp http = new LoopbackHttp().allowing("127.0.0.1", crm.port());
  private final DryRunKit kit =
      DryRunKit.over(
          kind ->
              Optional.of(
                  new RestConnector(
                      http,
                      (system, connection) -> new Credentials.Given.Secret("secret"),
                      Clock.systemUTC())),
          crm.port(),
          settings(WRITES + LOOKS));

  DryRunOverRestTest() throws IOException {}

  private static String settings(String requests) {
    return "{'objects': {'rows': {" + requests + "}}}";
  }

  @AfterEach
  void close() throws IOException {
    kit.close();
    crm.close();
    http.close();
  }

  private List<TriedRecord> tried(Long... records) {
    return ((DryRun.Tried.Done)
            kit.dryRun().inForce(DryRunKit.FLOW, new Which.Named(List.of(records)), GivenActor.ADA))
        .records();
  }

  private TriedRecord.Seen seen(long record) {
    return Optional.ofNullable(tried(record).get(0).seen()).orElseThrow();
  }

  private String row(String json) throws IOException {
    return crm.books()
        .create(
            "rows",
            (com.fasterxml.jackson.databind.node.ObjectNode)
                new com.fasterxml.jackson.databind.ObjectMapper().readTree(DryRunKit.bytes(json)));
  }

  @Test
  void rows_are_read_and_never_written() throws Exception {
    kit.customer(1, Map.of("familyName", "Byron"));
    kit.customer(2, Map.of("familyName", "King"));
    kit.customer(3, Map.of("familyName", "Babbage"));
    kit.link(1, row("{'last': 'Lovelace', 'contact': {'mail': null}, 'hub': 1}"));
    kit.link(3, "gone");

    List<TriedRecord> all = tried(1L, 2L, 3L);

    assertThat(all)
        .extracting(TriedRecord::act)
        .containsExactly(Act.UPDATE, Act.CREATE, Act.UPDATE);
    assertThat(all)
        .extracting(one -> Optional.ofNullable(one.seen()).orElseThrow().state())
        .containsExactly(State.DIFFERENT, State.NOT_THERE, State.NOT_THERE);
    assertThat(Optional.ofNullable(all.get(0).seen()).orElseThrow().members())
        .singleElement()
        .satisfies(member -> assertThat(member.path()).isEqualTo("last"))
        .satisfies(member -> assertThat(member.there()).hasToString("\"Lovelace\""))
        .satisfies(member -> assertThat(member.written()).hasToString("\"Byron\""));
    assertThat(crm.asked()).hasSize(3).extracting(Asked::method).containsOnly("GET");
  }

  @Test
  void nobody_can_tell_while_the_system_is_away_or_refuses() throws Exception {
    kit.customer(1, Map.of("familyName", "Byron"));
    kit.link(1, "7");
    crm.next(new Fault.Says(Said.of(503, "{}")), new Fault.Says(Said.of(429, "{}")));

    TriedRecord.Seen failing = seen(1);
    TriedRecord.Seen tooMuch = seen(1);
    crm.close();
    TriedRecord.Seen away = seen(1);

    assertThat(List.of(failing, tooMuch, away))
        .extracting(TriedRecord.Seen::state)
        .containsOnly(State.CANNOT_TELL);
    assertThat(failing.sentence()).contains("503");
    assertThat(tooMuch.sentence()).contains("asked too often");
    assertThat(away.sentence()).isNotBlank();
    assertThat(away.members()).isNotEmpty();
    kit.in(() -> assertThat(kit.stores.targets().all()).isEmpty());
  }

  @Test
  void nobody_can_tell_where_the_settings_describe_no_look_and_nothing_is_asked() {
    kit.put(
        Kind.SYSTEM,
        "crm",
        "{'id': 'crm', 'name': 'CRM', 'owner': 'Sales', 'connections': [{'id': 'api', 'kind':"
            + " 'rest', 'host': '127.0.0.1', 'port': "
            + crm.port()
            + ", 'tls': false, 'settings': "
            + settings(WRITES)
            + "}]}");
    kit.customer(1, Map.of("familyName", "Byron"));

    TriedRecord tried = tried(1L).get(0);

    assertThat(tried.act()).isEqualTo(Act.CREATE);
    assertThat(Optional.ofNullable(tried.seen()).orElseThrow().state())
        .isEqualTo(State.CANNOT_TELL);
    assertThat(Optional.ofNullable(tried.seen()).orElseThrow().sentence())
        .contains("Nobody can look");
    assertThat(crm.asked()).isEmpty();
  }
}
