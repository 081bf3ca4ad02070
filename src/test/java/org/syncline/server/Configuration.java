package org.syncline.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A server's base folder, and the scripts of {@code wildfly-config} that are run on it while the
 * server stands still.
 */
final class Configuration {
  private final Path home;
  private final Path base;

  private Configuration(Path home, Path base) {
    this.home = home;
    this.base = base;
  }

  /** Makes a new base folder with the prepared server's configuration and no data. */
  static Configuration copiedTo(Path base) {
    Path home = Folders.serverHome();
    Folders.delete(base);
    Path prepared = home.resolve("standalone/configuration");
    Path copy = base.resolve("configuration");
    try {
      Files.createDirectories(copy);
      for (String file :
          List.of(
              "standalone-full.xml",
              "logging.properties",
              "application-users.properties",
              "application-roles.properties",
              "mgmt-users.properties",
              "mgmt-groups.properties",
              "syncline-keys.cs",
              "syncline-secret-keys.cs")) {
        Files.copy(prepared.resolve(file), copy.resolve(file));
      }
      Files.createDirectories(base.resolve("deployments"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Configuration(home, base);
  }

  /** That of a server that was made before and stands still now. */
  static Configuration of(HubServer stopped) {
    return new Configuration(Folders.serverHome(), stopped.base());
  }

  /** That of a base folder that was made before and that nobody runs on. */
  static Configuration at(Path base) {
    return new Configuration(Folders.serverHome(), base);
  }

  /** Lets a legacy system send. */
  Configuration add(Sender sender) {
    return run(
        "add-system.cli",
        Map.of(
            "SYSTEM_ID", sender.system(),
            "SYSTEM_PASSWORD", sender.password(),
            "SYSTEM_QUEUE", sender.queue()));
  }

  /** Lets a legacy system send no more. */
  Configuration remove(String system) {
    return run("remove-system.cli", Map.of("SYSTEM_ID", system));
  }

  /** Puts the hub on PostgreSQL. The driver becomes a module of the prepared server. */
  Configuration onPostgres() {
    return OneAtATime.doing(
            "driver",
            () ->
                run(
                    "20-database-postgresql.cli",
                    Map.of("SYNCLINE_DB_DRIVER", postgresDriver().toString())))
        .run("25-batch.cli", Map.of());
  }

  /**
   * Turns the root logger up to everything; what has a level of its own keeps it. Until the server
   * has read that, it logs by its file for the start, as it does when an operator has done so.
   */
  Configuration traced() {
    replace(
        "configuration/standalone-full.xml",
        "(<root-logger>\\s*<level name=)\"INFO\"",
        "$1\"ALL\"");
    return this;
  }

  private void replace(String file, String pattern, String replacement) {
    Path path = base.resolve(file);
    try {
      String before = Files.readString(path);
      String after = before.replaceFirst(pattern, replacement);
      if (after.equals(before)) {
        throw new IllegalStateException("Nothing to replace in " + path + ": " + pattern);
      }
      Files.writeString(path, after);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path postgresDriver() {
    try {
      return Path.of(
          org.postgresql.Driver.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (java.net.URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Runs a script with these environment variables. */
  Configuration run(String script, Map<String, String> variables) {
    Path log = base.resolve("scripts.log");
    ProcessBuilder cli =
        new ProcessBuilder(
                home.resolve("bin/jboss-cli.sh").toString(),
                "--file=" + Folders.project().resolve("wildfly-config").resolve(script),
                "-Djboss.server.base.dir=" + base)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    Map<String, String> environment = new LinkedHashMap<>(variables);
    environment.put("JBOSS_HOME", home.toString());
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    environment.putAll(BriefJvm.environment());
    cli.environment().putAll(environment);
    try {
      Process process = cli.start();
      if (!process.waitFor(3, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new IllegalStateException(script + " did not end in time; see " + log);
      }
      if (process.exitValue() != 0) {
        throw new IllegalStateException(script + " failed:\n" + Files.readString(log));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    return this;
  }
}
