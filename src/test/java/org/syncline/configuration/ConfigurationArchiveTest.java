package org.syncline.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.syncline.configuration.PutConfiguration.Given;
import org.syncline.platform.hardened.HardenedArchive;

class ConfigurationArchiveTest {
  private static final int LONGEST = 1_000;

  /** Documents that somebody else changes while they are read, as often as told. */
  private static final class Changing implements Documents {
    private final List<Document> all = new ArrayList<>();
    private int changes;
    private int asked;

    @Override
    public long epoch() {
      return asked++ % 2 == 1 && changes > 0 ? changes-- : 0;
    }

    @Override
    public List<Document> latest(Kind kind) {
      return all.stream().filter(document -> document.kind() == kind).toList();
    }

    @Override
    public Optional<Document> latest(Kind kind, String id) {
      return latest(kind).stream().filter(document -> document.id().equals(id)).findFirst();
    }

    @Override
    public List<Document> versions(Kind kind, String id) {
      return latest(kind, id).stream().toList();
    }

    @Override
    public Document add(
        Kind kind, String id, byte[] content, String contentHash, String origin, String who) {
      Document document =
          new Document(kind, id, 1, content, contentHash, origin, Instant.EPOCH, who);
      all.add(document);
      return document;
    }
  }

  private final Changing documents = new Changing();

  @Test
  void what_is_written_is_read_again_in_the_order_of_kinds() {
    add(Kind.FLOW, "f", "{\"f\": 1}");
    add(Kind.SYSTEM, "b", "{\"b\": 1}");
    add(Kind.SYSTEM, "a", "{\"a\": 1}");

    byte[] zip = ConfigurationArchive.of(documents);

    assertThat(ConfigurationArchive.read(zip, LONGEST))
        .extracting(given -> given.kind() + " " + given.id() + " " + text(given))
        .containsExactly("SYSTEM a {\"a\": 1}", "SYSTEM b {\"b\": 1}", "FLOW f {\"f\": 1}");
    assertThat(ConfigurationArchive.of(documents)).isEqualTo(zip);
  }

  @Test
  void all_documents_are_of_one_moment() {
    add(Kind.SYSTEM, "a", "{}");
    documents.changes = 5;
    assertThat(ConfigurationArchive.of(documents)).isNotEmpty();

    documents.changes = 100;
    assertThatThrownBy(() -> ConfigurationArchive.of(documents))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void every_file_that_is_no_document_is_named() {
    byte[] zip =
        zip(
            "readme.txt",
            "systems.json",
            "systems/.json",
            "systems/a.xml",
            "systems/a/b.json",
            "tenants/a.json",
            "Systems/a.json",
            "systems/" + "a".repeat(61) + ".json",
            "systems/good.json");

    InvalidConfiguration refused =
        catchThrowableOfType(
            InvalidConfiguration.class, () -> ConfigurationArchive.read(zip, LONGEST));

    assertThat(refused.problems())
        .extracting(ConfigurationProblem::path)
        .containsExactlyInAnyOrder(
            "readme.txt",
            "systems.json",
            "systems/.json",
            "systems/a.xml",
            "systems/a/b.json",
            "tenants/a.json",
            "Systems/a.json",
            "systems/" + "a".repeat(61) + ".json");
  }

  @Test
  void an_archive_that_can_not_be_read_or_is_empty_is_refused() {
    assertRefused(new byte[100], "no zip archive");
    assertRefused(zip(), "has no file");
    assertRefused(
        HardenedArchive.write(new TreeMap<>(java.util.Map.of("systems/a.json", new byte[1_001]))),
        "more than 1000 bytes");
  }

  private static void assertRefused(byte[] zip, String why) {
    assertThatThrownBy(() -> ConfigurationArchive.read(zip, LONGEST))
        .isInstanceOf(InvalidConfiguration.class)
        .hasMessageContaining(why);
  }

  private static byte[] zip(String... names) {
    TreeMap<String, byte[]> files = new TreeMap<>();
    for (String name : names) {
      files.put(name, new byte[] {'{', '}'});
    }
    return HardenedArchive.write(files);
  }

  private void add(Kind kind, String id, String json) {
    documents.add(kind, id, json.getBytes(StandardCharsets.UTF_8), "", "rest", "ada");
  }

  private static String text(Given given) {
    return new String(given.content(), StandardCharsets.UTF_8);
  }
}
