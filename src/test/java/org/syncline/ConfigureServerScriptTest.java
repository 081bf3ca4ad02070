package org.syncline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Which scripts {@code deployments/standalone/configure.sh} runs, by a server that only writes them
 * down.
 */
class ConfigureServerScriptTest {
  @TempDir Path home;

  @BeforeEach
  void aServerThatWritesDown() throws Exception {
    Path configuration = Files.createDirectories(home.resolve("standalone/configuration"));
    Files.writeString(configuration.resolve("logging.properties"), "");
    on("h2");
    Path cli = Files.createDirectories(home.resolve("bin")).resolve("jboss-cli.sh");
    Files.writeString(
        cli, "#!/bin/sh\nbasename \"${1#--file=}\" .cli >> " + home.resolve("scripts") + "\n");
    assertThat(cli.toFile().setExecutable(true)).isTrue();
  }

  @Test
  void h2_without_further_words() throws Exception {
    assertThat(configure(Map.of())).contains("20-database-h2", "25-batch").doesNotContain("60-tls");
  }

  @Test
  void the_database_that_is_said() throws Exception {
    assertThat(configure(Map.of("DATABASE", "postgresql")))
        .contains("20-database-postgresql")
        .doesNotContain("20-database-h2");
  }

  @Test
  void a_server_on_postgresql_stays_there_when_something_else_is_configured() throws Exception {
    on("postgresql");

    assertThat(configure(Map.of("TLS", "yes")))
        .contains("20-database-postgresql", "60-tls")
        .doesNotContain("20-database-h2");
  }

  @Test
  void a_server_on_postgresql_goes_back_to_h2_only_when_told() throws Exception {
    on("postgresql");

    assertThat(configure(Map.of("DATABASE", "h2"))).contains("20-database-h2");
  }

  @Test
  void the_driver_is_wanted_once_and_nothing_runs_without_it() throws Exception {
    assertThat(run(Map.of("SYNCLINE_DB_DRIVER", ""))).isEqualTo(1);
    assertThat(Files.readString(home.resolve("log"))).contains("SYNCLINE_DB_DRIVER", "h2");
    assertThat(home.resolve("scripts")).doesNotExist();

    Files.createDirectories(home.resolve("modules/org/h2"));
    assertThat(run(Map.of("SYNCLINE_DB_DRIVER", ""))).isZero();
  }

  @Test
  void an_unknown_database_is_refused() throws Exception {
    assertThat(run(Map.of("DATABASE", "oracle"))).isEqualTo(1);
    assertThat(Files.readString(home.resolve("log"))).contains("'oracle'", "h2 or postgresql");
  }

  private void on(String driver) throws Exception {
    Files.writeString(
        home.resolve("standalone/configuration/standalone-full.xml"),
        "<datasource><driver>" + driver + "</driver></datasource>");
  }

  private List<String> configure(Map<String, String> settings) throws Exception {
    int exit = run(settings);
    assertThat(exit).as(Files.readString(home.resolve("log"))).isZero();
    return Files.readAllLines(home.resolve("scripts"));
  }

  private int run(Map<String, String> settings) throws Exception {
    ProcessBuilder shell =
        new ProcessBuilder("bash", "deployments/standalone/configure.sh")
            .redirectErrorStream(true)
            .redirectOutput(home.resolve("log").toFile());
    shell.environment().keySet().removeAll(List.of("DATABASE", "TLS", "SCRIPTS"));
    shell.environment().put("JBOSS_HOME", home.toString());
    shell.environment().put("SYNCLINE_DB_DRIVER", "driver.jar");
    shell.environment().putAll(settings);
    Process process = shell.start();
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    return process.exitValue();
  }
}
