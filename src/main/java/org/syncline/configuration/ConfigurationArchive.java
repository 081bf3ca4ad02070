package org.syncline.configuration;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.syncline.configuration.PutConfiguration.Given;
import org.syncline.platform.hardened.ArchiveLimits;
import org.syncline.platform.hardened.HardenedArchive;
import org.syncline.platform.hardened.RefusedArchive;

/**
 * Documents as files of a zip archive, named {@code collection/id.json}. Equal documents make equal
 * archives, byte for byte.
 */
public final class ConfigurationArchive {
  /** Most bytes of an archive that is read. */
  public static final int MOST_BYTES = 5_000_000;

  private static final int MOST_FILES = 2_000;
  private static final int MOST_BYTES_UNPACKED = 20_000_000;
  private static final int MOST_GROWTH = 100;
  private static final int LONGEST_ID = 60;
  private static final int TRIES = 20;
  private static final String ENDING = ".json";

  private ConfigurationArchive() {}

  /** The latest versions of all documents, all of one moment. */
  public static byte[] of(Documents documents) {
    for (int tries = 0; tries < TRIES; tries++) {
      long epoch = documents.epoch();
      SortedMap<String, byte[]> files = files(documents);
      if (documents.epoch() == epoch) {
        return HardenedArchive.write(files);
      }
    }
    throw new IllegalStateException(
        "The configuration changed " + TRIES + " times while it was read: try again.");
  }

  private static SortedMap<String, byte[]> files(Documents documents) {
    SortedMap<String, byte[]> files = new TreeMap<>();
    for (Kind kind : Kind.values()) {
      for (Document document : documents.latest(kind)) {
        files.put(kind.folder() + "/" + document.id() + ENDING, document.content());
      }
    }
    return files;
  }

  /**
   * Reads an archive; whether its documents are any good is for whoever takes them.
   *
   * @param longest most bytes of one document
   * @return in the order in which documents depend on each other, at least one
   * @throws InvalidConfiguration with all problems
   */
  public static List<Given> read(byte[] zip, int longest) {
    SortedMap<String, byte[]> files = unpack(zip, longest);
    List<Given> given = new ArrayList<>();
    List<ConfigurationProblem> problems = new ArrayList<>();
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Kind kind = kind(file.getKey());
      if (kind == null) {
        problems.add(
            new ConfigurationProblem(
                file.getKey(),
                "Name each file collection/id.json, with a collection of record-types, systems,"
                    + " mapping-functions, mappings, flows."));
        continue;
      }
      String name = file.getKey();
      String id = name.substring(kind.folder().length() + 1, name.length() - ENDING.length());
      if (id.length() > LONGEST_ID) {
        problems.add(
            new ConfigurationProblem(
                name, "Choose an id of at most " + LONGEST_ID + " characters."));
      }
      given.add(new Given(kind, id, file.getValue()));
    }
    if (files.isEmpty()) {
      problems.add(
          new ConfigurationProblem("", "The archive has no file: put in what is to change."));
    }
    if (!problems.isEmpty()) {
      throw new InvalidConfiguration(problems);
    }
    given.sort(Comparator.comparing(Given::kind).thenComparing(Given::id));
    return given;
  }

  private static SortedMap<String, byte[]> unpack(byte[] zip, int longest) {
    try {
      return HardenedArchive.read(
          zip,
          new ArchiveLimits(MOST_BYTES, MOST_FILES, longest, MOST_BYTES_UNPACKED, MOST_GROWTH));
    } catch (RefusedArchive e) {
      throw new InvalidConfiguration(List.of(new ConfigurationProblem("", e.getMessage())));
    }
  }

  /** What a file is by its name; null = nothing. */
  private static @Nullable Kind kind(String name) {
    int slash = name.indexOf('/');
    if (slash < 0 || slash != name.lastIndexOf('/') || !name.endsWith(ENDING)) {
      return null;
    }
    for (Kind kind : Kind.values()) {
      boolean hasId = name.length() > slash + 1 + ENDING.length();
      if (hasId && name.substring(0, slash).equals(kind.folder())) {
        return kind;
      }
    }
    return null;
  }
}
