package org.syncline.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/** The file that hands the set-up token to whoever may read the server's data folder. */
public record SetupFile(Path path) {
  private static final int MOST_BYTES = 200;

  Optional<SetupToken> read() {
    try {
      if (Files.size(path) > MOST_BYTES) {
        return Optional.empty();
      }
      return Optional.of(new SetupToken(Files.readString(path).strip()));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Makes the file anew; nobody but the server's own user can read it at any moment. */
  void write(SetupToken token) {
    try {
      Path folder = path.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      Files.deleteIfExists(path);
      try (var channel =
          Files.newByteChannel(
              path, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly())) {
        channel.write(StandardCharsets.UTF_8.encode(token.text() + "\n"));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private FileAttribute<?>[] ownerOnly() {
    Path folder = path.toAbsolutePath().getParent();
    boolean posix =
        folder != null && Files.getFileAttributeView(folder, PosixFileAttributeView.class) != null;
    // Elsewhere the file inherits the rights of the data folder.
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  void delete() {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
