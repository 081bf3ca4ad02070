package org.syncline.connector.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.syncline.connector.rest.OpenedRest.write;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.syncline.connector.peer.FakePeer;
import org.syncline.connector.peer.Fault;
import org.syncline.connector.peer.Said;
import org.syncline.connector.spi.Answer;
import org.syncline.connector.spi.Credentials;
import org.syncline.connector.spi.Operation;
import org.syncline.connector.spi.Sighting;
import org.syncline.connector.spi.Way;
import org.syncline.connector.spi.Write;
import org.syncline.system.Connection;

/** Neither secrets nor what the other side or the record says is in any text. */
class RestSecrecyTest {
  private static final String SECRET = "Geheim-0815";
  private static final String TOKEN = "tok-4711";
  private static final String REMOTE = "remote-words-of-grace";
  private static final String PERSONAL = "ada.lovelace";
  private static final String OBJECTS =
      """
      {"errorPath": "error", "auth": %s, "objects": {"rows": {
        "create": {"path": "/rows/{body.mail}", "query": {"m": "{body.mail}"},
          "headers": {"X-Mail": "{body.mail}"}, "answer": {"id": "id", "record": "."}},
        "update": {"path": "/rows/{externalId}", "answer": {"record": "."}},
        "search": {"path": "/rows", "query": {"m": "{body.mail}"}, "answer": {"list": "items", "id": "id"}}
      }}}
      """;

  private final FakePeer.Api api =
      (asked, books) ->
          asked.path().equals("/log-in")
              ? Said.of(200, "{\"access_token\": \"" + TOKEN + "\", \"token\": \"" + TOKEN + "\"}")
              : Said.of(200, "{\"id\": 1, \"note\": \"" + REMOTE + "\"}");
  private final OpenedRest rest = OpenedRest.on(api).giving(new Rotating());
  private final List<String> texts = new ArrayList<>();
  private final Logger root = Logger.getLogger("");
  private final Level level = root.getLevel();
  private final Handler listening =
      new Handler() {
        @Override
        public void publish(LogRecord record) {
          synchronized (texts) {
            texts.add(record.getMessage() + " " + record.getThrown());
          }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  /** Gives the secret, and forgets what takes its place. */
  private static final class Rotating implements Credentials {
    @Override
    public Given of(String system, Connection connection) {
      return new Given.Secret(SECRET);
    }

    @Override
    public Rotated rotate(String system, Connection connection, Duration atMost, Show show)
        throws InterruptedException {
      String shown = show.to(SECRET).toString();
      assertThat(shown).doesNotContain(TOKEN, REMOTE);
      return new Rotated.Done();
    }
  }

  @AfterEach
  void close() throws Exception {
    root.removeHandler(listening);
    root.setLevel(level);
    rest.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"kind\": \"api-key\", \"query\": \"key\"}",
        "{\"kind\": \"api-key\", \"header\": \"X-Key\"}",
        "{\"kind\": \"basic\", \"user\": \"hub\"}",
        "{\"kind\": \"bearer\"}",
        "{\"kind\": \"oauth2\", \"tokenPath\": \"/log-in\", \"clientId\": \"hub\"}",
        "{\"kind\": \"oauth2-refresh\", \"tokenPath\": \"/log-in\", \"clientId\": \"hub\"}",
        "{\"kind\": \"session\", \"logIn\": {\"path\": \"/log-in\", \"body\": {\"p\":"
            + " \"{secret}\"}}, \"token\": {\"body\": \"token\"}, \"send\": {\"cookie\": \"s\"}}",
        "{\"kind\": \"hmac\", \"signed\": \"{body}\", \"header\": \"X-S\"}"
      })
  void nothing_of_it_is_in_any_text(String auth) throws Exception {
    root.addHandler(listening);
    root.setLevel(Level.ALL);
    Way way = rest.way(String.format(OBJECTS, auth));
    Write create =
        write("rows", Operation.CREATE, null, "{\"mail\": \"" + PERSONAL + "\", \"bad\": 1}");
    Write update = write("rows", Operation.UPDATE, PERSONAL, "{\"mail\": \"" + PERSONAL + "\"}");
    String body = "{\"error\": \"" + REMOTE + "\"}";
    for (int status : new int[] {200, 302, 400, 401, 403, 404, 409, 422, 429, 500, 503}) {
      Fault fault = new Fault.Says(Said.of(status, body).with("X-Said", REMOTE));
      rest.peer.next(fault, fault);
      note(way.write(create));
      rest.peer.next(fault, fault);
      note(way.write(update));
      rest.peer.next(fault, fault);
      note(way.find(create));
    }
    for (Fault fault :
        List.of(
            new Fault.Babbles(REMOTE + "\r\n"),
            new Fault.DoesAndBreaksOff(),
            new Fault.Says(Said.of(200, REMOTE)),
            new Fault.Says(Said.of(200, "{\"access_token\": \"" + TOKEN + " x\"}")))) {
      rest.peer.next(fault, fault);
      note(way.write(create));
      rest.peer.next(fault, fault);
      note(way.find(create));
    }
    for (String bad : List.of("../" + PERSONAL, PERSONAL + "\\u0000", PERSONAL + "\\r\\n")) {
      note(way.write(write("rows", Operation.CREATE, null, "{\"mail\": \"" + bad + "\"}")));
    }
    note(way.write(write("rows", Operation.CREATE, null, "{\"mail\": {\"" + PERSONAL + "\": 1}}")));
    note(way.write(write("rows", Operation.CREATE, null, PERSONAL)));
    note(way.write(create));
    texts.add(way.toString());

    assertThat(texts).hasSizeGreaterThan(45);
    String encoded =
        Base64.getEncoder().encodeToString(("hub:" + SECRET).getBytes(StandardCharsets.UTF_8));
    assertThat(String.join("\n", texts)).doesNotContain(SECRET, TOKEN, REMOTE, PERSONAL, encoded);
  }

  private void note(Answer answer) {
    synchronized (texts) {
      texts.add(answer.toString());
    }
  }

  private void note(Sighting sighting) {
    synchronized (texts) {
      texts.add(sighting.toString());
    }
  }

  @Test
  void what_holds_secrets_tells_nothing_of_them() {
    HttpCall call =
        new HttpCall("GET", "/" + PERSONAL, "key=" + SECRET, Map.of("A", SECRET), new byte[0]);

    assertThat(call.toString()).isEqualTo("HttpCall[GET]");
    assertThat(new LogIns.Token(TOKEN, Instant.EPOCH).toString()).isEqualTo("Token");
  }
}
