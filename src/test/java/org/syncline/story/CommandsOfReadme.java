package org.syncline.story;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The commands that a document shows, to be run as they stand there. */
final class CommandsOfReadme {
  private final String document;
  private final List<String> blocks;

  private CommandsOfReadme(String document, List<String> blocks) {
    this.document = document;
    this.blocks = blocks;
  }

  /** The code blocks of a section, or of the whole document where the title is its first. */
  static CommandsOfReadme of(Path document, String title) throws IOException {
    List<String> blocks = new ArrayList<>();
    StringBuilder block = null;
    boolean inside = false;
    for (String line : Files.readAllLines(document)) {
      if (block == null && line.startsWith("#")) {
        inside = line.replaceFirst("^#+ ", "").equals(title);
      } else if (inside && line.startsWith("```")) {
        if (block == null) {
          block = new StringBuilder();
        } else {
          blocks.add(block.toString());
          block = null;
        }
      } else if (block != null) {
        block.append(line).append('\n');
      }
    }
    if (blocks.isEmpty()) {
      throw new IllegalStateException(document + " shows no commands under '" + title + "'.");
    }
    return new CommandsOfReadme(document + ", " + title, blocks);
  }

  /** The code blocks in their order. */
  String block(int n) {
    return blocks.get(n);
  }

  /** The one line that holds a text. */
  String line(String text) {
    List<String> lines =
        blocks.stream().flatMap(String::lines).filter(line -> line.contains(text)).toList();
    if (lines.size() != 1) {
      throw new IllegalStateException(
          document + " has " + lines.size() + " lines with '" + text + "'.");
    }
    return lines.get(0);
  }

  /** What a command printed, errors included. */
  record Result(int exit, String output) {}

  /** Runs a script in a shell, in the project's folder. */
  static Result run(String script, Map<String, String> environment, Path log)
      throws IOException, InterruptedException {
    Files.createDirectories(log.getParent());
    ProcessBuilder shell =
        new ProcessBuilder("bash", "-c", script)
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    shell.environment().putAll(environment);
    Process process = shell.start();
    if (!process.waitFor(5, TimeUnit.MINUTES)) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      throw new IllegalStateException("No end of: " + script);
    }
    // Bodies come back in the charset they were sent in.
    return new Result(
        process.exitValue(), new String(Files.readAllBytes(log), StandardCharsets.UTF_8));
  }
}
