package org.syncline.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Supplier;

/** What no two threads of any JVM of the build may do at once, since it changes what all share. */
final class OneAtATime {
  private OneAtATime() {}

  /** Waits until nobody else works under this name, and works. */
  static synchronized <T> T doing(String name, Supplier<T> work) {
    Path file = Folders.target().resolve("servers").resolve("." + name + ".lock");
    try {
      Files.createDirectories(file.getParent());
      try (FileChannel channel =
              FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock held = channel.lock()) {
        return work.get();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
