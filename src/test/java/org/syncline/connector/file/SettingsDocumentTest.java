package org.syncline.connector.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.syncline.configuration.ConfigurationProblem;
import org.syncline.configuration.InvalidConfiguration;
import org.syncline.connector.spi.Description;

/** Settings that are wrong are told when they are put. */
class SettingsDocumentTest {
  private static final String FINGERPRINT = "SHA256:" + "b".repeat(43);

  private static List<String> problems(String settings) {
    InvalidConfiguration invalid =
        catchThrowableOfType(
            InvalidConfiguration.class,
            () -> SettingsDocument.read(OpenedFiles.connection(settings, 22)));
    return invalid == null
        ? List.of()
        : invalid.problems().stream().map(ConfigurationProblem::path).toList();
  }

  private static String with(String object) {
    return "{\"user\": \"hub\", \"hostKeys\": [\""
        + FINGERPRINT
        + "\"], \"objects\": {\"o\": {"
        + object
        + "}}}";
  }

  @Test
  void all_problems_are_told_at_once() {
    assertThat(
            problems(
                """
                {"hostKeys": ["MD5:aa"], "auth": "guess", "receiptDays": 0, "limits": {"atOnce": 99},
                 "objects": {"o": {"folder": "../up", "name": "x/{record}", "together": 5,
                   "archive": {"name": "{key}", "content": "{externalId}"}}}, "more": 1}
                """))
        .contains(
            "user",
            "hostKeys[0]",
            "auth",
            "receiptDays",
            "limits.atOnce",
            "objects.o.folder",
            "objects.o.name",
            "objects.o.together",
            "objects.o.archive.content",
            "more");
  }

  @Test
  void host_keys_have_to_be_given() {
    assertThat(problems("{\"user\": \"hub\", \"objects\": {}}")).containsExactly("hostKeys");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a/{key}",
        "../{key}",
        ".{key}",
        "{key} x",
        "{record}",
        "",
        "{key}\\u0000",
        "{key}{other}",
        "\\u00e4{key}",
        "{key",
        "{key}*",
        "{count}-{key}"
      })
  void a_name_of_one_is_safe_and_the_only_one(String name) {
    assertThat(problems(with("\"name\": \"" + name + "\""))).contains("objects.o.name");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/a", "a/", "a//b", "..", "a/../b", ".ssh", "a/.b", "a\\\\b", "a b", "~x y"})
  void a_folder_leads_nowhere_else(String folder) {
    assertThat(problems(with("\"name\": \"{key}\", \"folder\": \"" + folder + "\"")))
        .containsExactly("objects.o.folder");
  }

  @Test
  void a_file_of_many_has_to_be_told_how_to_join_them() {
    assertThat(problems(with("\"shape\": \"many\", \"name\": \"{key}\"")))
        .containsExactly("objects.o.join");
    assertThat(problems(with("\"shape\": \"many\", \"name\": \"{key}\", \"join\": \"xml\"")))
        .containsExactly("objects.o.root");
    assertThat(
            problems(
                with(
                    "\"shape\": \"many\", \"name\": \"{record}-{key}\", \"join\": \"lines\","
                        + " \"headerLines\": 2")))
        .containsExactlyInAnyOrder("objects.o.name", "objects.o.headerLines");
    assertThat(problems(with("\"name\": \"{key}\", \"join\": \"csv\"")))
        .containsExactly("objects.o.join");
  }

  @Test
  void every_setting_is_described() {
    assertThat(FileDescription.DESCRIPTION.settings().stream().map(Description.Setting::name))
        .contains("user", "auth", "hostKeys", "objects.*.name", "objects.*.archive.content")
        .doesNotHaveDuplicates();
  }

  private static String joined(Joining joining, String... bodies) {
    return new String(
        joining.join(Stream.of(bodies).map(body -> body.getBytes(StandardCharsets.UTF_8)).toList()),
        StandardCharsets.UTF_8);
  }

  @Test
  void bodies_become_a_file_of_their_format() {
    assertThat(joined(new Joining.Plain(), "AB", "CD")).isEqualTo("ABCD");
    assertThat(joined(new Joining.Lines(), "{\"a\":1}", "{\"a\":2}\n", "{\"a\":3}"))
        .isEqualTo("{\"a\":1}\n{\"a\":2}\n{\"a\":3}\n");
    assertThat(joined(new Joining.JsonList(), "{\"a\":1}", "{\"a\":2}"))
        .isEqualTo("[\n{\"a\":1},\n{\"a\":2}\n]\n");
    assertThat(joined(new Joining.Headed(2), "# x\nid\n1\n", "# x\nid\n2\n"))
        .isEqualTo("# x\nid\n1\n2\n");
    assertThat(
            joined(
                new Joining.XmlRoot("all"),
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?><c>1</c>",
                "<c>2</c>"))
        .isEqualTo(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<all>\n<c>1</c>\n<c>2</c>\n</all>\n");
  }

  @Test
  void a_receipt_is_read_as_written_and_nothing_else_is_one() {
    Receipt receipt =
        new Receipt("a".repeat(32) + "-2-" + "b".repeat(16) + ".part", "x.csv", List.of("k", "l"));
    assertThat(Receipt.read(receipt.toBytes())).isEqualTo(receipt);
    String text = new String(receipt.toBytes(), StandardCharsets.US_ASCII);
    for (String broken :
        List.of(
            "",
            text.substring(0, text.length() - 1),
            text.replace(".part", "/../x.part"),
            text.replace("receipt 1", "receipt 2"))) {
      assertThat(Receipt.read(broken.getBytes(StandardCharsets.US_ASCII))).isNull();
    }
  }
}
