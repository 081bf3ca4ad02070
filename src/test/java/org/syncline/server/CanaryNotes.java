package org.syncline.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Base64;

/**
 * What stories note while the canary run watches them: the secrets that they use, and the answers
 * that refuse. Without {@code -Dsyncline.canary.notes=FOLDER} nothing is noted and no server is
 * traced.
 */
public final class CanaryNotes {
  private static final String FOLDER = System.getProperty("syncline.canary.notes", "");

  private CanaryNotes() {}

  static boolean wanted() {
    return !FOLDER.isEmpty();
  }

  /** Turns a server up whose base folder a test has made by other ways. */
  public static void trace(Path base) {
    if (wanted()) {
      Configuration.at(base).traced();
    }
  }

  /** Keeps what such a server leaves, to be searched with that of the others. */
  public static void keep(Path base, String name) throws IOException {
    if (wanted()) {
      Path servers = Files.createDirectories(HubServer.named(name).base().getParent());
      Files.move(base, servers.resolve(name));
    }
  }

  /** Notes a password, token or key that must not be seen anywhere. */
  public static void secret(String name, String value) {
    note("secrets", name + "\t" + coded(value));
  }

  /** Notes what the hub said when it refused something. */
  public static void answer(int status, String body) {
    if (status >= 400) {
      note("answers", status + "\t" + coded(body));
    }
  }

  private static String coded(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static synchronized void note(String file, String line) {
    if (!wanted()) {
      return;
    }
    Path notes = Path.of(FOLDER);
    try {
      Files.createDirectories(notes);
      Files.writeString(
          notes.resolve(file), line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
