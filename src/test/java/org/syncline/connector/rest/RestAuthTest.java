package org.syncline.connector.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.syncline.connector.rest.OpenedRest.SECRET;
import static org.syncline.connector.rest.OpenedRest.plain;
import static org.syncline.connector.rest.OpenedRest.write;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.syncline.connector.peer.Apis;
import org.syncline.connector.peer.Asked;
import org.syncline.connector.peer.Books;
import org.syncline.connector.peer.FakePeer;
import org.syncline.connector.peer.Fault;
import org.syncline.connector.peer.Said;
import org.syncline.connector.spi.Answer;
import org.syncline.connector.spi.Credentials;
import org.syncline.connector.spi.Operation;
import org.syncline.connector.spi.Way;
import org.syncline.connector.spi.Write;
import org.syncline.platform.Sha256;
import org.syncline.system.Connection;

/** How the hub proves who it is. */
class RestAuthTest {
  private static final Write CREATE =
      write("rows", Operation.CREATE, null, "{\"name\": \"Ada\", \"hub\": \"77\"}");
  private static final String OAUTH2 =
      "\"auth\": {\"kind\": \"oauth2\", \"tokenPath\": \"/token\", \"clientId\": \"hub&co\","
          + " \"scope\": \"a b\"}";
  private static final String SESSION =
      """
      "auth": {
        "kind": "session", "user": "ada",
        "logIn": {"path": "/log-in", "headers": {"X-App": "hub"}, "body": {"as": "{user}", "pass": "{secret}"}},
        "token": {"body": "result.token"}, "send": {"header": "X-Session", "prefix": "S "},
        "tokenSeconds": 600
      },
      "errorPath": "error"
      """;

  private OpenedRest rest = OpenedRest.on(RestAuthTest::guarded);
  private static final String TOKEN = "{\"access_token\": \"%s\", \"expires_in\": %s}";

  @AfterEach
  void close() throws Exception {
    rest.close();
  }

  /** The plain API, with log-ins beside it. */
  private static Said guarded(Asked asked, Books books) {
    return switch (asked.path()) {
      case "/token" -> Said.of(200, String.format(TOKEN, "t" + books.size("tokens"), "3600"));
      case "/log-in" -> Said.of(200, "{\"result\": {\"token\": \"s1\"}}");
      default -> Apis.plain(asked, books);
    };
  }

  private Asked asked(String auth) throws Exception {
    assertThat(rest.way(plain(auth)).write(CREATE)).isInstanceOf(Answer.Done.class);
    return rest.peer.asked().get(0);
  }

  @Test
  void without_a_log_in_no_secret_is_asked_for() throws Exception {
    rest.giving(
        (system, connection) -> {
          throw new AssertionError("asked");
        });

    assertThat(asked("\"auth\": {\"kind\": \"none\"}").headers())
        .doesNotContainKey("authorization");
    assertThat(rest.way(plain()).write(CREATE)).isInstanceOf(Answer.Done.class);
  }

  @Test
  void an_api_key_goes_by_header_or_query() throws Exception {
    assertThat(
            asked("\"auth\": {\"kind\": \"api-key\", \"header\": \"X-Key\", \"prefix\": \"k=\"}")
                .header("x-key"))
        .isEqualTo("k=" + SECRET);
  }

  @Test
  void an_api_key_in_the_query_stays_inside_its_value() throws Exception {
    rest.giving((system, connection) -> new Credentials.Given.Secret("a&b=c #%d"));

    assertThat(asked("\"auth\": {\"kind\": \"api-key\", \"query\": \"key\"}").target())
        .isEqualTo("/rows?key=a%26b%3Dc%20%23%25d");
  }

  @Test
  void basic_joins_user_and_secret() throws Exception {
    String pair =
        Base64.getEncoder()
            .encodeToString(("ada/token:" + SECRET).getBytes(StandardCharsets.UTF_8));

    assertThat(
            asked("\"auth\": {\"kind\": \"basic\", \"user\": \"ada/token\"}")
                .header("authorization"))
        .isEqualTo("Basic " + pair);
  }

