package org.syncline.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A WildFly process with the hub on it: configuration and data of its own below {@code
 * target/servers/<name>}, ports of its own. Wants the prepared server and {@code
 * target/syncline.war}, which {@code mvn package} makes.
 *
 * <pre>{@code
 * try (HubServer hub = HubServer.named("story").withSamples().start()) {
 *   send(hub.jmsUrl(), "erp", hub.password("erp"));
 *   hub.killHard();
 *   hub.restart();
 * }
 * }</pre>
 */
public final class HubServer implements AutoCloseable {
  private static final String WAR = "syncline.war";
  private static final Duration STARTUP = Duration.ofMinutes(4);
  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

  private final Path base;
  private final Map<String, Sender> senders;
  private final List<String> command;
  private final Map<String, String> environment;
  private final int offset;
  private final @Nullable Monitor monitor;
  private @Nullable Process process;

  private HubServer(
      Path base,
      Map<String, Sender> senders,
      List<String> command,
      Map<String, String> environment,
      int offset,
      @Nullable Monitor monitor) {
    this.base = base;
    this.senders = senders;
    this.command = command;
    this.environment = environment;
    this.offset = offset;
    this.monitor = monitor;
  }

  /**
   * What a server is to be, before it starts. Without further words: the hub on H2, 512 MB heap, no
   * legacy systems.
   */
  public static Plan named(String name) {
    return new Plan(name);
  }

  /** A server to be started. */
  public static final class Plan {
    private final String name;
    private final Map<String, String> properties = new LinkedHashMap<>();
    private final Map<String, String> senders = new LinkedHashMap<>();
    private final List<String> jvmOptions = new ArrayList<>();
    private final Map<String, String> environment = new LinkedHashMap<>();
    private boolean traced = CanaryNotes.wanted();
    private Path war = Folders.target().resolve("syncline.war");
    private String heap = "512m";
    private @Nullable PostgresServer postgres;
    private @Nullable String databaseUrl;
    private final List<String> scripts = new ArrayList<>();
    private final Map<String, Path> files = new LinkedHashMap<>();
    private @Nullable Monitor monitor;

    private Plan(String name) {
      this.name = name;
    }

    /** Maximum heap, as in {@code -Xmx}. */
    public Plan heap(String size) {
      heap = size;
      return this;
    }

    /** A system property of the server; {@code {http}} in it stands for {@link #http}. */
    public Plan with(String property, String value) {
      properties.put(property, value);
      return this;
    }

    /** An option of the JVM. */
    public Plan jvm(String option) {
      jvmOptions.add(option);
      return this;
    }

    /** Logs everything that the shipped settings don't hold back. */
    public Plan traced() {
      traced = true;
      return this;
    }

    /** A database of this PostgreSQL instead of H2. */
    public Plan on(PostgresServer server) {
      return on(server, server.url());
    }

    public Plan on(PostgresServer server, String url) {
      postgres = server;
      databaseUrl = url;
      return this;
    }

    /** A legacy system with a random password. */
    public Plan system(String id, String queue) {
      senders.put(id, queue);
      return this;
    }

    /** The three systems of the samples, with their flows and mappings. */
    public Plan withSamples() {
      system("erp", "live").system("shop", "live").system("branch", "ordered");
      return with("syncline.config.dir", samples().toString());
    }

    /** A script of {@code wildfly-config} to be run on it, with this environment. */
    public Plan script(String name) {
      scripts.add(name);
      return this;
    }

    /** A variable of the environment, for its scripts and itself. */
    public Plan environment(String variable, String value) {
      environment.put(variable, value);
      return this;
    }

    /** A file that lies in its configuration folder before the scripts run. */
    public Plan file(String name, Path content) {
      files.put(name, content);
      return this;
    }

    /** Health and metrics want a log-in: that of this user, who may only look. */
    public Plan monitoredBy(String user, String password) {
      monitor = new Monitor(user, password);
      return with("syncline.monitoring.log-in", "true");
    }

