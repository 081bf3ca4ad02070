package org.syncline.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
  void a_system_taken_away_has_no_user_and_no_right_and_can_come_back() throws IOException {
    Path base = Folders.target().resolve("servers/settings-remove");
    Configuration configuration = Configuration.copiedTo(base);
    configuration.add(Sender.withRandomPassword("crm", "live"));
    String with = settings(base);

    configuration.remove("crm");
    String without = settings(base);
    configuration.remove("crm");

    assertThat(settings(base))
        .isEqualTo(without)
        .doesNotContain("syncline-sender-crm")
        .contains("divert name=\"syncline.divert.crm\"", "queue name=\"syncline.in.crm\"");
    assertThat(identities(base)).isEmpty();
    configuration.add(Sender.withRandomPassword("crm", "live"));
    assertThat(settings(base).lines().sorted()).containsExactlyElementsOf(sorted(with));
    assertThat(identities(base)).hasSize(1);
    assertThatThrownBy(() -> configuration.remove("cmr"))
        .hasMessageContaining("remove-system.cli failed");
  }

  private static List<String> sorted(String text) {
    return text.lines().sorted().toList();
  }

  private static List<Path> identities(Path base) throws IOException {
    try (var files = Files.walk(base.resolve("configuration/syncline-senders"))) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  @Test
  void tls_wants_a_key_store_that_can_be_opened_and_twice_changes_nothing() throws Exception {
    Path base = Folders.target().resolve("servers/settings-tls");
    Configuration configuration = Configuration.copiedTo(base);
    String before = settings(base);
    Map<String, String> password = Map.of("SYNCLINE_TLS_PASSWORD", "of the key store");

    assertThatThrownBy(() -> configuration.run("60-tls.cli", password))
        .hasMessageContaining("syncline-tls.p12");
    assertThat(settings(base)).isEqualTo(before);

    KeyStores.write(base.resolve("configuration/syncline-tls.p12"), "syncline", "of the key store");
    configuration.run("60-tls.cli", password);
    String once = settings(base);
    configuration.run("10-server.cli", Map.of());
    configuration.run("60-tls.cli", password);
    assertThat(settings(base)).isEqualTo(once).doesNotContain("of the key store");
    assertThat(once).doesNotContain("syncline-jms-plain\" socket-binding");

    configuration.run(
        "60-tls.cli",
        Map.of("SYNCLINE_TLS_PASSWORD", "of the key store", "SYNCLINE_TLS_PLAIN", "loopback"));
    assertThat(settings(base)).contains("syncline-jms-plain\" socket-binding");
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
