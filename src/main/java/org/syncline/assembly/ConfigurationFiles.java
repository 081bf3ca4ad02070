package org.syncline.assembly;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.syncline.configuration.Kind;
import org.syncline.sync.HubConfiguration.Found;

/** Reads the documents of the configuration folder, after those that the hub ships. */
final class ConfigurationFiles {
  private static final String ENDING = ".json";
  private static final List<String> SHIPPED_RECORD_TYPES =
      List.of(
          "customer",
          "contact",
          "communication",
          "opportunity",
          "need",
          "segment",
          "campaign",
          "feedback",
          "case",
          "consent");

  private ConfigurationFiles() {}

  static List<Found> read(Path folder) {
    List<Found> found = new ArrayList<>();
    for (String type : SHIPPED_RECORD_TYPES) {
      found.add(shipped(Kind.RECORD_TYPE, type));
    }
    found.add(shipped(Kind.SYSTEM, "api"));
    found.add(shipped(Kind.MAPPING, "api-customers"));
    found.add(shipped(Kind.FLOW, "api-customers"));
    for (Kind kind : Kind.values()) {
      Path sub = folder.resolve(kind.folder());
      if (Files.isDirectory(sub)) {
        found.addAll(documents(kind, sub));
      }
    }
    return found;
  }

  private static Found shipped(Kind kind, String id) {
    return new Found(kind, id, shipped(kind.folder() + "/" + id + ENDING), Found.Origin.SHIPPED);
  }

  private static byte[] shipped(String name) {
    try (InputStream in = ConfigurationFiles.class.getClassLoader().getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("The hub does not hold " + name + ".");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Found> documents(Kind kind, Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      List<Found> found = new ArrayList<>();
      for (Path file : files.filter(f -> f.toString().endsWith(ENDING)).sorted().toList()) {
        String name = file.getFileName().toString();
        found.add(
            new Found(
                kind,
                name.substring(0, name.length() - ENDING.length()),
                Files.readAllBytes(file),
                Found.Origin.FILE));
      }
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException("Configuration folder " + folder + " can't be read", e);
    }
  }
}