    /** Another WAR than the build's. */
    public Plan war(Path file) {
      war = file;
      return this;
    }

    /** Where its base folder is. */
    public Path base() {
      return Folders.target().resolve("servers").resolve(name);
    }

    /** Makes its base folder with fresh data, for whoever starts it otherwise. */
    public Path prepare() {
      Templates.prepare(base(), senders, kind());
      return base();
    }

    /** Starts it with fresh data, and waits until it is ready. */
    public HubServer start() {
      Path base = base();
      List<Sender> added = Templates.prepare(base, senders, kind());
      Map<String, Sender> bySystem = new LinkedHashMap<>();
      added.forEach(sender -> bySystem.put(sender.system(), sender));
      files.forEach(
          (file, content) -> Folders.copy(content, base.resolve("configuration/" + file)));
      if (monitor != null) {
        monitor.writeTo(base.resolve("configuration"));
      }
      scripts.forEach(script -> Configuration.at(base).run(script, environment));
      int offset = Ports.freeOffset();
      added.forEach(sender -> CanaryNotes.secret("broker", sender.password()));
      if (postgres != null && databaseUrl != null) {
        environment.put("SYNCLINE_DB_URL", databaseUrl);
        environment.put("SYNCLINE_DB_USER", postgres.user());
        environment.putIfAbsent("SYNCLINE_DB_PASSWORD", postgres.password());
      }
      HubServer server =
          new HubServer(base, bySystem, command(base, offset), environment, offset, monitor);
      server.deploy(war);
      server.boot();
      return server;
    }

    private Templates.Kind kind() {
      return new Templates.Kind(postgres != null, traced);
    }

    private List<String> command(Path base, int offset) {
      Path home = Folders.serverHome();
      List<String> command = new ArrayList<>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.add("-D[Standalone]");
      command.addAll(List.of("-Xms64m", "-Xmx" + heap, "-XX:MaxMetaspaceSize=384m"));
      command.add("-XX:+ExitOnOutOfMemoryError");
      command.addAll(MODULE_OPTIONS);
      command.addAll(BriefJvm.options());
      command.addAll(jvmOptions);
      if (traced) {
        command.add("-Djava.io.tmpdir=" + base.resolve(Templates.TEMPORARY));
      }
      command.add("-Dorg.jboss.boot.log.file=" + base.resolve("log/server.log"));
      command.add(
          "-Dlogging.configuration=" + base.resolve("configuration/logging.properties").toUri());
      command.addAll(List.of("-jar", home.resolve("jboss-modules.jar").toString()));
      command.addAll(List.of("-mp", home.resolve("modules").toString(), "org.jboss.as.standalone"));
      command.add("-Djboss.home.dir=" + home);
      command.add("-Djboss.server.base.dir=" + base);
      command.add("-Djboss.socket.binding.port-offset=" + offset);
      command.add("-Djboss.node.name=" + name);
      command.add("-Dsyncline.node=" + shortened(name));
      properties.forEach(
          (property, value) ->
              command.add(
                  "-D" + property + "=" + value.replace("{http}", address(offset).toString())));
      command.addAll(List.of("-c", "standalone-full.xml"));
      return command;
    }

    /** The transaction manager takes 23 bytes. */
    private static String shortened(String name) {
      return name.length() <= 23 ? name : Integer.toHexString(name.hashCode());
    }
  }

