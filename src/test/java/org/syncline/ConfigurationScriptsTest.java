package org.syncline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What code names by a string is made by the scripts of wildfly-config and told in its README. */
class ConfigurationScriptsTest {
  private static final Path SCRIPTS = Path.of("wildfly-config");
  private static final Path SETTINGS = Path.of("src/main/java/org/syncline/assembly/Settings.java");

  /** Names every setting, whoever reads it: that it is read is not said by it. */
  private static final String LIST = "KnownSettings.java";

  /** Given by the server as it is shipped. */
  private static final Set<String> OF_THE_SERVER = Set.of("java:/JmsXA");

  private static final Pattern JNDI = Pattern.compile("\"(java:[^\"]+)\"|>(java:[^<]+)<");
  private static final Pattern QUEUE_ENTRY = Pattern.compile("entries=\\[([^]]+)]");
  private static final Pattern DATASOURCE = Pattern.compile("jndi-name=([^,)]+)");
  private static final Pattern QUEUE = Pattern.compile("jms-queue=([a-zA-Z.]+):add\\(");
  private static final Pattern OWN_NAME = Pattern.compile("\"(syncline\\.[a-z.-]+)\"");
  private static final Pattern DOCUMENTED = Pattern.compile("`(syncline\\.[a-z.-]+)`");
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{(syncline\\.[a-z.-]+)");

  @Test
  void every_jndi_name_in_code_is_made_by_a_script() {
    Set<String> made = all(QUEUE_ENTRY, scripts());
    made.addAll(all(DATASOURCE, scripts()));
    made.addAll(OF_THE_SERVER);

    assertThat(all(JNDI, code() + resources())).isNotEmpty().isSubsetOf(made);
  }

  @Test
  void every_queue_that_a_script_makes_is_named_in_code() {
    assertThat(all(QUEUE_ENTRY, scripts())).isNotEmpty().isSubsetOf(all(JNDI, code()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"20-database-h2.cli", "20-database-postgresql.cli"})
  void each_database_script_makes_the_hubs_datasource(String script) {
    Set<String> wanted =
        all(JNDI, code() + resources()).stream()
            .filter(name -> name.contains("/datasources/"))
            .collect(Collectors.toSet());

    assertThat(all(DATASOURCE, read(SCRIPTS.resolve(script)))).isEqualTo(wanted);
  }

  @Test
  void every_own_name_in_code_is_a_queue_a_documented_setting_or_meter_or_of_a_system() {
    Set<String> known = all(QUEUE, scripts());
    known.addAll(all(DOCUMENTED, readme()));
    known.add("syncline.in.");
    known.add("syncline.divert.");

    assertThat(all(OWN_NAME, code())).isNotEmpty().isSubsetOf(known);
  }

  @Test
  void every_queue_that_the_ledger_counts_is_made_by_a_script() {
    assertThat(all(Pattern.compile("\"jms\\.queue\\.(syncline\\.[a-z.]+)\""), code()))
        .isNotEmpty()
        .isSubsetOf(all(QUEUE, scripts()));
  }

  @Test
  void a_systems_address_its_right_and_its_way_to_a_queue_are_made_by_one_script() {
    assertThat(read(SCRIPTS.resolve("add-system.cli")))
        .contains(
            "queue-address=syncline.in.$id",
            "security-setting=syncline.in.$id",
            "divert=syncline.divert.$id",
            "divert-address=syncline.in.$id",
            "forwarding-address=jms.queue.syncline.intake.$queue");
  }

  /** The broker sends a message to every exclusive divert whose filter it fits. */
  @Test
  void the_two_ways_of_a_system_exclude_each_other() {
    Set<String> filters =
        all(Pattern.compile("filter=\"([^\"]+)\""), read(SCRIPTS.resolve("add-system.cli")));

    assertThat(filters)
        .containsExactlyInAnyOrder("_AMQ_LARGE_SIZE IS NULL", "_AMQ_LARGE_SIZE IS NOT NULL");
  }

  @Test
  void every_setting_that_the_hub_reads_stands_in_its_own_table_and_in_the_readme() {
    String source = read(SETTINGS);
    Set<String> read = all(OWN_NAME, source);

    assertThat(read).isNotEmpty().isSubsetOf(all(DOCUMENTED, readme()));
    assertThat(read).isEqualTo(all(Pattern.compile("@code (syncline\\.[a-z.-]+)}"), source));
  }

  @Test
  void every_variable_of_a_script_stands_in_the_readme_and_nothing_there_is_made_up() {
    Set<String> used = all(VARIABLE, scripts());
    Set<String> named = all(OWN_NAME, codeWithoutTheList());
    Set<String> documented = all(DOCUMENTED, readme());

    assertThat(used).isNotEmpty().isSubsetOf(documented);
    Set<String> readSomewhere = new TreeSet<>(used);
    readSomewhere.addAll(named);
    readSomewhere.addAll(all(QUEUE, scripts()));
    assertThat(documented).isSubsetOf(readSomewhere);
  }

  @Test
  void settings_are_read_in_one_place() {
    Set<String> files =
        files(Path.of("src/main/java"), ".java")
            .filter(file -> read(file).contains("System.getProperty("))
            .map(file -> file.getFileName().toString())
            .collect(Collectors.toSet());

    assertThat(files).containsOnly("Settings.java");
  }

  @Test
  void the_domain_that_the_war_names_is_made_by_a_script() {
    Set<String> named =
        all(
            Pattern.compile("<security-domain>([^<]+)<"),
            read(Path.of("src/main/webapp/WEB-INF/jboss-web.xml")));

    assertThat(named).isNotEmpty();
    assertThat(all(Pattern.compile("undertow/application-security-domain=(\\w+):add"), scripts()))
        .containsAll(named);
  }

  @Test
  void a_name_that_no_script_makes_is_seen() {
    String code =
        "@Resource(lookup = \"java:/jms/queue/Forgotten\") \"syncline.forgotten-setting\"";

    assertThat(all(JNDI, code)).containsExactly("java:/jms/queue/Forgotten");
    assertThat(all(OWN_NAME, code)).containsExactly("syncline.forgotten-setting");
    assertThat(all(QUEUE_ENTRY, scripts())).doesNotContain("java:/jms/queue/Forgotten");
    assertThat(all(DOCUMENTED, readme())).doesNotContain("syncline.forgotten-setting");
  }

  private static String scripts() {
    return files(SCRIPTS, ".cli").map(ConfigurationScriptsTest::read).collect(lines());
  }

  private static String code() {
    return files(Path.of("src/main/java"), ".java")
        .map(ConfigurationScriptsTest::read)
        .collect(lines());
  }

  private static String codeWithoutTheList() {
    return files(Path.of("src/main/java"), ".java")
        .filter(file -> !file.endsWith(LIST))
        .map(ConfigurationScriptsTest::read)
        .collect(lines());
  }

  private static String resources() {
    return read(Path.of("src/main/resources/META-INF/persistence.xml"));
  }

  private static String readme() {
    return read(SCRIPTS.resolve("README.md"));
  }

  private static java.util.stream.Collector<CharSequence, ?, String> lines() {
    return Collectors.joining("\n");
  }

  private static Stream<Path> files(Path folder, String ending) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(ending)).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The first group that matched, of every match. */
  private static Set<String> all(Pattern pattern, String text) {
    Set<String> found = new TreeSet<>();
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      for (int group = 1; group <= matcher.groupCount(); group++) {
        if (matcher.group(group) != null) {
          found.add(matcher.group(group));
        }
      }
    }
    return found;
  }
}
