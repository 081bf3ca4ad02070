package org.syncline.connector.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.syncline.connector.rest.OpenedRest.plain;
import static org.syncline.connector.rest.OpenedRest.write;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.syncline.connector.peer.Apis;
import org.syncline.connector.peer.Fault;
import org.syncline.connector.peer.Said;
import org.syncline.connector.spi.Answer;
import org.syncline.connector.spi.Credentials;
import org.syncline.connector.spi.Limits;
import org.syncline.connector.spi.Operation;
import org.syncline.connector.spi.Sighting;
import org.syncline.connector.spi.Way;
import org.syncline.connector.spi.Write;
import org.syncline.security.egress.EgressRefusedException;
import org.syncline.security.egress.OutboundHttp;
import org.syncline.security.egress.UntrustedHostException;

/** What answers mean, by the defaults and by the table. */
class RestAnswersTest {
  private static final Write CREATE =
      write("rows", Operation.CREATE, null, "{\"name\": \"Ada\", \"hub\": \"77\"}");
  private static final Write KEYED =
      write("keyed", Operation.CREATE, null, "{\"name\": \"Ada\", \"hub\": \"77\"}");
  private static final Write UPDATE =
      write("rows", Operation.UPDATE, "1001", "{\"name\": \"Grace\"}");
  private static final Write UPSERT =
      write("rows", Operation.UPSERT, null, "{\"key\": \"k1\", \"name\": \"Ada\"}");
  private static final Write ARCHIVE = write("rows", Operation.ARCHIVE, "1001", "");
  private static final Write DELETE = write("rows", Operation.DELETE, "1001", "");

  private final OpenedRest rest = OpenedRest.on(Apis::plain);
  private final Way way = rest.way(plain());

  @AfterEach
  void close() throws Exception {
    rest.close();
  }

  private Answer answerTo(Write write, Said said) throws Exception {
    rest.peer.next(new Fault.Says(said));
    return way.write(write);
  }

  private static Write named(String name) {
    return switch (name) {
      case "create" -> CREATE;
      case "keyed" -> KEYED;
      case "update" -> UPDATE;
      case "upsert" -> UPSERT;
      case "archive" -> ARCHIVE;
      default -> DELETE;
    };
  }

  private static String word(Answer answer) {
    if (answer instanceof Answer.Refused refused) {
      return "Refused " + refused.code();
    }
    return answer instanceof Answer.Later later
        ? "Later " + later.why()
        : answer.getClass().getSimpleName();
  }

  @Test
  void each_operation_does_its_work_and_tells_id_and_state() throws Exception {
    assertThat(way.operations("rows")).containsExactlyInAnyOrder(Operation.values());
    assertThat(way.operations("keyed")).containsExactly(Operation.CREATE);
    assertThat(way.operations("others")).isEmpty();

    Answer.Done created = (Answer.Done) way.write(CREATE);
    assertThat(created.externalId()).isEqualTo("1001");
    assertThat(created.state())
        .asString()
        .isEqualTo("{\"name\":\"Ada\",\"hub\":\"77\",\"id\":\"1001\"}");
    Answer.Done updated = (Answer.Done) way.write(UPDATE);
    assertThat(updated.externalId()).isEqualTo("1001");
    assertThat(updated.state()).asString().contains("Grace");
    assertThat(way.write(ARCHIVE)).isEqualTo(new Answer.Done(null, null));
    Answer.Done upserted = (Answer.Done) way.write(UPSERT);
    assertThat(upserted.externalId()).isEqualTo("k1");
    assertThat(way.write(DELETE)).isEqualTo(new Answer.Done(null, null));
    assertThat(way.write(DELETE)).isEqualTo(new Answer.Gone());

    assertThat(rest.peer.books().acts())
        .containsExactly(
            "create rows 1001",
            "update rows 1001",
            "update rows 1001",
            "create rows k1",
            "delete rows 1001");
  }