  private static final List<String> MODULE_OPTIONS =
      List.of(
          "--add-exports=java.desktop/sun.awt=ALL-UNNAMED",
          "--add-exports=java.naming/com.sun.jndi.ldap=ALL-UNNAMED",
          "--add-exports=java.naming/com.sun.jndi.url.ldap=ALL-UNNAMED",
          "--add-exports=java.naming/com.sun.jndi.url.ldaps=ALL-UNNAMED",
          "--add-exports=jdk.naming.dns/com.sun.jndi.dns=ALL-UNNAMED",
          "--add-opens=java.base/java.lang=ALL-UNNAMED",
          "--add-opens=java.base/java.lang.invoke=ALL-UNNAMED",
          "--add-opens=java.base/java.lang.reflect=ALL-UNNAMED",
          "--add-opens=java.base/java.io=ALL-UNNAMED",
          "--add-opens=java.base/java.net=ALL-UNNAMED",
          "--add-opens=java.base/java.security=ALL-UNNAMED",
          "--add-opens=java.base/java.util=ALL-UNNAMED",
          "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
          "--add-opens=java.management/javax.management=ALL-UNNAMED",
          "--add-opens=java.naming/javax.naming=ALL-UNNAMED",
          "-Djava.net.preferIPv4Stack=true",
          "-Djboss.modules.system.pkgs=org.jboss.byteman");

  /** The prepared server, to be used with a base folder of one's own. */
  public static Path home() {
    return Folders.serverHome();
  }

  /** The folder of the samples' systems, mappings and flows. */
  public static Path samples() {
    return Folders.project().resolve("src/test/resources/samples/config");
  }

