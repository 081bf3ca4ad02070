package org.syncline.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.syncline.samples.HubClient;
import org.syncline.server.BriefJvm;
import org.syncline.server.CanaryNotes;
import org.syncline.server.HubServer;
import org.syncline.server.Ports;

/**
 * The hub on a WildFly as it comes from its makers, by the very commands of
 * deployments/standalone/README.md; only the server's folder and ports are others.
 */
class StandaloneDeploymentIT {
  private static final Path PROJECT = Path.of("").toAbsolutePath();
  private static final Path CENTRE = PROJECT.resolve("target/data-centre");
  private static final Path WILDFLY = CENTRE.resolve("wildfly");
  private static final Path CONFIGURATION = WILDFLY.resolve("standalone/configuration");
  private static final String PASSWORD = UUID.randomUUID().toString();
  private static final Duration START = Duration.ofMinutes(3);

  private final int offset = Ports.freeOffset();
  private List<String> commands;
  private Process server;

  @BeforeEach
  void whatTheReadmeWants() throws IOException {
    delete(CENTRE);
    copy("deployments");
    copy("wildfly-config");
    copy("target/drivers");
    Files.createDirectories(CENTRE.resolve("target"));
    Files.copy(PROJECT.resolve("target/syncline.war"), CENTRE.resolve("target/syncline.war"));
    Path zip;
    try (Stream<Path> found = Files.list(PROJECT.resolve("target/distribution"))) {
      zip = found.findFirst().orElseThrow();
    }
    Files.createSymbolicLink(CENTRE.resolve(zip.getFileName()), zip);
    commands =
        CommandsOfReadme.of(
                PROJECT.resolve("deployments/standalone/README.md"), "One server in a data centre")
            .block(0)
            .replace("/opt/syncline/wildfly", WILDFLY.toString())
            .lines()
            .filter(line -> !line.isBlank())
            .toList();
  }

  @AfterEach
  void stop() throws IOException, InterruptedException {
    if (server != null) {
      List<ProcessHandle> all = server.descendants().toList();
      all.forEach(ProcessHandle::destroy);
      if (!server.waitFor(1, TimeUnit.MINUTES)) {
        all.forEach(ProcessHandle::destroyForcibly);
      }
    }
    CanaryNotes.keep(WILDFLY.resolve("standalone"), "data-centre");
    delete(WILDFLY);
  }

  @Test
  void the_commands_of_the_readme_make_a_server_that_takes_messages() throws Exception {
    String start = commands.get(commands.size() - 1);
    assertThat(start).contains("standalone.sh");
    run(commands.subList(0, commands.size() - 1), "first");
    String configured = Files.readString(CONFIGURATION.resolve("standalone-full.xml"));

    run(
        commands.stream()
            .filter(line -> line.startsWith("export ") || line.contains("deployments/standalone/"))
            .toList(),
        "again");
    assertThat(Files.readString(CONFIGURATION.resolve("standalone-full.xml")))
        .isEqualTo(configured);

    copySamples();
    CanaryNotes.secret("broker", PASSWORD);
    CanaryNotes.trace(WILDFLY.resolve("standalone"));
    server = launch(start);
    awaitReady();
    HubClient hub = new HubClient(url(8080) + "/syncline", "ada", "a password for tests");
    hub.setUp(Files.readString(tokenFile()).strip(), "ada", "a password for tests");
    try (LegacySender erp =
        new LegacySender("tcp://127.0.0.1:" + (5445 + offset), "erp", PASSWORD)) {
      erp.sendText(
          "first", "{\"customer\":{\"no\":\"K-1\",\"rev\":1,\"name\":{\"last\":\"Day\"}}}");
    }

    var message =
        HubUnderTest.await(
                "the message", () -> hub.messages("system=erp"), found -> !found.isEmpty())
            .get(0);
    assertThat(message.get("outcomes").get(0).get("status").textValue()).isEqualTo("created");
    assertThat(hub.ledger().balanced()).isEqualTo("true");
  }

  private String url(int port) {
    return "http://127.0.0.1:" + (port + offset);
  }

  /** The commands as they stand; the random password is one that the test knows. */
  private static void run(List<String> lines, String name) throws Exception {
    String script =
        "set -e; cd '"
            + CENTRE
            + "'; openssl() { echo "
            + PASSWORD
            + "; }\n"
            + "command -v unzip > /dev/null || unzip() { jar xf \"$2\" && chmod +x wildfly-*/bin/*.sh; }\n"
            + String.join("\n", lines);
    // These end at once; the server itself has the JVM that its own start gives it.
    Map<String, String> environment = new HashMap<>(environment());
    environment.putAll(BriefJvm.environment());
    CommandsOfReadme.Result result =
        CommandsOfReadme.run(script, environment, CENTRE.resolve(name + ".log"));
    assertThat(result.exit()).as(result.output()).isZero();
  }

  private static Map<String, String> environment() {
    String home = System.getProperty("java.home");
    return Map.of("JAVA_HOME", home, "PATH", home + "/bin:" + System.getenv("PATH"));
  }

  private Process launch(String command) throws IOException {
    ProcessBuilder shell =
        new ProcessBuilder(
                "bash",
                "-c",
                commands.get(0) + "; " + command + " -Djboss.socket.binding.port-offset=" + offset)
            .directory(CENTRE.toFile())
            .redirectErrorStream(true)
            .redirectOutput(CENTRE.resolve("console.log").toFile());
    shell.environment().putAll(environment());
    return shell.start();
  }

  private void awaitReady() {
    HubUnderTest.await(
        "health, see " + CENTRE.resolve("console.log"),
        START,
        () -> server.isAlive() && HubClient.isUp(url(9990) + "/health/ready"),
        ready -> ready);
  }

  /** The log names the file that the set-up token is in. */
  private static Path tokenFile() throws IOException {
    String log = Files.readString(WILDFLY.resolve("standalone/log/server.log"));
    Path file = WILDFLY.resolve("standalone/data/syncline/setup-token");
    assertThat(log)
        .contains(file.toString())
        .as("passwords may stand among these")
        .doesNotContain("Configured system properties", "VM Arguments");
    return file;
  }

  private static void copySamples() throws IOException {
    copy(HubServer.samples(), CONFIGURATION.resolve("syncline"));
  }

  private static void copy(String folder) throws IOException {
    copy(PROJECT.resolve(folder), CENTRE.resolve(folder));
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> paths = Files.walk(from)) {
      for (Path path : paths.collect(Collectors.toList())) {
        Path target = to.resolve(from.relativize(path).toString());
        if (Files.isDirectory(path)) {
          Files.createDirectories(target);
        } else {
          Files.copy(path, target, StandardCopyOption.COPY_ATTRIBUTES);
        }
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> paths = Files.walk(folder)) {
        for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }
}
