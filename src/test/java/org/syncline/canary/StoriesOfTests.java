package org.syncline.canary;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.syncline.samples.ExpectedRecord;
import org.syncline.samples.Samples;
import org.syncline.samples.Tally;
import org.syncline.server.HubServer;

/**
 * What the stories of {@code *IT} left behind when they ran at the level of the canary run: the
 * secrets that they noted and the sample persons are looked for in all their servers' files and in
 * every answer that refused.
 */
final class StoriesOfTests {
  private static final Path NOTES = Path.of("target", "canary", "notes");

  private static final List<String> PERSONAL =
      List.of("email", "secondEmail", "phone", "mobile", "street");

  private StoriesOfTests() {}

  static void search(CanaryReport report) throws IOException {
    if (!Files.exists(NOTES)) {
      report.atLeast("stories of tests with notes", 0, "", 0);
      return;
    }
    List<Canary> canaries = new ArrayList<>(noted());
    report.atLeast("stories of tests, secrets", canaries.size(), "", 20);
    canaries.addAll(persons());
    report.atLeast("stories of tests, values of persons", canaries.size(), "", 1_000);
    Searched searched = new Searched(new Needles(canaries));
    for (Path server : servers()) {
      ServerFiles.search(server, searched);
    }
    for (String line : Files.readAllLines(NOTES.resolve("answers"))) {
      String[] answer = line.split("\t", 2);
      searched.text("error answers", answer[0], decoded(answer[1]), Set.of());
    }
    report.searched("stories of tests", searched);
  }

  private static List<Canary> noted() throws IOException {
    Map<String, Canary> noted = new LinkedHashMap<>();
    for (String line : Files.readAllLines(NOTES.resolve("secrets"))) {
      String[] secret = line.split("\t", 2);
      String value = decoded(secret[1]);
      if (value.length() >= 8) {
        noted.putIfAbsent(value, new Canary(secret[0], Canary.Kind.SECRET, value));
      }
    }
    return List.copyOf(noted.values());
  }

  private static String decoded(String text) {
    return new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
  }

  /** Only what is special enough not to be a word that a log may contain. */
  private static List<Canary> persons() {
    Map<String, Canary> persons = new LinkedHashMap<>();
    for (ExpectedRecord record : Tally.of(Samples.kept().messages()).records().values()) {
      for (String field : PERSONAL) {
        String value = String.valueOf(record.values().get(field)).replace("+", "");
        if (value.length() >= 11) {
          persons.putIfAbsent(value, new Canary("sample's " + field, Canary.Kind.PERSONAL, value));
        }
      }
    }
    return List.copyOf(persons.values());
  }

  private static List<Path> servers() throws IOException {
    try (Stream<Path> all = Files.list(HubServer.named("any").base().getParent())) {
      return all.filter(folder -> !folder.getFileName().toString().matches("[.].*|canary.*"))
          .toList();
    }
  }
}
