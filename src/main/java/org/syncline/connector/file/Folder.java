package org.syncline.connector.file;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.extensions.openssh.OpenSSHFsyncExtension;
import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.common.SftpException;
import org.jspecify.annotations.Nullable;

/**
 * A folder on the file server, by single orders. Paths are below it. Each order ends in one of
 * three ways: it was carried out; {@link SftpException}: the server says that it was not; {@link
 * LostException}: nobody knows.
 */
final class Folder {
  private static final int CHUNK = 32_000;

  private final SftpClient sftp;
  private final String path;

  /**
   * @param path with a slash at the end, or empty for where the user lands
   */
  Folder(SftpClient sftp, String path) {
    this.sftp = sftp;
    this.path = path;
  }

  /** An order to the server. */
  private interface Order<T> {
    T give() throws IOException;
  }

  private static <T> T give(Order<T> order) throws IOException, InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("The server stops.");
    }
    try {
      return order.give();
    } catch (SftpException e) {
      throw e;
    } catch (IOException e) {
      boolean stopped =
          e instanceof InterruptedIOException && !(e instanceof SocketTimeoutException);
      if (Thread.interrupted() || stopped) {
        throw new InterruptedException("The server stops.");
      }
      throw new LostException(e);
    }
  }

  private interface Act {
    void give() throws IOException;
  }

  private static void act(Act act) throws IOException, InterruptedException {
    give(
        () -> {
          act.give();
          return true;
        });
  }

  /**
   * Writes a file that must not be there, as far as the server can onto its disk, and looks whether
   * all of it is there.
   *
   * @return the server's time, null where it tells none
   */
  @Nullable Instant write(String name, byte[] bytes) throws IOException, InterruptedException {
    return give(() -> Optional.ofNullable(written(name, bytes))).orElse(null);
  }

  private @Nullable Instant written(String name, byte[] bytes) throws IOException {
    try (SftpClient.CloseableHandle file =
        sftp.open(
            path + name,
            SftpClient.OpenMode.Write,
            SftpClient.OpenMode.Create,
            SftpClient.OpenMode.Exclusive)) {
      for (int at = 0; at < bytes.length; at += CHUNK) {
        sftp.write(file, at, bytes, at, Math.min(CHUNK, bytes.length - at));
      }
      OpenSSHFsyncExtension fsync = sftp.getExtension(OpenSSHFsyncExtension.class);
      if (fsync != null && fsync.isSupported()) {
        fsync.fsync(file);
      }
    }
    SftpClient.Attributes there = sftp.stat(path + name);
    if (there.getSize() != bytes.length) {
      throw new SftpException(SftpConstants.SSH_FX_FAILURE, "Not all of it is there.");
    }
    return time(there);
  }

  private static @Nullable Instant time(SftpClient.Attributes attributes) {
    FileTime time = attributes.getModifyTime();
    return time == null ? null : time.toInstant();
  }

  /** Gives a file a name that no other has; servers refuse it where one has. */
  void rename(String from, String to) throws IOException, InterruptedException {
    act(() -> sftp.rename(path + from, path + to));
  }

  void remove(String name) throws IOException, InterruptedException {
    act(() -> sftp.remove(path + name));
  }

  void makeFolder(String name) throws IOException, InterruptedException {
    act(() -> sftp.mkdir(path + name));
  }

  boolean has(String name) throws IOException, InterruptedException {
    try {
      act(() -> sftp.stat(path + name));
      return true;
    } catch (SftpException e) {
      if (Denied.isMissing(e)) {
        return false;
      }
      throw e;
    }
  }

  /** Whether the folder itself is there and is one. */
  boolean isThere() throws IOException, InterruptedException {
    try {
      return give(() -> sftp.stat(path.isEmpty() ? "." : path).isDirectory());
    } catch (SftpException e) {
      if (Denied.isMissing(e)) {
        return false;
      }
      throw e;
    }
  }

  /** A file's bytes; null where there is none, or more than {@code most}. */
  byte @Nullable [] read(String name, int most) throws IOException, InterruptedException {
    try {
      return give(() -> Optional.ofNullable(bytesOf(name, most))).orElse(null);
    } catch (SftpException e) {
      if (Denied.isMissing(e)) {
        return null;
      }
      throw e;
    }
  }

  private byte @Nullable [] bytesOf(String name, int most) throws IOException {
    byte[] bytes = new byte[most + 1];
    int length = 0;
    try (SftpClient.CloseableHandle file = sftp.open(path + name, SftpClient.OpenMode.Read)) {
      while (length <= most) {
        int more = sftp.read(file, length, bytes, length, Math.min(CHUNK, most + 1 - length));
        if (more < 0) {
          break;
        }
        length += more;
      }
    }
    return length > most ? null : Arrays.copyOf(bytes, length);
  }

  /**
   * A file in a folder.
   *
   * @param changed by the server's time, null where it tells none
   */
  record Item(String name, @Nullable Instant changed) {}

  /** What is in a folder; nothing where there is none. */
  List<Item> list(String name) throws IOException, InterruptedException {
    try {
      return give(() -> items(name));
    } catch (SftpException e) {
      if (Denied.isMissing(e)) {
        return List.of();
      }
      throw e;
    }
  }

  private List<Item> items(String name) throws IOException {
    List<Item> items = new ArrayList<>();
    try (SftpClient.CloseableHandle open = sftp.openDir(path + name)) {
      List<SftpClient.DirEntry> some = sftp.readDir(open);
      while (some != null) {
        for (SftpClient.DirEntry entry : some) {
          items.add(new Item(entry.getFilename(), time(entry.getAttributes())));
        }
        some = sftp.readDir(open);
      }
    }
    return items;
  }
}
