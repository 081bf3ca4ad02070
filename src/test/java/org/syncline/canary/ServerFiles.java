package org.syncline.canary;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Everything that a server left in its base folder, and where canaries may be by design. */
final class ServerFiles {
  /** A place that holds people's data on purpose. No place holds a secret in clear. */
  private record Place(String folder, String reason) {}

  /** The subject of the places that hold people's data. */
  static final String STORES = "database and broker";

  private static final List<Place> EXCEPTIONS =
      List.of(
          new Place("data/syncline/h2/", "the hub's database: records are kept here"),
          new Place("data/activemq/journal/", "messages are durable here until they are taken"),
          new Place("data/activemq/largemessages/", "bodies of messages of 100 KB and more"),
          new Place("data/activemq/paging/", "messages of a backlog that memory does not hold"));

  private ServerFiles() {}

  static void search(Path base, Searched searched) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(base)) {
      files = all.filter(Files::isRegularFile).toList();
    }
    for (Path file : files) {
      String place = base.relativize(file).toString();
      searched.file(subject(place), base.getFileName() + "/" + place, file, allowed(place));
    }
  }

  private static Set<Canary.Kind> allowed(String place) {
    return EXCEPTIONS.stream().anyMatch(exception -> place.startsWith(exception.folder()))
        ? Set.of(Canary.Kind.PERSONAL, Canary.Kind.IDENTIFIER)
        : Set.of();
  }

  /** The lines of the report that say what was not asked for. */
  static List<String> exceptions() {
    return EXCEPTIONS.stream()
        .map(
            exception ->
                exception.folder()
                    + ": "
                    + Canary.Kind.PERSONAL.name().toLowerCase(Locale.ROOT)
                    + " allowed, "
                    + exception.reason())
        .toList();
  }

  private static String subject(String place) {
    if (place.startsWith("log/") || place.endsWith(".log")) {
      return "log";
    }
    if (place.startsWith("tmp/") || place.startsWith("jvm-tmp/")) {
      return "temporary files";
    }
    if (place.startsWith("configuration/")) {
      return "configuration";
    }
    return allowed(place).isEmpty() ? "data" : STORES;
  }
}
