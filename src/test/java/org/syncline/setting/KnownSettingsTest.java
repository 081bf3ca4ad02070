package org.syncline.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.syncline.security.oidc.OidcSettings;

/**
 * The list of settings is that of wildfly-config/README.md, and its defaults are those in force.
 */
class KnownSettingsTest {
  private static final Path CONFIGURATION = Path.of("wildfly-config");

  /** Read while a script runs, and never again. */
  private static final Set<String> OF_A_SCRIPT = Set.of("syncline.tls.plain");

  private static final Pattern NAME = Pattern.compile("`((?:syncline|jboss)\\.[a-z.-]+)`");
  private static final Pattern TEXT = Pattern.compile("`([^`]*)`");

  /** A variable of a script that has a plain default. */
  private static final Pattern VARIABLE =
      Pattern.compile("\\$\\{((?:syncline)\\.[a-z.-]+)(?:,env\\.[A-Z_]+)?:([^${}]*)}");

  /** Name -> what the README says counts where it is not set; several for one row with as many. */
  private static Map<String, String> documented() throws IOException {
    Map<String, String> documented = new LinkedHashMap<>();
    for (String line : Files.readAllLines(CONFIGURATION.resolve("README.md"))) {
      String[] cells = line.split("\\|", -1);
      if (cells.length < 5 || !NAME.matcher(cells[1]).find() || cells[1].contains(".cli`")) {
        continue;
      }
      List<String> names = all(NAME, cells[1]);
      List<String> defaults = all(TEXT, cells[2]);
      for (int i = 0; i < names.size(); i++) {
        // One for all of the row's names, or one for each.
        String absent = defaults.isEmpty() ? "" : defaults.get(Math.min(i, defaults.size() - 1));
        documented.putIfAbsent(names.get(i), absent);
      }
    }
    documented.keySet().removeIf(name -> name.startsWith("syncline.intake.outcomes"));
    documented.keySet().removeIf(name -> name.contains(".to.committed"));
    return documented;
  }

  private static List<String> all(Pattern pattern, String text) {
    List<String> found = new ArrayList<>();
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    return found;
  }

  @Test
  void every_setting_that_is_documented_is_known_in_the_same_order_and_no_other()
      throws IOException {
    List<String> documented =
        documented().keySet().stream().filter(name -> !OF_A_SCRIPT.contains(name)).toList();

    assertThat(documented).hasSizeGreaterThan(45);
    assertThat(KnownSettings.all()).extracting(Setting::name).isEqualTo(documented);
  }

  @Test
  void what_counts_where_a_setting_is_not_set_is_what_is_documented() throws IOException {
    Map<String, String> documented = documented();
    // For these the README tells of two kinds of servers, or in words.
    Set<String> inWords = Set.of("syncline.db.url", "syncline.db.user", "syncline.oidc.audience");
    for (Setting setting : KnownSettings.all()) {
      if (!inWords.contains(setting.name())) {
        assertThat(setting.absent()).as(setting.name()).isEqualTo(documented.get(setting.name()));
      }
    }
  }

  @Test
  void what_counts_for_the_server_is_what_its_scripts_say() throws IOException {
    Map<String, String> scripts = new TreeMap<>();
    try (Stream<Path> files = Files.list(CONFIGURATION)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".cli")).toList()) {
        Matcher matcher = VARIABLE.matcher(Files.readString(file));
        while (matcher.find()) {
          scripts.put(matcher.group(1), matcher.group(2));
        }
      }
    }
    scripts.keySet().removeAll(OF_A_SCRIPT);
    scripts.keySet().removeIf(name -> name.startsWith("syncline.db.u"));
    // Never a password: what the server makes of none.
    assertThat(scripts.remove("syncline.tls.password")).isEqualTo("not-given");

    assertThat(scripts).hasSizeGreaterThan(10);
    assertThat(scripts)
        .allSatisfy(
            (name, absent) ->
                assertThat(KnownSettings.named(name).absent()).as(name).isEqualTo(absent));
  }

  @Test
  void what_counts_for_the_identity_provider_is_what_the_hub_takes() {
    Map<String, String> least =
        Map.of(
            "syncline.oidc.issuer", "https://idp.example.org",
            "syncline.oidc.client-id", "hub",
            "syncline.oidc.public-url", "https://hub.example.org/syncline",
            "syncline.oidc.roles", "a=admin");
    Map<String, String> all =
        KnownSettings.all().stream()
            .filter(setting -> setting.name().startsWith("syncline.oidc."))
            .collect(
                Collectors.toMap(
                    Setting::name,
                    setting -> least.getOrDefault(setting.name(), setting.absent())));

    assertThat(OidcSettings.read(all::get)).isEqualTo(OidcSettings.read(least::get));
    assertThat(OidcSettings.read(least::get)).isPresent();
  }

  @Test
  void what_is_secret_by_its_name_is_known_to_be() {
    assertThat(KnownSettings.all())
        .filteredOn(setting -> setting.name().matches(".*(password|secret)$"))
        .hasSize(3)
        .allMatch(Setting::secret);
  }

  @Test
  void a_name_that_is_none_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KnownSettings.named("syncline.made-up"))
        .withMessageContaining("syncline.made-up");
  }
}
