package org.syncline.connector.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.syncline.connector.peer.FileServer;
import org.syncline.connector.spi.Answer;
import org.syncline.connector.spi.Credentials;
import org.syncline.connector.spi.Operation;
import org.syncline.connector.spi.Sighting;
import org.syncline.connector.spi.Way;
import org.syncline.connector.spi.Write;
import org.syncline.platform.HostName;
import org.syncline.platform.SteppingClock;
import org.syncline.security.egress.OutboundHosts;
import org.syncline.system.Connection;

/** A connector, opened on a file server of this machine. */
final class OpenedFiles implements AutoCloseable {
  /** One record a file; several, with a header. */
  static final String OBJECTS =
      """
      "objects": {
        "rows": {
          "folder": "out", "name": "row-{record}-{version}-{key}.json",
          "archive": {"name": "gone-{record}-{key}.txt", "content": "{record};{version}\\n"}},
        "sheets": {
          "folder": "out", "shape": "many", "join": "csv", "together": 1000,
          "name": "rows-{count}-{key}.csv",
          "delete": {"name": "gone-{count}-{key}.txt"}}}
      """;

  final SteppingClock clock = new SteppingClock();
  final Path root;
  final Path out;
  final FileServer server;
  private final List<FileConnector> connectors = new ArrayList<>();
  private OutboundHosts hosts =
      (host, port, encrypted, atMost) -> List.of(InetAddress.getLoopbackAddress());
  private Credentials credentials =
      (system, connection) -> new Credentials.Given.Secret(FileServer.PASSWORD);

  OpenedFiles(Path folder) {
    try {
      root = folder;
      out = Files.createDirectories(root.resolve("out"));
      server = FileServer.over(root);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  OpenedFiles giving(Credentials other) {
    credentials = other;
    return this;
  }

  OpenedFiles through(OutboundHosts other) {
    hosts = other;
    return this;
  }

  String settings(String... members) {
    return settings(List.of(server.fingerprint()), members);
  }

  static String settings(List<String> hostKeys, String... members) {
    return "{\"user\": \""
        + FileServer.USER
        + "\", \"hostKeys\": [\""
        + String.join("\", \"", hostKeys)
        + "\"], "
        + Stream.of(members).map(member -> member + ", ").reduce("", String::concat)
        + OBJECTS
        + "}";
  }

  /** As another server of the hub has it. */
  FileConnector connector() {
    FileConnector connector = new FileConnector(hosts, credentials, clock);
    connectors.add(connector);
    return connector;
  }

  Way way() {
    return way(settings());
  }

  Way way(String settings) {
    if (connectors.isEmpty()) {
      connector();
    }
    return connectors.get(0).open("crm", connection(settings, server.port()));
  }

  /** Of a server of the hub that has nothing in common with the others. */
  Way wayOfItsOwn() {
    return connector().open("crm", connection(settings(), server.port()));
  }

  static Connection connection(String settings, int port) {
    return new Connection(
        "files",
        Connection.Kind.FILE,
        new HostName("127.0.0.1"),
        port,
        false,
        "/",
        "crm/files",
        settings);
  }

  static Write row(int record, int version) {
    return write("rows", Operation.CREATE, record, version, "{\"id\":" + record + "}");
  }

  static Write line(int record, int version) {
    return write("sheets", Operation.UPSERT, record, version, "id;name\r\n" + record + ";Ada\r\n");
  }

  static Write write(String object, Operation operation, int record, int version, String body) {
    return write(object, operation, record, version, "duty-" + record + "-" + version, body);
  }

  static Write write(
      String object, Operation operation, int record, int version, String key, String body) {
    return new Write(
        object,
        operation,
        null,
        record,
        version,
        key,
        body.getBytes(StandardCharsets.UTF_8),
        Duration.ofSeconds(20));
  }

  /** What a receiver sees: files by name, without the hub's own folder. */
  Map<String, String> files() {
    try (Stream<Path> all = Files.list(out)) {
      Map<String, String> files = new TreeMap<>();
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files.put(file.getFileName().toString(), Files.readString(file));
      }
      return files;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What lies in the hub's own folder. */
  List<String> own() {
    Path own = out.resolve(PublishFile.OWN);
    if (!Files.isDirectory(own)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(own)) {
      return all.map(file -> file.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As if nothing had ever been written. */
  void forget() throws IOException {
    Path own = out.resolve(PublishFile.OWN);
    for (String name : own()) {
      Files.delete(own.resolve(name));
    }
    Files.deleteIfExists(own);
  }

  /** Brings writes there as deliveries do: what is not known is looked up before it is sent. */
  static void deliver(Way way, List<Write> writes, boolean doubtful) throws InterruptedException {
    List<Write> open = new ArrayList<>(writes);
    List<Write> doubts = new ArrayList<>(doubtful ? writes : List.of());
    for (int turn = 0; turn < 50 && !open.isEmpty(); turn++) {
      List<Write> together = new ArrayList<>(open);
      together.removeAll(doubts);
      if (!together.isEmpty()) {
        List<Answer> answers = way.writeAll(together);
        for (int i = 0; i < answers.size(); i++) {
          heard(together.get(i), answers.get(i), open, doubts);
        }
        continue;
      }
      for (Write write : List.copyOf(doubts)) {
        Sighting sighting = way.find(write);
        if (sighting instanceof Sighting.There && write.operation() == Operation.CREATE) {
          open.remove(write);
          doubts.remove(write);
        } else if (!(sighting instanceof Sighting.CantTell)) {
          doubts.remove(write);
          heard(write, way.write(write), open, doubts);
        }
      }
    }
    if (!open.isEmpty()) {
      throw new AssertionError("never done: " + open);
    }
  }

  private static void heard(Write write, Answer answer, List<Write> open, List<Write> doubts) {
    if (answer instanceof Answer.Done) {
      open.remove(write);
    } else if (answer instanceof Answer.Uncertain) {
      doubts.add(write);
    } else if (!(answer instanceof Answer.Later)) {
      throw new AssertionError(write + " got " + answer);
    }
  }

  @Override
  public void close() throws IOException {
    connectors.forEach(FileConnector::close);
    server.close();
  }
}