  @Test
  void bearer_sends_the_secret_and_asks_for_it_each_time() throws Exception {
    List<String> secrets = new ArrayList<>(List.of("one", "two"));
    rest.giving((system, connection) -> new Credentials.Given.Secret(secrets.remove(0)));
    Way way = rest.way(plain("\"auth\": {\"kind\": \"bearer\"}"));
    way.write(CREATE);
    way.write(CREATE);

    assertThat(rest.peer.asked())
        .extracting(asked -> asked.header("authorization"))
        .containsExactly("Bearer one", "Bearer two");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "key\n", "kéy", ""})
  void a_secret_that_no_header_carries_is_told(String secret) throws Exception {
    rest.giving((system, connection) -> new Credentials.Given.Secret(secret));

    assertThat(rest.way(plain("\"auth\": {\"kind\": \"bearer\"}")).write(CREATE))
        .isInstanceOfSatisfying(
            Answer.Misconfigured.class,
            wrong -> assertThat(wrong.sentence()).contains("set it again"));
    assertThat(rest.peer.asked()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"auth\": {\"kind\": \"bearer\"}",
        OAUTH2,
        SESSION,
        "\"auth\": {\"kind\": \"hmac\", \"signed\": \"{body}\", \"header\": \"X-Sign\"}"
      })
  void a_secret_that_is_withheld_stops_everything(String auth) throws Exception {
    rest.giving((system, connection) -> new Credentials.Given.Withheld("It is not set: set it."));

    assertThat(rest.way(plain(auth)).write(CREATE))
        .isEqualTo(new Answer.Misconfigured("It is not set: set it."));
    assertThat(rest.peer.asked()).isEmpty();
  }

  @Test
  void a_token_is_got_once_and_anew_before_it_runs_out() throws Exception {
    Way way = rest.way(plain(OAUTH2));
    way.write(CREATE);
    way.write(CREATE);
    rest.clock.step(Duration.ofSeconds(3539));
    way.write(CREATE);
    rest.clock.step(Duration.ofSeconds(2));
    way.write(CREATE);

    assertThat(rest.peer.asked())
        .extracting(Asked::path)
        .containsExactly("/token", "/rows", "/rows", "/rows", "/token", "/rows");
    assertThat(rest.peer.asked().get(0).body())
        .isEqualTo(
            "grant_type=client_credentials&scope=a%20b&client_id=hub%26co&client_secret=" + SECRET);
    assertThat(rest.peer.asked().get(1).header("authorization")).isEqualTo("Bearer t0");
  }

  @Test
  void a_client_proves_itself_by_header_where_that_is_asked_for() throws Exception {
    rest.giving((system, connection) -> new Credentials.Given.Secret("p:w d"));
    Asked token = asked(OAUTH2.replace("\"scope\": \"a b\"", "\"clientBy\": \"header\""));

    assertThat(token.header("authorization"))
        .isEqualTo(
            "Basic "
                + Base64.getEncoder()
                    .encodeToString("hub%26co:p%3Aw%20d".getBytes(StandardCharsets.UTF_8)));
    assertThat(token.body()).isEqualTo("grant_type=client_credentials");
  }

  @ParameterizedTest
  @CsvSource({"\"120\", 107, 1", "120, 109, 2", "null, 500, 1", "0, 539, 1", "-1, 541, 2"})
  void a_token_serves_as_long_as_it_says_or_else_the_settings(String expires, int later, int times)
      throws Exception {
    rest.close();
    rest =
        OpenedRest.on(
            (asked, books) ->
                asked.path().equals("/token")
                    ? Said.of(200, String.format(TOKEN, "t", expires))
                    : Apis.plain(asked, books));
    Way way = rest.way(plain(OAUTH2));
    way.write(CREATE);
    rest.clock.step(Duration.ofSeconds(later));
    way.write(CREATE);

    assertThat(rest.peer.asked()).filteredOn(asked -> asked.path().equals("/token")).hasSize(times);
  }

  @Test
  void a_token_that_is_refused_is_dropped_and_tried_once_more() throws Exception {
    Way way = rest.way(plain(OAUTH2));
    rest.peer.next(new Fault.None(), new Fault.Says(Said.of(401)));

    assertThat(way.write(CREATE)).isInstanceOf(Answer.Done.class);
    assertThat(rest.peer.asked())
        .extracting(Asked::path)
        .containsExactly("/token", "/rows", "/token", "/rows");

    Fault refused = new Fault.Says(Said.of(401));
    rest.peer.next(refused, new Fault.None(), refused);
    assertThat(way.write(CREATE)).isInstanceOf(Answer.Misconfigured.class);
    assertThat(rest.peer.asked()).hasSize(7);
    assertThat(rest.peer.books().acts()).hasSize(1);
  }

  @Test
  void many_at_once_log_in_once() throws Exception {
    Way way = rest.way(plain(OAUTH2));
    ExecutorService threads = Executors.newFixedThreadPool(6);
    List<Future<Answer>> answers = new ArrayList<>();
    for (int i = 0; i < 24; i++) {
      answers.add(threads.submit(() -> way.write(CREATE)));
    }
    for (Future<Answer> answer : answers) {
      assertThat(answer.get()).isInstanceOf(Answer.Done.class);
    }
    threads.shutdown();

    assertThat(rest.peer.asked()).filteredOn(asked -> asked.path().equals("/token")).hasSize(1);
  }

  static List<Map.Entry<Fault, String>> wrongLogIns() {
    return List.of(
        Map.entry(new Fault.Says(Said.of(400, "{\"error\": \"no\"}")), "Misconfigured"),
        Map.entry(new Fault.Says(Said.of(401, "")), "Misconfigured"),
        Map.entry(new Fault.Says(Said.of(302, "")), "Misconfigured"),
        Map.entry(new Fault.Says(Said.of(200, "{}")), "Misconfigured"),
        Map.entry(new Fault.Says(Said.of(200, "<html>")), "Misconfigured"),
        Map.entry(new Fault.Says(Said.of(200, String.format(TOKEN, "a b", "60"))), "Misconfigured"),
        Map.entry(new Fault.Says(Said.of(500, "")), "FAILED"),
        Map.entry(new Fault.Says(Said.of(503, "")), "FAILED"),
        Map.entry(new Fault.Babbles("hello"), "FAILED"),
        Map.entry(new Fault.Says(Said.of(429, "").with("Retry-After", "30")), "RATE_LIMITED"));
  }

  @ParameterizedTest
  @MethodSource("wrongLogIns")
  void a_log_in_that_goes_wrong_writes_nothing(Map.Entry<Fault, String> wrong) throws Exception {
    rest.peer.next(wrong.getKey());
    Answer answer = rest.way(plain(OAUTH2)).write(CREATE);

    assertThat(rest.peer.asked()).hasSize(1);
    if (wrong.getValue().equals("Misconfigured")) {
      assertThat(answer).isInstanceOf(Answer.Misconfigured.class);
    } else {
      assertThat(answer)
          .isInstanceOfSatisfying(
              Answer.Later.class,
              later -> {
                assertThat(later.why()).hasToString(wrong.getValue());
                assertThat(later.sentence()).contains("nothing was written");
                if (wrong.getValue().equals("RATE_LIMITED")) {
                  assertThat(later.notBefore()).isEqualTo(rest.clock.instant().plusSeconds(30));
                }
              });
    }
  }

  @Test
  void a_log_in_without_an_end_writes_nothing() throws Exception {
    rest.peer.next(new Fault.IsSilent());

    assertThat(
            rest.way(plain(OAUTH2))
                .write(write("rows", Operation.CREATE, null, "{}", Duration.ofMillis(300))))
        .isInstanceOf(Answer.Later.class);
  }

  @Test
  void a_log_in_that_takes_all_the_time_leaves_none_for_the_write() throws Exception {
    AtomicReference<OpenedRest> opened = new AtomicReference<>();
    rest.close();
    rest =
        OpenedRest.on(
            (asked, books) -> {
              opened.get().clock.step(Duration.ofSeconds(20));
              return guarded(asked, books);
            });
    opened.set(rest);

    assertThat(rest.way(plain(OAUTH2)).write(CREATE))
        .isInstanceOfSatisfying(
            Answer.Later.class, later -> assertThat(later.why()).isEqualTo(Answer.Why.UNREACHABLE));
    assertThat(rest.peer.asked()).extracting(Asked::path).containsExactly("/token");
  }

  @Test
  void nobody_waits_for_the_log_in_of_another_longer_than_for_his_own_write() throws Exception {
    CountDownLatch gate = new CountDownLatch(1);
    rest.peer.next(new Fault.Waits(gate));
    Way way = rest.way(plain(OAUTH2));
    FutureTask<Answer> first = new FutureTask<>(() -> way.write(CREATE));
    new Thread(first).start();
    while (rest.peer.asked().isEmpty()) {
      Thread.onSpinWait();
    }

    assertThat(way.write(write("rows", Operation.CREATE, null, "{}", Duration.ofMillis(200))))
        .isInstanceOfSatisfying(
            Answer.Later.class, later -> assertThat(later.why()).isEqualTo(Answer.Why.UNREACHABLE));
    gate.countDown();
    assertThat(first.get(20, TimeUnit.SECONDS)).isInstanceOf(Answer.Done.class);
    assertThat(rest.peer.books().acts()).hasSize(1);
  }

  @Test
  void a_token_that_somebody_else_got_since_is_not_dropped() throws Exception {
    Connection connection = OpenedRest.connection(plain(), null, rest.peer.port());
    LogIns logIns =
        new LogIns(
            new SendCall(
                rest.http,
                connection,
                new ShowCertificate("crm", connection, (system, of) -> null, rest.clock)),
            new JudgeAnswer(List.of(), null),
            rest.clock);
    TimeLeft time = TimeLeft.of(Duration.ofSeconds(20), rest.clock);
    LogIns.Token old = new LogIns.Token("old", rest.clock.instant().plusSeconds(60));
    LogIns.Token young = new LogIns.Token("young", rest.clock.instant().plusSeconds(60));
    logIns.token(() -> new LogIns.Got.Pass(old), time);
    logIns.forget(old);
    logIns.token(() -> new LogIns.Got.Pass(young), time);
    logIns.forget(old);

    assertThat(
            logIns.token(
                () -> {
                  throw new AssertionError("asked again");
                },
                time))
        .isEqualTo(new LogIns.Got.Pass(young));
  }

  @Test
  void a_session_begins_with_a_call_and_its_token_is_carried() throws Exception {
    Way way = rest.way(plain(SESSION), "/api/v1");
    rest.peer.next(new Fault.None(), new Fault.Says(Said.of(200, "{\"id\": 7}")));
    way.write(CREATE);

    Asked logIn = rest.peer.asked().get(0);
    assertThat(logIn.path()).isEqualTo("/log-in");
    assertThat(logIn.header("x-app")).isEqualTo("hub");
    assertThat(logIn.body()).isEqualTo("{\"as\":\"ada\",\"pass\":\"" + SECRET + "\"}");
    assertThat(rest.peer.asked().get(1).path()).isEqualTo("/api/v1/rows");
    assertThat(rest.peer.asked().get(1).header("x-session")).isEqualTo("S s1");
  }

  @Test
  void a_session_is_renewed_by_status_or_table_or_time_and_never_twice_for_one_write()
      throws Exception {
    Way way =
        rest.way(
            plain(
                SESSION,
                "\"errors\": [{\"when\": {\"body\": {\"path\": \"error\", \"equals\": \"over\"}},"
                    + " \"is\": \"refresh\"}]"));
    Fault over = new Fault.Says(Said.of(200, "{\"error\": \"over\"}"));
    rest.peer.next(new Fault.None(), over);
    assertThat(way.write(CREATE)).isInstanceOf(Answer.Done.class);
    assertThat(rest.peer.asked()).hasSize(4);

    rest.peer.next(over, new Fault.None(), over);
    assertThat(way.write(CREATE)).isInstanceOf(Answer.Misconfigured.class);
    assertThat(rest.peer.asked()).hasSize(7);

    assertThat(way.write(CREATE)).isInstanceOf(Answer.Done.class);
    assertThat(rest.peer.asked()).hasSize(9);
    rest.clock.step(Duration.ofSeconds(541));
    assertThat(way.write(CREATE)).isInstanceOf(Answer.Done.class);
    assertThat(rest.peer.asked()).hasSize(11);
  }

  @Test
  void a_log_in_with_an_error_inside_is_refused() throws Exception {
    rest.peer.next(
        new Fault.Says(Said.of(200, "{\"error\": \"no\", \"result\": {\"token\": \"s1\"}}")));

    assertThat(rest.way(plain(SESSION)).write(CREATE)).isInstanceOf(Answer.Misconfigured.class);
    assertThat(rest.peer.asked()).hasSize(1);
  }

  @Test
  void a_session_token_is_found_in_headers_and_cookies_too() throws Exception {
    FakePeer.Api api =
        (asked, books) ->
            asked.path().equals("/log-in")
                ? Said.of(200, "{}")
                    .with("X-Token", "h1")
                    .with("Set-Cookie", "a=1; Path=/\nsid=c1; HttpOnly\nsid2=x")
                : Apis.plain(asked, books);
    rest.close();
    rest = OpenedRest.on(api);
    String body =
        "\"token\": {\"body\": \"result.token\"}, \"send\": {\"header\": \"X-Session\", \"prefix\": \"S \"}";
    rest.way(
            plain(
                SESSION.replace(
                    body, "\"token\": {\"header\": \"X-Token\"}, \"send\": {\"cookie\": \"tok\"}")))
        .write(CREATE);
    rest.way(
            plain(
                SESSION.replace(
                    body, "\"token\": {\"cookie\": \"sid\"}, \"send\": {\"cookie\": \"sid\"}")))
        .write(CREATE);

    assertThat(rest.peer.asked().get(1).header("cookie")).isEqualTo("tok=h1");
    assertThat(rest.peer.asked().get(3).header("cookie")).isEqualTo("sid=c1");
  }

  private static byte[] hmac(String text) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void a_request_is_signed_with_its_time() throws Exception {
    Way way =
        rest.way(
            plain(
                """
                "auth": {
                  "kind": "hmac", "signed": "{method}\\n{path}\\n{query}\\n{timestamp}\\n{body}",
                  "header": "X-Signature", "prefix": "v1=", "timestampHeader": "X-Time",
                  "keyHeader": "X-Key-Id", "key": "hub-1"
                }
                """),
            "/v1");
    rest.peer.next(new Fault.Says(Said.of(200, "{\"items\": []}")));
    way.find(CREATE);
    Asked asked = rest.peer.asked().get(0);

    assertThat(asked.header("x-time")).isEqualTo("1795348800");
    assertThat(asked.header("x-key-id")).isEqualTo("hub-1");
    assertThat(asked.header("x-signature"))
        .isEqualTo("v1=" + HexFormat.of().formatHex(hmac("GET\n/v1/rows\nhub=77\n1795348800\n")));
  }

  @Test
  void a_signature_may_be_base64_over_the_bodys_hash() throws Exception {
    Asked asked =
        asked(
            "\"auth\": {\"kind\": \"hmac\", \"signed\": \"{timestamp}.{bodySha256}\", \"header\":"
                + " \"X-Signature\", \"encoding\": \"base64\", \"timestamp\": \"iso\"}");

    assertThat(asked.header("x-signature"))
        .isEqualTo(
            Base64.getEncoder()
                .encodeToString(
                    hmac(
                        "2026-11-22T12:00:00Z."
                            + Sha256.hex("{\"name\": \"Ada\", \"hub\": \"77\"}"))));
  }

  @Test
  void a_timestamp_may_be_in_milliseconds() throws Exception {
    Asked asked =
        asked(
            "\"auth\": {\"kind\": \"hmac\", \"signed\": \"{body}\", \"header\": \"X-S\","
                + " \"timestamp\": \"milliseconds\", \"timestampHeader\": \"X-T\"}");

    assertThat(asked.header("x-t")).isEqualTo("1795348800000");
    assertThat(asked.header("x-s"))
        .isEqualTo(HexFormat.of().formatHex(hmac("{\"name\": \"Ada\", \"hub\": \"77\"}")));
  }
}