  @ParameterizedTest
  @CsvSource({
    "401, create, Misconfigured",
    "403, update, Misconfigured",
    "405, update, Misconfigured",
    "406, update, Misconfigured",
    "415, create, Misconfigured",
    "501, create, Misconfigured",
    "505, update, Misconfigured",
    "301, update, Misconfigured",
    "307, create, Misconfigured",
    "404, update, Gone",
    "410, archive, Gone",
    "404, delete, Gone",
    "404, create, Misconfigured",
    "410, upsert, Misconfigured",
    "409, update, Moved",
    "412, delete, Moved",
    "409, upsert, Moved",
    "409, create, Refused HTTP_409",
    "412, create, Refused HTTP_412",
    "409, keyed, Uncertain",
    "400, update, Refused HTTP_400",
    "422, create, Refused HTTP_422",
    "413, create, Refused HTTP_413",
    "402, create, Refused HTTP_402",
    "408, create, Later FAILED",
    "423, update, Later FAILED",
    "425, create, Later FAILED",
    "503, create, Later FAILED",
    "429, create, Later RATE_LIMITED",
    "500, create, Uncertain",
    "502, create, Uncertain",
    "504, create, Uncertain",
    "500, keyed, Uncertain",
    "504, keyed, Uncertain",
    "500, update, Later FAILED",
    "502, upsert, Later FAILED",
    "500, delete, Later FAILED",
    "504, archive, Later FAILED",
  })
  void statuses_mean_what_they_say_for_the_operation(int status, String write, String expected)
      throws Exception {
    assertThat(word(answerTo(named(write), Said.of(status, "{}")))).isEqualTo(expected);
    assertThat(rest.peer.books().acts()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 503, 500})
  void seconds_to_wait_are_obeyed(int status) throws Exception {
    Answer.Later later =
        (Answer.Later) answerTo(UPDATE, Said.of(status, "").with("Retry-After", "120"));

    assertThat(later.notBefore()).isEqualTo(rest.clock.instant().plusSeconds(120));
  }

  private static String date(Instant instant) {
    return DateTimeFormatter.RFC_1123_DATE_TIME.format(instant.atZone(ZoneOffset.UTC));
  }

  @Test
  void a_date_to_wait_for_is_obeyed_by_the_other_sides_own_clock() throws Exception {
    Instant now = rest.clock.instant();
    Said until = Said.of(429, "").with("Retry-After", date(now.plusSeconds(90)));

    assertThat(((Answer.Later) answerTo(UPDATE, until)).notBefore()).isEqualTo(now.plusSeconds(90));
    // Its clock is ten minutes fast: it means 90 seconds, not 690.
    Said fast =
        Said.of(429, "")
            .with("Retry-After", date(now.plusSeconds(690)))
            .with("Date", date(now.plusSeconds(600)));
    assertThat(((Answer.Later) answerTo(UPDATE, fast)).notBefore()).isEqualTo(now.plusSeconds(90));
  }

