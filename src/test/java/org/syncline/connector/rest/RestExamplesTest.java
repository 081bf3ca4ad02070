package org.syncline.connector.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.syncline.connector.rest.OpenedRest.SECRET;
import static org.syncline.connector.rest.OpenedRest.example;
import static org.syncline.connector.rest.OpenedRest.write;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.syncline.connector.peer.Apis;
import org.syncline.connector.peer.Asked;
import org.syncline.connector.peer.FakePeer;
import org.syncline.connector.peer.Fault;
import org.syncline.connector.peer.Said;
import org.syncline.connector.spi.Answer;
import org.syncline.connector.spi.Operation;
import org.syncline.connector.spi.Sighting;
import org.syncline.connector.spi.Way;
import org.syncline.connector.spi.Write;

/** The shipped manifests, each against an API of its shape. */
class RestExamplesTest {
  private OpenedRest rest;

  @AfterEach
  void close() throws Exception {
    rest.close();
  }

  private Way open(String example, FakePeer.Api api, String path) {
    rest = OpenedRest.on(api);
    return rest.way(example(example), path);
  }

  private static String basic(String user) {
    return Base64.getEncoder()
        .encodeToString((user + ":" + SECRET).getBytes(StandardCharsets.UTF_8));
  }

  private static String id(Answer answer) {
    return ((Answer.Done) answer).externalId();
  }

  private static String state(Sighting sighting) {
    return new String(((Sighting.There) sighting).state(), StandardCharsets.UTF_8);
  }

  private static Answer refused(String code, Answer answer) {
    assertThat(answer)
        .isInstanceOfSatisfying(
            Answer.Refused.class, refused -> assertThat(refused.code()).isEqualTo(code));
    return answer;
  }

  @Test
  void salesforce_like() throws Exception {
    Apis.SalesforceLike api = new Apis.SalesforceLike(SECRET);
    Way way = open("salesforce-like", api, "/services/data");
    Write upsert = write("Account", Operation.UPSERT, null, "{\"Name\": \"Ada\"}");
    Write update = write("Account", Operation.UPDATE, "1001", "{\"Name\": \"Grace\"}");

    assertThat(way.find(upsert)).isEqualTo(new Sighting.NotThere());
    assertThat(id(way.write(upsert))).isEqualTo("1001");
    api.expire();
    assertThat(way.write(upsert)).isEqualTo(new Answer.Done(null, null));
    assertThat(way.write(update)).isEqualTo(new Answer.Done(null, null));
    assertThat(((Sighting.There) way.find(upsert)).externalId()).isEqualTo("1001");
    assertThat(state(way.find(update))).contains("\"Name\":\"Grace\"", "\"Hub_Id__c\":\"77\"");
    refused(
        "DUPLICATE_VALUE",
        way.write(write("Account", Operation.CREATE, null, "{\"Name\": \"Grace\"}")));
    assertThat(id(way.write(write("Account", Operation.CREATE, null, "{\"Name\": \"Joan\"}"))))
        .isEqualTo("1002");
    assertThat(way.write(write("Account", Operation.ARCHIVE, "1001", "")))
        .isInstanceOf(Answer.Done.class);
    assertThat(state(way.find(update))).contains("\"Active__c\":\"No\"");
    assertThat(way.write(write("Account", Operation.DELETE, "1001", "")))
        .isInstanceOf(Answer.Done.class);
    assertThat(way.write(update)).isEqualTo(new Answer.Gone());

    rest.peer.next(
        new Fault.Says(Said.of(403, "[{\"errorCode\": \"REQUEST_LIMIT_EXCEEDED\"}]")),
        new Fault.Says(Said.of(400, "[{\"errorCode\": \"UNABLE_TO_LOCK_ROW\"}]")),
        new Fault.Says(Said.of(400, "[{\"errorCode\": \"ENTITY_IS_DELETED\"}]")),
        new Fault.Says(Said.of(300, "[\"/a\", \"/b\"]")));
    assertThat(((Answer.Later) way.write(upsert)).why()).isEqualTo(Answer.Why.RATE_LIMITED);
    assertThat(((Answer.Later) way.write(upsert)).why()).isEqualTo(Answer.Why.FAILED);
    assertThat(way.write(update)).isEqualTo(new Answer.Gone());
    refused("KEY_IS_NOT_UNIQUE", way.write(upsert));
    assertThat(rest.peer.asked())
        .filteredOn(asked -> asked.path().equals("/services/oauth2/token"))
        .hasSize(2);
    assertThat(way.limits().burst()).isEqualTo(20);
  }

