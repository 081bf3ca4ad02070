package org.syncline.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Anchors in a file that is only appended to, one a line: number and seal. It is to be copied where
 * nobody who can change the database can change it too.
 */
public final class AnchorFile implements VerifyAudit.Anchors {
  private static final Logger LOG = Logger.getLogger(AnchorFile.class.getName());
  private static final Pattern LINE = Pattern.compile("([0-9]{1,18}) ([0-9a-f]{64})");

  private final Path file;

  public AnchorFile(Path file) {
    this.file = file;
  }

  @Override
  public Map<Long, String> all() {
    Map<Long, String> anchors = new LinkedHashMap<>();
    if (!Files.exists(file)) {
      return anchors;
    }
    try {
      for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
        Matcher anchor = LINE.matcher(line);
        if (anchor.matches()) {
          // The first stands: who writes the trail anew must not outdo it by a later line.
          anchors.putIfAbsent(Long.valueOf(anchor.group(1)), anchor.group(2));
        } else {
          LOG.log(Level.WARNING, "A line of {0} is no anchor: restore the file from a copy", file);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return anchors;
  }

  @Override
  public void add(AuditEntries.End end) {
    try {
      Path folder = file.getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      Files.writeString(
          file,
          end.number() + " " + end.seal() + "\n",
          StandardCharsets.US_ASCII,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND,
          StandardOpenOption.SYNC);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