  @ParameterizedTest
  @CsvSource({"999999999, 86400", "86401, 86400", "86400, 86400"})
  void nobody_is_waited_for_longer_than_a_day(String asked, long seconds) throws Exception {
    Answer.Later later =
        (Answer.Later) answerTo(UPDATE, Said.of(429, "").with("Retry-After", asked));

    assertThat(later.notBefore()).isEqualTo(rest.clock.instant().plusSeconds(seconds));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "soon", "-5", "1.5", "0", "99999999999", "Sun, 06 Nov 1994 08:49:37 GMT"})
  void what_is_no_time_to_wait_for_is_none(String asked) throws Exception {
    Answer.Later later =
        (Answer.Later) answerTo(UPDATE, Said.of(429, "").with("Retry-After", asked));

    assertThat(later.notBefore()).isNull();
  }

  @Test
  void a_made_row_without_its_id_is_looked_up() throws Exception {
    assertThat(answerTo(CREATE, Said.of(201, "{\"id\": null}")))
        .isInstanceOf(Answer.Uncertain.class);
    assertThat(answerTo(CREATE, Said.of(201))).isInstanceOf(Answer.Uncertain.class);
    assertThat(answerTo(KEYED, Said.of(201, "{\"id\": [1]}"))).isInstanceOf(Answer.Uncertain.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"idHeader\": \"X-Id\" | a(b)c(d)e",
        "\"idHeader\": \"x-ID\", \"idAfter\": \"(\" | d)e",
        "\"idHeader\": \"X-Id\", \"idBefore\": \")\" | a(b",
        "\"idHeader\": \"X-Id\", \"idAfter\": \"(\", \"idBefore\": \")\" | d",
        "\"idHeader\": \"X-Id\", \"idAfter\": \"[\" |",
        "\"idHeader\": \"X-Id\", \"idBefore\": \"]\" |",
        "\"idHeader\": \"X-Other\" |",
        "\"idFrom\": \"hub-{record}\" | hub-77",
        "\"idFrom\": \"{body.none}\" |",
        "\"id\": \"a.1.id\" | 8",
        "\"id\": \"long\" |",
        "\"id\": \"blank\" |",
        "\"id\": \"number\" |",
        "\"id\": \"yes\" |"
      })
  void an_id_is_found_where_the_settings_look_for_it(String answer, String id) throws Exception {
    Way told =
        rest.way(
            "{\"objects\": {\"rows\": {\"upsert\": {\"path\": \"/rows/1\", \"answer\": {"
                + answer
                + "}}}}}");
    rest.peer.next(
        new Fault.Says(
            Said.of(
                    200,
                    "{\"a\": [{\"id\": 7}, {\"id\": 8}], \"long\": \""
                        + "x".repeat(251)
                        + "\", \"blank\": \" \", \"number\": 1.5, \"yes\": true}")
                .with("X-Id", "a(b)c(d)e")));

    assertThat(((Answer.Done) told.write(UPSERT)).externalId()).isEqualTo(id);
  }

  @Test
  void an_answer_of_success_that_is_no_json_is_no_answer() throws Exception {
    assertThat(answerTo(CREATE, Said.of(200, "<html>log in here</html>")))
        .isInstanceOf(Answer.Uncertain.class);
    assertThat(word(answerTo(UPDATE, Said.of(200, "<html>log in here</html>"))))
        .isEqualTo("Uncertain");
    assertThat(word(answerTo(UPDATE, Said.of(200, "{\"id\": \"1\"")))).isEqualTo("Uncertain");
    assertThat(answerTo(UPDATE, Said.of(204))).isEqualTo(new Answer.Done(null, null));
  }

  @Test
  void the_first_line_of_the_table_that_fits_decides() throws Exception {
    Way told =
        rest.way(
            plain(
                """
                "errorPath": "error",
                "errors": [
                  {"when": {"status": 409, "operations": ["create"]}, "is": "done"},
                  {"when": {"status": "400-499", "body": {"path": "errors.*.code", "equals": "E7"}}, "is": "refused", "code": "SEVEN"},
                  {"when": {"body": {"path": "errors.0.text", "contains": "try AGAIN"}}, "is": "later"},
                  {"when": {"header": {"name": "X-Fault", "equals": "gone"}}, "is": "gone"},
                  {"when": {"header": {"name": "X-Fault", "contains": "moved"}}, "is": "moved"},
                  {"when": {"header": {"name": "X-Fault"}}, "is": "uncertain"},
                  {"when": {"body": {"path": "error.code", "equals": "-32603"}}, "is": "rate-limited"},
                  {"when": {"body": {"path": "warning"}}, "is": "refused", "code": "WARNED"},
                  {"when": {"status": 418}, "is": "misconfigured"},
                  {"when": {"status": 419}, "is": "refresh"}
                ]
                """));
    String seven = "{\"errors\": [{\"code\": \"E1\"}, {\"code\": \"E7\"}]}";

    assertThat(word(told(told, CREATE, Said.of(409, "{\"id\": 5}")))).isEqualTo("Done");
    assertThat(word(told(told, UPDATE, Said.of(409, "{\"id\": 5}")))).isEqualTo("Moved");
    assertThat(word(told(told, UPDATE, Said.of(404, seven)))).isEqualTo("Refused SEVEN");
    assertThat(word(told(told, UPDATE, Said.of(500, seven)))).isEqualTo("Later FAILED");
    assertThat(word(told(told, CREATE, Said.of(500, "{\"errors\": [{\"text\": \"Try again!\"}]}"))))
        .isEqualTo("Later FAILED");
    assertThat(word(told(told, CREATE, Said.of(500, "").with("X-Fault", "gone"))))
        .isEqualTo("Gone");
    assertThat(word(told(told, CREATE, Said.of(500, "").with("X-Fault", "is moved"))))
        .isEqualTo("Moved");
    assertThat(word(told(told, UPDATE, Said.of(200, "").with("X-Fault", "what"))))
        .isEqualTo("Uncertain");
    assertThat(word(told(told, UPDATE, Said.of(200, "{\"error\": {\"code\": -32603}}"))))
        .isEqualTo("Later RATE_LIMITED");
    assertThat(word(told(told, UPDATE, Said.of(200, "{\"id\": 1, \"warning\": null}"))))
        .isEqualTo("Done");
    assertThat(word(told(told, UPDATE, Said.of(200, "{\"id\": 1, \"warning\": 0}"))))
        .isEqualTo("Refused WARNED");
    assertThat(word(told(told, UPDATE, Said.of(418, "")))).isEqualTo("Misconfigured");
    assertThat(word(told(told, UPDATE, Said.of(419, "")))).isEqualTo("Misconfigured");
    assertThat(rest.peer.books().acts()).isEmpty();
  }

  private Answer told(Way told, Write write, Said said) throws Exception {
    rest.peer.next(new Fault.Says(said));
    return told.write(write);
  }

  @Test
  void an_error_inside_of_success_is_refused_unless_the_table_knows_it() throws Exception {
    Way told = rest.way(plain("\"errorPath\": \"error\""));

    assertThat(word(told(told, CREATE, Said.of(200, "{\"error\": {\"code\": 1}}"))))
        .isEqualTo("Refused ERROR_IN_ANSWER");
    assertThat(word(told(told, UPDATE, Said.of(200, "{\"id\": 1, \"error\": \"no\"}"))))
        .isEqualTo("Refused ERROR_IN_ANSWER");
    for (String nothing : new String[] {"null", "false", "\"\"", "[]", "{}"}) {
      assertThat(word(told(told, UPDATE, Said.of(200, "{\"id\": 1, \"error\": " + nothing + "}"))))
          .isEqualTo("Done");
    }
    // Where errors are told inside, an empty answer tells nothing.
    assertThat(word(told(told, UPDATE, Said.of(200)))).isEqualTo("Uncertain");
    assertThat(word(told(told, UPDATE, Said.of(204)))).isEqualTo("Done");
  }

  @Test
  void a_look_finds_by_id_then_by_what_the_settings_name() throws Exception {
    assertThat(way.find(CREATE)).isEqualTo(new Sighting.NotThere());
    assertThat(way.find(UPDATE)).isEqualTo(new Sighting.NotThere());
    way.write(CREATE);

    Sighting.There searched = (Sighting.There) way.find(CREATE);
    assertThat(searched.externalId()).isEqualTo("1001");
    assertThat(searched.state())
        .asString()
        .isEqualTo("{\"name\":\"Ada\",\"hub\":\"77\",\"id\":\"1001\"}");
    assertThat(((Sighting.There) way.find(UPDATE)).externalId()).isEqualTo("1001");

    way.write(CREATE);
    assertThat(way.find(CREATE))
        .isInstanceOfSatisfying(
            Sighting.CantTell.class,
            cant -> assertThat(cant.sentence()).contains("more than one row"));
    assertThat(way.find(KEYED)).as("nobody can look").isEqualTo(new Sighting.Repeatable());
  }

  @Test
  void a_look_that_goes_wrong_tells_nothing() throws Exception {
    for (Said said :
        new Said[] {
          Said.of(500, "{}"),
          Said.of(429, ""),
          Said.of(401, ""),
          Said.of(403, ""),
          Said.of(200, "{}"),
          Said.of(200, "[]"),
          Said.of(200, "nothing"),
          Said.of(200),
          Said.of(404, ""),
          Said.of(200, "{\"items\": {}}"),
          Said.of(200, "{\"items\": [3]}"),
          Said.of(200, "{\"items\": [{\"name\": \"without id\"}]}")
        }) {
      rest.peer.next(new Fault.Says(said));
      assertThat(way.find(CREATE)).as(said.toString()).isInstanceOf(Sighting.CantTell.class);
    }
    rest.peer.next(new Fault.Babbles("SMTP ready\r\n"));
    assertThat(way.find(CREATE)).isInstanceOf(Sighting.CantTell.class);
    rest.peer.next(new Fault.Says(Said.of(200, "3")));
    assertThat(way.find(UPDATE)).isInstanceOf(Sighting.CantTell.class);
    rest.peer.next(new Fault.Says(Said.of(200, "null")));
    assertThat(way.find(UPDATE)).isEqualTo(new Sighting.NotThere());
  }

  @Test
  void a_look_says_why_it_can_not_tell() throws Exception {
    Map<Said, String> sentences =
        Map.of(
            Said.of(500, ""), "not now",
            Said.of(403, ""), "account",
            Said.of(400, ""), "refuses",
            Said.of(409, ""), "does not tell",
            Said.of(200, "x"), "no JSON",
            Said.of(200, "{}"), "no list");
    for (Map.Entry<Said, String> sentence : sentences.entrySet()) {
      rest.peer.next(new Fault.Says(sentence.getKey()));
      assertThat(((Sighting.CantTell) way.find(CREATE)).sentence()).contains(sentence.getValue());
    }
    Way told =
        rest.way(
            "{\"errorPath\": \"e\", \"errors\": [{\"when\": {\"status\": 418}, \"is\": \"uncertain\"}],"
                + " \"objects\": {\"rows\": {\"find\": {\"path\": \"/rows/{externalId}\"}}}}");
    rest.peer.next(new Fault.Says(Said.of(418, "")), new Fault.Says(Said.of(200)));
    assertThat(((Sighting.CantTell) told.find(UPDATE)).sentence()).contains("leaves open");
    assertThat(((Sighting.CantTell) told.find(UPDATE)).sentence()).contains("no JSON");
    rest.peer.next(new Fault.Says(Said.of(200, "{}")));
    assertThat(told.find(UPDATE)).isEqualTo(new Sighting.There("1001", null));
  }

  @Test
  void what_the_settings_do_not_describe_is_refused_and_not_sent() throws Exception {
    assertThat(word(way.write(write("keyed", Operation.DELETE, "1", ""))))
        .isEqualTo("Refused NOT_DESCRIBED");
    assertThat(word(way.write(write("others", Operation.CREATE, null, "{}"))))
        .isEqualTo("Refused NOT_DESCRIBED");
    assertThatThrownBy(() -> way.write(write("rows", Operation.FIND, "1", "")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(rest.peer.asked()).isEmpty();
  }

  @Test
  void after_something_was_sent_no_answer_is_neither_yes_nor_no() throws Exception {
    Duration brief = Duration.ofMillis(400);
    Fault[] faults = {
      new Fault.DoesAndIsSilent(),
      new Fault.IsSilent(),
      new Fault.DoesAndBreaksOff(),
      new Fault.Babbles("220 smtp ready\r\n"),
      new Fault.Babbles("")
    };
    for (Fault fault : faults) {
      rest.peer.next(fault, fault, fault);
      assertThat(way.write(write("rows", Operation.CREATE, null, "{\"a\": 1}", brief)))
          .isInstanceOf(Answer.Uncertain.class);
      assertThat(word(way.write(write("keyed", Operation.CREATE, null, "{\"a\": 1}", brief))))
          .isEqualTo("Uncertain");
      assertThat(word(way.write(write("rows", Operation.UPSERT, null, "{\"key\": \"k\"}", brief))))
          .isEqualTo("Uncertain");
    }
  }

  @Test
  void the_same_create_again_with_its_key_is_done_once() throws Exception {
    Duration brief = Duration.ofMillis(400);
    rest.peer.next(
        new Fault.DoesAndIsSilent(), new Fault.DoesAndSays(Said.of(500, "{}")), new Fault.None());
    Write write = write("keyed", Operation.CREATE, null, "{\"name\": \"Ada\"}", brief);

    assertThat(word(way.write(write))).isEqualTo("Uncertain");
    assertThat(word(way.write(write))).isEqualTo("Uncertain");
    assertThat(((Answer.Done) way.write(KEYED)).externalId()).isEqualTo("1001");

    assertThat(rest.peer.books().accepted("duty-77-3")).isEqualTo(3);
    assertThat(rest.peer.books().acts()).containsExactly("create rows 1001");
  }

  @Test
  void a_lost_create_is_found_again() throws Exception {
    rest.peer.next(new Fault.DoesAndBreaksOff());

    assertThat(way.write(CREATE)).isInstanceOf(Answer.Uncertain.class);
    assertThat(((Sighting.There) way.find(CREATE)).externalId()).isEqualTo("1001");
  }

  @Test
  void a_peer_that_makes_something_else_of_values_shows_that() throws Exception {
    rest.peer.books().normalising(text -> text.strip().toUpperCase(Locale.ROOT));

    Answer.Done done =
        (Answer.Done)
            way.write(write("rows", Operation.CREATE, null, "{\"name\": \" Ada \", \"n\": 1.50}"));

    assertThat(done.state()).asString().isEqualTo("{\"name\":\"ADA\",\"n\":1.5,\"id\":\"1001\"}");
  }

  @Test
  void a_peer_that_rounds_shows_its_own_form_to_whoever_asks() throws Exception {
    rest.peer.books().rounding(1).normalising(String::strip);
    way.write(
        write(
            "rows", Operation.UPSERT, null, "{\"key\": \"k\", \"name\": \" Ada \", \"n\": 1.25}"));
    way.write(write("rows", Operation.UPSERT, null, "{\"key\": \"k\", \"n\": -1.25}"));

    Sighting.There there =
        (Sighting.There) way.find(write("rows", Operation.UPDATE, "k", "{\"n\": 1}"));

    assertThat(there.state())
        .asString()
        .isEqualTo("{\"key\":\"k\",\"name\":\"Ada\",\"n\":-1.3,\"id\":\"k\"}");
    assertThat(rest.peer.books().acts()).hasSize(2).last().isEqualTo("update rows k");
  }

  @Test
  void an_answer_above_the_limit_is_no_answer() throws Exception {
    Said big = Said.of(200, "{\"id\": \"1\", \"x\": \"" + "y".repeat(10_000_001) + "\"}");

    assertThat(answerTo(CREATE, big)).isInstanceOf(Answer.Uncertain.class);
    assertThat(word(answerTo(UPDATE, big))).isEqualTo("Uncertain");
    String deep = "{\"a\":".repeat(101) + "1" + "}".repeat(101);
    assertThat(word(answerTo(UPDATE, Said.of(200, deep)))).isEqualTo("Uncertain");
    assertThat(word(answerTo(UPDATE, Said.of(200, "{\"id\": 1, \"id\": 2}"))))
        .isEqualTo("Uncertain");
  }

  @Test
  void nothing_is_sent_to_a_host_that_is_away_or_not_allowed() throws Exception {
    int port = rest.peer.port();
    Way toNobody =
        rest.connector().open("crm", OpenedRest.connection(plain(), null, port == 9 ? 10 : 9));
    assertThat(toNobody.write(CREATE)).isInstanceOf(Answer.Misconfigured.class);
    assertThat(toNobody.find(CREATE)).isInstanceOf(Sighting.CantTell.class);

    rest.peer.close();
    assertThat(word(way.write(CREATE))).isEqualTo("Later UNREACHABLE");
    assertThat(way.find(CREATE)).isInstanceOf(Sighting.CantTell.class);
  }

  static List<Arguments> faults() {
    return List.of(
        Arguments.of(new UnknownHostException("x"), "Later UNREACHABLE", "Later UNREACHABLE"),
        Arguments.of(new ConnectException("x"), "Later UNREACHABLE", "Later UNREACHABLE"),
        Arguments.of(new UntrustedHostException(), "Later UNREACHABLE", "Later UNREACHABLE"),
        Arguments.of(new SSLException("broken"), "Uncertain", "Uncertain"),
        Arguments.of(new SocketTimeoutException("x"), "Uncertain", "Uncertain"),
        Arguments.of(new IOException("x"), "Uncertain", "Uncertain"),
        Arguments.of(new EgressRefusedException("Not so."), "Misconfigured", "Misconfigured"));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void only_what_says_that_nothing_was_sent_is_believed(
      Exception fault, String create, String update) throws Exception {
    OutboundHttp broken =
        request -> {
          if (fault instanceof EgressRefusedException refused) {
            throw refused;
          }
          throw (IOException) fault;
        };
    Way through =
        new RestConnector(
                broken, (system, connection) -> new Credentials.Given.Secret("x"), rest.clock)
            .open("crm", OpenedRest.connection(plain(), null, 80));

    assertThat(word(through.write(CREATE))).isEqualTo(create);
    assertThat(word(through.write(UPDATE))).isEqualTo(update);
    assertThat(through.find(CREATE)).isInstanceOf(Sighting.CantTell.class);
  }

  @Test
  void a_slow_answer_in_time_is_an_answer() throws Exception {
    CountDownLatch gate = new CountDownLatch(1);
    rest.peer.next(new Fault.Waits(gate));
    FutureTask<Answer> answer = new FutureTask<>(() -> way.write(CREATE));
    new Thread(answer).start();
    while (rest.peer.asked().isEmpty()) {
      Thread.onSpinWait();
    }

    assertThat(answer.isDone()).isFalse();
    gate.countDown();
    assertThat(answer.get(20, TimeUnit.SECONDS)).isInstanceOf(Answer.Done.class);
  }

  @Test
  void an_answer_said_twice_is_not_taken_for_the_next_one() throws Exception {
    rest.peer.next(new Fault.DoesAndSaysTwice());

    assertThat(((Answer.Done) way.write(CREATE)).externalId()).isEqualTo("1001");
    assertThat(way.write(CREATE))
        .isInstanceOfSatisfying(
            Answer.Done.class, done -> assertThat(done.externalId()).isEqualTo("1002"));
  }

  @Test
  void whoever_is_interrupted_sends_nothing() throws Exception {
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> way.write(CREATE)).isInstanceOf(InterruptedException.class);
    assertThat(Thread.interrupted()).isFalse();
    assertThat(rest.peer.asked()).isEmpty();
  }

  @Test
  void limits_are_told() {
    assertThat(way.limits()).isEqualTo(new Limits(null, 8, 8));
    assertThat(rest.way(plain("\"limits\": {\"perSecond\": 2.5, \"atOnce\": 3}")).limits())
        .isEqualTo(new Limits(new BigDecimal("2.5"), 3, 3));
  }
}
