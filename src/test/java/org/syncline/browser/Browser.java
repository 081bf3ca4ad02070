package org.syncline.browser;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A Chromium of this machine, without a window. */
public final class Browser {
  private static final List<String> OPTIONS =
      List.of(
          "--headless",
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  private final Path program;

  private Browser(Path program) {
    this.program = program;
  }

  /**
   * The browser; where there is none the test is skipped with a notice, and fails where the
   * environment variable {@code CI} is set.
   */
  public static Browser find() {
    Path found =
        Stream.of(System.getenv("PATH").split(":"))
            .map(folder -> Path.of(folder, "chromium"))
            .filter(Files::isExecutable)
            .findFirst()
            .orElse(null);
    if (found == null && System.getenv("CI") != null) {
      throw new AssertionError("There is no chromium: .ci/run installs it.");
    }
    assumeTrue(found != null, "Skipped: there is no chromium on this machine.");
    return new Browser(found);
  }

  /** The page at an address as it is once everything has come, as HTML. */
  public String page(URI address) throws IOException, InterruptedException {
    Path profile = Files.createTempDirectory("browser");
    Path page = profile.resolve("page.html");
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(OPTIONS);
    command.add("--user-data-dir=" + profile.resolve("profile"));
    command.add("--virtual-time-budget=20000");
    command.addAll(List.of("--dump-dom", address.toString()));
    Process process =
        new ProcessBuilder(command)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .redirectOutput(page.toFile())
            .start();
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        throw new IOException("The browser did not end within a minute.");
      }
      return Files.readString(page, StandardCharsets.UTF_8);
    } finally {
      process.destroyForcibly();
      delete(profile);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (java.io.UncheckedIOException | java.nio.file.DirectoryNotEmptyException e) {
      // What a browser that is ending still writes lies in the temporary folder.
    }
  }
}
