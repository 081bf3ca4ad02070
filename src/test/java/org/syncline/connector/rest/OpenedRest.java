package org.syncline.connector.rest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.syncline.connector.peer.FakePeer;
import org.syncline.connector.peer.LoopbackHttp;
import org.syncline.connector.spi.Credentials;
import org.syncline.connector.spi.Operation;
import org.syncline.connector.spi.Way;
import org.syncline.connector.spi.Write;
import org.syncline.platform.HostName;
import org.syncline.platform.SteppingClock;
import org.syncline.system.Connection;

/** A connector, opened on a fake peer. */
final class OpenedRest implements AutoCloseable {
  static final String SECRET = "pass-Wort7";

  /** Two objects over the plain API; {@code keyed} has an idempotency key. */
  static final String OBJECTS =
      """
      "objects": {
        "rows": {
          "create": {"path": "/rows", "answer": {"id": "id", "record": "."}},
          "update": {"path": "/rows/{externalId}", "answer": {"id": "id", "record": "."}},
          "upsert": {"path": "/rows/{body.key}", "answer": {"id": "id", "record": "."}},
          "archive": {"method": "PATCH", "path": "/rows/{externalId}", "body": {"gone": true}},
          "delete": {"path": "/rows/{externalId}"},
          "find": {"path": "/rows/{externalId}", "answer": {"id": "id", "record": "."}},
          "search": {
            "path": "/rows", "query": {"hub": "{record}"},
            "answer": {"list": "items", "id": "id", "record": "."}
          },
          "list": {"path": "/rows", "answer": {"list": "items", "id": "id"}}
        },
        "keyed": {
          "create": {
            "path": "/rows", "idempotencyHeader": "Idempotency-Key",
            "answer": {"id": "id", "record": "."}
          }
        }
      }
      """;

  final SteppingClock clock = new SteppingClock();
  final LoopbackHttp http = new LoopbackHttp();
  final FakePeer peer;
  private Credentials credentials = (system, connection) -> new Credentials.Given.Secret(SECRET);

  private OpenedRest(FakePeer peer) {
    this.peer = peer;
    http.allowing("127.0.0.1", peer.port());
  }

  static OpenedRest on(FakePeer.Api api) {
    try {
      return new OpenedRest(FakePeer.with(api));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  OpenedRest giving(Credentials other) {
    credentials = other;
    return this;
  }

  Way way(String settings) {
    return way(settings, null);
  }

  Way way(String settings, String path) {
    return connector().open("crm", connection(settings, path, peer.port()));
  }

  RestConnector connector() {
    return new RestConnector(http, credentials, clock);
  }

  static Connection connection(String settings, String path, int port) {
    return new Connection(
        "api",
        Connection.Kind.REST,
        new HostName("127.0.0.1"),
        port,
        false,
        path,
        "crm/key",
        settings);
  }

  /** The plain objects, with these members before them. */
  static String plain(String... members) {
    StringBuilder settings = new StringBuilder("{");
    for (String member : members) {
      settings.append(member).append(",\n");
    }
    return settings.append(OBJECTS).append("}").toString();
  }

  /** A shipped manifest. */
  static String example(String name) {
    try (InputStream in =
        OpenedRest.class.getResourceAsStream("/connectors/rest/" + name + ".json")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Write write(String object, Operation operation, String externalId, String body) {
    return write(object, operation, externalId, body, Duration.ofSeconds(20));
  }

  static Write write(
      String object, Operation operation, String externalId, String body, Duration timeout) {
    return new Write(
        object,
        operation,
        externalId,
        77,
        3,
        "duty-77-3",
        body.getBytes(StandardCharsets.UTF_8),
        timeout);
  }

  @Override
  public void close() throws IOException {
    http.close();
    peer.close();
  }
}
