package org.syncline.sync.bulk;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The one folder that files are read from. Only plain files that lie in it are seen: no folders
 * below it, no symbolic links. A file gets its name when it is complete and on disk.
 */
public final class FileFolder {
  private static final String UNFINISHED = ".part";
  private static final Duration GIVEN_UP = Duration.ofDays(1);
  private static final int BUFFER = 1 << 16;

  private final Path folder;
  private final long sizeLimit;

  /**
   * The folder, which is made when it is needed.
   *
   * @param sizeLimit most bytes of a file that {@link #put} takes
   */
  public FileFolder(Path folder, long sizeLimit) {
    this.folder = folder;
    this.sizeLimit = sizeLimit;
  }

  /**
   * A file.
   *
   * @param size in bytes
   * @param modified when its content was written
   */
  public record StoredFile(FileName name, long size, Instant modified) {}

  /** More bytes came than a file may have; nothing is kept. */
  public static final class FileTooLargeException extends IOException {
    private static final long serialVersionUID = 1L;

    FileTooLargeException(long limit) {
      super("The file has more than " + limit + " bytes.");
    }
  }

  /** Most bytes of a file that is put. */
  public long sizeLimit() {
    return sizeLimit;
  }

  /** By name. */
  public List<StoredFile> list() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<StoredFile> files = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
      for (Path path : all) {
        FileName.of(path.getFileName().toString()).flatMap(this::find).ifPresent(files::add);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The folder of files can't be read", e);
    }
    files.sort(Comparator.comparing(file -> file.name().value()));
    return files;
  }

  /** Empty where there is no plain file of this name. */
  public Optional<StoredFile> find(FileName name) {
    try {
      BasicFileAttributes attributes =
          Files.readAttributes(path(name), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      return attributes.isRegularFile()
          ? Optional.of(
              new StoredFile(name, attributes.size(), attributes.lastModifiedTime().toInstant()))
          : Optional.empty();
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("File " + name + " can't be looked at", e);
    }
  }

  /**
   * Opens a file for reading.
   *
   * @throws NoSuchFileException where there is no plain file of this name
   */
  public SeekableByteChannel open(FileName name) throws IOException {
    if (find(name).isEmpty()) {
      throw new NoSuchFileException(name.value());
    }
    return Files.newByteChannel(
        path(name), Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
  }

  /**
   * Writes a file, in place of one of this name that is there. Whoever reads that one reads on in
   * it.
   *
   * @throws FileTooLargeException as soon as it is known
   * @throws IOException where content ends early or the disk does not take it; nothing is kept then
   */
  public StoredFile put(FileName name, InputStream content) throws IOException {
    make();
    Path unfinished = folder.resolve("." + name + "." + UUID.randomUUID() + UNFINISHED);
    try {
      write(unfinished, content);
      Files.move(
          unfinished,
          path(name),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(unfinished);
    }
    return find(name).orElseThrow(() -> new NoSuchFileException(name.value()));
  }

  private void write(Path file, InputStream content) throws IOException {
    try (FileChannel out =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      byte[] buffer = new byte[BUFFER];
      long written = 0;
      int read;
      while ((read = content.read(buffer)) >= 0) {
        written += read;
        if (written > sizeLimit) {
          throw new FileTooLargeException(sizeLimit);
        }
        ByteBuffer part = ByteBuffer.wrap(buffer, 0, read);
        while (part.hasRemaining()) {
          out.write(part);
        }
      }
      out.force(true);
    }
  }

  /** Deletes a file; false where there is none of this name. */
  public boolean delete(FileName name) throws IOException {
    return find(name).isPresent() && Files.deleteIfExists(path(name));
  }

  /** Deletes what was begun long before this moment and never became complete. */
  public void deleteUnfinished(Instant now) {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, ".*" + UNFINISHED)) {
      for (Path path : all) {
        Instant written = Files.getLastModifiedTime(path, LinkOption.NOFOLLOW_LINKS).toInstant();
        if (written.isBefore(now.minus(GIVEN_UP))) {
          Files.deleteIfExists(path);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The folder of files can't be tidied", e);
    }
  }

  private Path path(FileName name) {
    return folder.resolve(name.value());
  }

  /** Files hold personal data: the folder is its owner's alone, where the disk knows owners. */
  private void make() throws IOException {
    if (Files.isDirectory(folder)) {
      return;
    }
    Path parent = folder.toAbsolutePath().getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    try {
      Files.createDirectory(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    } catch (FileAlreadyExistsException e) {
      // Made by another request meanwhile.
    } catch (UnsupportedOperationException e) {
      Files.createDirectories(folder);
    }
  }
}