  @Test
  void hubspot_like() throws Exception {
    Way way = open("hubspot-like", new Apis.HubSpotLike(SECRET), "/crm/v3");
    rest.peer.books().normalising(text -> text.toLowerCase(Locale.ROOT));
    Write create =
        write("contacts", Operation.CREATE, null, "{\"email\": \"ADA@X.ORG\", \"hub_id\": \"77\"}");
    Write update = write("contacts", Operation.UPDATE, "1001", "{\"city\": \"ULM\"}");

    assertThat(way.find(create)).isEqualTo(new Sighting.NotThere());
    Answer.Done done = (Answer.Done) way.write(create);
    assertThat(done.externalId()).isEqualTo("1001");
    assertThat(done.state()).asString().isEqualTo("{\"email\":\"ada@x.org\",\"hub_id\":\"77\"}");
    assertThat(((Sighting.There) way.find(create)).externalId()).isEqualTo("1001");
    assertThat(((Answer.Done) way.write(update)).state()).asString().contains("\"city\":\"ulm\"");
    assertThat(state(way.find(update))).contains("\"city\":\"ulm\"");
    refused(
        "ALREADY_THERE",
        way.write(write("contacts", Operation.CREATE, null, "{\"email\": \"ada@x.org\"}")));
    assertThat(way.write(write("contacts", Operation.ARCHIVE, "1001", "")))
        .isInstanceOf(Answer.Done.class);
    assertThat(way.write(update)).isEqualTo(new Answer.Gone());
    assertThat(way.find(update)).isEqualTo(new Sighting.NotThere());
    assertThat(way.operations("contacts")).doesNotContain(Operation.UPSERT, Operation.DELETE);
    rest.peer.next(new Fault.Says(Said.of(400, "{\"category\": \"VALIDATION_ERROR\"}")));
    refused("INVALID_VALUE", way.write(update));
  }

  @Test
  void odata_like() throws Exception {
    Way way = open("odata-like", new Apis.ODataLike(basic("syncline")), "/api");
    Write create = write("accounts", Operation.CREATE, null, "{\"name\": \"Ada\"}");
    Write update = write("accounts", Operation.UPDATE, "1001", "{\"name\": \"Grace\"}");
    Write upsert = write("accounts", Operation.UPSERT, null, "{\"name\": \"Joan\"}");

    assertThat(way.find(create)).isEqualTo(new Sighting.NotThere());
    assertThat(id(way.write(create))).isEqualTo("1001");
    Asked made = rest.peer.asked().get(2);
    assertThat(made.target()).isEqualTo("/api/accounts(hub_record=77)");
    assertThat(made.header("if-none-match")).isEqualTo("*");
    assertThat(made.header("odata-version")).isEqualTo("4.0");
    // It is there already: whose it is has to be looked up.
    assertThat(way.write(create)).isInstanceOf(Answer.Uncertain.class);
    assertThat(((Sighting.There) way.find(create)).externalId()).isEqualTo("1001");
    Answer.Done updated = (Answer.Done) way.write(update);
    assertThat(updated.state()).asString().contains("\"name\":\"Grace\"");
    assertThat(id(way.write(upsert))).isEqualTo("1001");
    assertThat(state(way.find(update))).contains("\"name\":\"Joan\"");
    // Somebody else changed it since: it is looked at before it is overwritten.
    assertThat(way.write(update.at(updated.revision()))).isEqualTo(new Answer.Moved());
    Sighting.There moved = (Sighting.There) way.find(update);
    assertThat(((Sighting.There) way.find(upsert)).revision()).isEqualTo(moved.revision());
    assertThat(way.write(update.at(moved.revision()))).isInstanceOf(Answer.Done.class);
    assertThat(way.write(write("accounts", Operation.ARCHIVE, "1001", "")))
        .isInstanceOf(Answer.Done.class);
    assertThat(way.write(write("accounts", Operation.DELETE, "1001", "")))
        .isInstanceOf(Answer.Done.class);
    // With If-Match the update makes no new row.
    assertThat(way.write(update)).isEqualTo(new Answer.Gone());
    assertThat(rest.peer.books().size("accounts")).isZero();
    assertThat(way.find(update)).isEqualTo(new Sighting.NotThere());
  }

