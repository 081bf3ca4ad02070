package org.syncline.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The scripts of {@code wildfly-config} may be run again. */
class ServerSettingsIT {
  private static final List<String> COMMON =
      List.of("10-server.cli", "30-security.cli", "40-messaging.cli", "50-observability.cli");

  @Test
  void running_all_scripts_again_changes_nothing() throws IOException {
    Path base = Folders.target().resolve("servers/settings-h2");
    Configuration configuration = Configuration.copiedTo(base);
    String before = settings(base);

    COMMON.forEach(script -> configuration.run(script, Map.of()));
    configuration.run("20-database-h2.cli", Map.of());

    assertThat(settings(base)).isEqualTo(before);
  }

  @Test
  void the_database_can_be_changed_and_changed_back() throws IOException {
    Path base = Folders.target().resolve("servers/settings-postgresql");
    Configuration configuration = Configuration.copiedTo(base);
    String onH2 = settings(base);

    configuration.onPostgres();
    String onPostgres = settings(base);
    configuration.onPostgres();

    assertThat(settings(base))
        .isEqualTo(onPostgres)
        .contains("jdbc:postgresql:")
        .isNotEqualTo(onH2);

    configuration.run("20-database-h2.cli", Map.of());

    assertThat(settings(base))
        .contains("WRITE_DELAY=0", "OPTIMIZE_REUSE_RESULTS=0")
        .doesNotContain("jdbc:postgresql:");
  }

  @ParameterizedTest
  @ValueSource(strings = {"live", "bulk", "ordered"})
  void adding_a_system_again_changes_only_what_is_said(String queue) throws IOException {
    Path base = Folders.target().resolve("servers/settings-system-" + queue);
    Configuration configuration = Configuration.copiedTo(base);

    configuration.add(Sender.withRandomPassword("crm", queue));
    String once = settings(base);
    configuration.add(Sender.withRandomPassword("crm", queue));

    assertThat(settings(base))
        .isEqualTo(once)
        .contains("forwarding-address=\"jms.queue.syncline.intake." + queue + "\"");
  }

  @Test
  void no_password_of_a_system_can_be_read_from_the_servers_files() throws IOException {
    Path base = Folders.target().resolve("servers/settings-secret");
    Sender sender = Sender.withRandomPassword("crm", "live");

    Configuration.copiedTo(base).add(sender);

    try (var files = Files.walk(base)) {
      assertThat(files.filter(Files::isRegularFile))
          .isNotEmpty()
          .allSatisfy(
              file ->
                  assertThat(
                          new String(
                              Files.readAllBytes(file),
                              java.nio.charset.StandardCharsets.ISO_8859_1))
                      .doesNotContain(sender.password()));
    }
  }

  private static String settings(Path base) throws IOException {
    return Files.readString(base.resolve("configuration/standalone-full.xml"));
  }
}
