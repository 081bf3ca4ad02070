package org.syncline.mapping.suggestion.profile;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A dictionary that people can read and add to: lines {@code head: word, word, ...} in UTF-8; lines
 * that begin with # are remarks.
 */
public final class WordFile {
  private WordFile() {}

  /** One line. */
  public record Line(String head, List<String> words) {
    public Line {
      words = List.copyOf(words);
    }
  }

  /**
   * Reads a dictionary of the hub's own.
   *
   * @param name of a file in {@code /mapping/suggestion/}
   */
  public static List<Line> read(String name) {
    try (InputStream in = WordFile.class.getResourceAsStream("/mapping/suggestion/" + name)) {
      if (in == null) {
        throw new IllegalStateException("The dictionary " + name + " is missing.");
      }
      return lines(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Line> lines(String text) {
    List<Line> lines = new ArrayList<>();
    for (String line : text.split("\n", -1)) {
      int colon = line.indexOf(':');
      if (!line.isBlank() && line.charAt(0) != '#') {
        if (colon < 0) {
          throw new IllegalStateException("No colon in the line of a dictionary: " + line);
        }
        List<String> words = new ArrayList<>();
        for (String word : line.substring(colon + 1).split(",", -1)) {
          if (!word.isBlank()) {
            words.add(word.strip());
          }
        }
        lines.add(new Line(line.substring(0, colon).strip(), words));
      }
    }
    return lines;
  }
}