  @Test
  void zendesk_like() throws Exception {
    Way way = open("zendesk-like", new Apis.ZendeskLike(basic("syncline@example.org/token")), null);
    Write create =
        write("users", Operation.CREATE, null, "{\"name\": \"Ada\", \"external_id\": \"77\"}");
    Write update = write("users", Operation.UPDATE, "1001", "{\"name\": \"Grace\"}");

    rest.peer.next(
        new Fault.Says(Said.of(429, "{}").with("Retry-After", "93")), new Fault.DoesAndBreaksOff());
    Answer.Later limited = (Answer.Later) way.write(create);
    assertThat(limited.why()).isEqualTo(Answer.Why.RATE_LIMITED);
    assertThat(limited.notBefore()).isEqualTo(Instant.parse("2026-11-22T12:01:33Z"));
    assertThat(way.write(create)).isInstanceOf(Answer.Uncertain.class);
    assertThat(id(way.write(create))).isEqualTo("1001");
    assertThat(rest.peer.books().accepted("duty-77-3")).isEqualTo(2);
    assertThat(rest.peer.books().size("users")).isEqualTo(1);
    assertThat(((Sighting.There) way.find(create)).externalId()).isEqualTo("1001");
    assertThat(((Answer.Done) way.write(update)).state()).asString().contains("\"name\":\"Grace\"");
    assertThat(way.write(write("users", Operation.ARCHIVE, "1001", "")))
        .isInstanceOf(Answer.Done.class);
    assertThat(state(way.find(update))).contains("\"suspended\":true");
    rest.peer.next(
        new Fault.Says(Said.of(422, "{\"error\": \"RecordInvalid\"}")),
        new Fault.Says(Said.of(409, "{\"error\": \"DatabaseConflict\"}")));
    refused("RECORD_INVALID", way.write(update));
    assertThat(way.write(update)).isInstanceOf(Answer.Later.class);
    assertThat(way.write(write("users", Operation.DELETE, "1001", "")))
        .isInstanceOf(Answer.Done.class);
    assertThat(way.write(update)).isEqualTo(new Answer.Gone());
  }

  @Test
  void json_rpc() throws Exception {
    Apis.JsonRpc api = new Apis.JsonRpc(Map.of("syncline@example.org", SECRET));
    Way way = open("json-rpc", api, "/web/dataset/call_kw");
    Write create =
        write("res.partner", Operation.CREATE, null, "{\"name\": \"Ada\", \"ref\": \"77\"}");
    Write update = write("res.partner", Operation.UPDATE, "1001", "{\"name\": \"Grace\"}");

    assertThat(way.find(create)).isEqualTo(new Sighting.NotThere());
    assertThat(id(way.write(create))).isEqualTo("1001");
    assertThat(((Sighting.There) way.find(create)).externalId()).isEqualTo("1001");
    api.expire();
    assertThat(way.write(update)).isEqualTo(new Answer.Done(null, null));
    assertThat(state(way.find(update)))
        .isEqualTo(
            "{\"name\":\"Grace\",\"ref\":\"77\",\"id\":1001,"
                + "\"write_date\":\"2026-03-01T08:30:00Z\",\"phone\":null,\"country_id\":57,"
                + "\"active\":true}");
    assertThat(way.write(write("res.partner", Operation.ARCHIVE, "1001", "")))
        .isInstanceOf(Answer.Done.class);
    // A flag that is false is no missing value.
    assertThat(state(way.find(update))).contains("\"active\":false", "\"phone\":null");
    assertThat(rest.peer.asked().get(rest.peer.asked().size() - 1).target())
        .isEqualTo("/web/dataset/call_kw");
    refused("VALIDATION", way.write(write("res.partner", Operation.CREATE, null, "{\"x\": 1}")));
    assertThat(way.write(write("res.partner", Operation.DELETE, "1001", "")))
        .isInstanceOf(Answer.Done.class);
    assertThat(way.write(update)).isEqualTo(new Answer.Gone());

    rest.peer.next(
        new Fault.Says(Said.of(200, "{\"error\": {\"code\": 200, \"data\": {\"name\": \"a.b\"}}}")),
        new Fault.Says(
            Said.of(200, "{\"error\": {\"data\": {\"name\": \"psycopg2.OperationalError\"}}}")),
        new Fault.Says(
            Said.of(200, "{\"error\": {\"data\": {\"name\": \"odoo.exceptions.AccessError\"}}}")));
    refused("ERROR_IN_ANSWER", way.write(update));
    assertThat(way.write(update)).isInstanceOf(Answer.Later.class);
    assertThat(way.write(update)).isInstanceOf(Answer.Misconfigured.class);
    assertThat(rest.peer.asked())
        .filteredOn(asked -> asked.path().equals("/web/session/authenticate"))
        .hasSize(2);
  }

  @Test
  void json_rpc_with_a_wrong_password_is_not_logged_in() throws Exception {
    Way way = open("json-rpc", new Apis.JsonRpc(Map.of("syncline@example.org", "other")), "/rpc");

    assertThat(way.write(write("res.partner", Operation.CREATE, null, "{\"name\": \"Ada\"}")))
        .isInstanceOf(Answer.Misconfigured.class);
    assertThat(rest.peer.asked()).hasSize(1);
  }
}