  private void deploy(Path war) {
    try {
      Path deployments = Files.createDirectories(base.resolve("deployments"));
      Files.copy(war, deployments.resolve(WAR), StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void boot() {
    launch();
    awaitReady(STARTUP);
  }

  /** Starts the process and does not wait; see {@link #awaitReady}. */
  public void launch() {
    if (isAlive()) {
      throw new IllegalStateException("The server runs already.");
    }
    try {
      for (String state : new String[] {"deployed", "isdeploying", "failed"}) {
        Files.deleteIfExists(marker(state));
      }
      Files.write(marker("dodeploy"), new byte[0]);
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(console().toFile()));
      builder.environment().putAll(environment);
      process = builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Waits until the server and the hub on it say that they are ready.
   *
   * @throws IllegalStateException with the end of the log, if they don't in time or can't any more
   */
  public void awaitReady(Duration atMost) {
    long end = System.nanoTime() + atMost.toNanos();
    while (System.nanoTime() < end) {
      if (!isAlive()) {
        throw new IllegalStateException("The server ended while starting:\n" + endOfLog());
      }
      if (Files.exists(marker("failed"))) {
        killHard();
        throw new IllegalStateException("The hub was not deployed:\n" + endOfLog());
      }
      // Asked earlier, health says DOWN, and the server logs that each time.
      if (Files.exists(marker("deployed")) && isReady()) {
        return;
      }
      LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
    }
    throw new IllegalStateException("The hub was not ready after " + atMost + ":\n" + endOfLog());
  }

  /** Whether {@code /health/ready} answers UP now. */
  public boolean isReady() {
    if (monitor != null) {
      return monitor.reads(management().resolve("/health/ready"));
    }
    try {
      HttpRequest request =
          HttpRequest.newBuilder(management().resolve("/health/ready"))
              .timeout(Duration.ofSeconds(10))
              .build();
      HttpResponse<String> response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
      return response.statusCode() == 200 && response.body().contains(WAR);
    } catch (IOException notYet) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** As {@code kill -9}. */
  public void killHard() {
    if (process != null) {
      process.destroyForcibly();
      await(process, Duration.ofSeconds(30));
    }
  }

  /** Shuts down in order; kills if that takes over a minute. */
  public void stop() {
    if (!stopInOrder()) {
      killHard();
    }
  }

  /** Asks it to shut down; false if it still runs after a minute. */
  public boolean stopInOrder() {
    if (process == null) {
      return true;
    }
    process.destroy();
    return await(process, Duration.ofMinutes(1));
  }

  /**
   * Starts it on the same data and ports, and waits until it is ready. A running one is stopped
   * first.
   */
  public void restart() {
    stop();
    boot();
  }

  /** Starts it again with one more system property. */
  public void restartWith(String property, String value) {
    // Before the last two arguments, which name the configuration.
    command.add(command.size() - 2, "-D" + property + "=" + value);
    restart();
  }

  @Override
  public void close() {
    stop();
  }

  private static boolean await(Process process, Duration atMost) {
    try {
      return process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  public boolean isAlive() {
    return process != null && process.isAlive();
  }

  public long pid() {
    if (process == null) {
      throw new IllegalStateException("The server was never started.");
    }
    return process.pid();
  }

  /** {@code http://127.0.0.1:<port>/syncline/}. */
  public URI http() {
    return address(offset);
  }

  private static URI address(int offset) {
    return URI.create("http://127.0.0.1:" + (8080 + offset) + "/syncline/");
  }

  /** Health, metrics and management. */
  public URI management() {
    return URI.create("http://127.0.0.1:" + (9990 + offset) + "/");
  }

  /** {@code https://localhost:<port>/syncline/}, where there is TLS. */
  public URI https() {
    return URI.create("https://localhost:" + (8443 + offset) + "/syncline/");
  }

  public int jmsPort() {
    return 5445 + offset;
  }

  public String jmsUrl() {
    return "tcp://127.0.0.1:" + jmsPort();
  }

  /** The broker password of a legacy system of the plan. */
  public String password(String system) {
    Sender sender = senders.get(system);
    if (sender == null) {
      throw new IllegalArgumentException(
          "No system '" + system + "' was planned: " + senders.keySet());
    }
    return sender.password();
  }

  /** The server's base folder: configuration, data, log, deployments. */
  public Path base() {
    return base;
  }

  /** The server's data folder. */
  public Path data() {
    return base.resolve("data");
  }

  public Path log() {
    return base.resolve("log/server.log");
  }

  /** By such files the server's scanner is told what to do, and tells what it did. */
  private Path marker(String state) {
    return base.resolve("deployments").resolve(WAR + "." + state);
  }

  private Path console() {
    return base.resolve("console.log");
  }

  /** Messages that came into a queue since the broker started. */
  public long messagesAdded(String queue) throws IOException, InterruptedException {
    String said =
        cli(
            "/subsystem=messaging-activemq/server=default/jms-queue="
                + queue
                + ":read-attribute(name=messages-added)");
    return Long.parseLong(said.replaceAll("(?s).*\"result\" => (\\d+)L.*", "$1"));
  }

  /** What the server's management says to one operation. */
  public String cli(String operation) throws IOException, InterruptedException {
    ProcessBuilder cli =
        new ProcessBuilder(
                home().resolve("bin/jboss-cli.sh").toString(),
                "--connect",
                "--controller=127.0.0.1:" + management().getPort(),
                // On a machine with much else to do the usual 5 s are too short.
                "--timeout=60000",
                "--command=" + operation)
            .redirectErrorStream(true);
    cli.environment().putAll(BriefJvm.environment());
    Process process = cli.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
      throw new IllegalStateException(operation + ": " + said);
    }
    return said;
  }

  /** Bytes of live objects, after a full collection of garbage. */
  public long liveHeap() {
    Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    try {
      Process histogram =
          new ProcessBuilder(jcmd.toString(), Long.toString(pid()), "GC.class_histogram")
              .redirectErrorStream(true)
              .start();
      String output = new String(histogram.getInputStream().readAllBytes());
      String total =
          output
              .lines()
              .filter(line -> line.startsWith("Total"))
              .findFirst()
              .orElseThrow(() -> new IllegalStateException(output));
      return Long.parseLong(total.trim().split("\\s+")[2]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String endOfLog() {
    try {
      List<String> lines = Files.readAllLines(console());
      return String.join("\n", lines.subList(Math.max(0, lines.size() - 60), lines.size()));
    } catch (IOException e) {
      return "(no log: " + e + ")";
    }
  }
}
