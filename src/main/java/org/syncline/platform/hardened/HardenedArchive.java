package org.syncline.platform.hardened;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The one place where zip archives are read and written, in memory, never on a disk. */
public final class HardenedArchive {
  /** The first moment that the format can tell: equal files make equal archives. */
  private static final LocalDateTime ALWAYS = LocalDateTime.of(1980, 1, 1, 0, 0);

  private HardenedArchive() {}

  /**
   * Reads all files of an archive.
   *
   * <p>Only what every reader understands alike is taken: the list at the archive's end and the
   * heads before the files say the same, and the files lie one behind the other with nothing
   * between, before or behind them. Names are relative, in Unicode, of plain segments, and differ
   * in more than case. Files only: no links, no encryption, no archives in the archive.
   *
   * @return contents by name with {@code /} between segments; folders are left out
   * @throws RefusedArchive where the archive is not so, or beyond a limit
   */
  public static SortedMap<String, byte[]> read(byte[] zip, ArchiveLimits limits)
      throws RefusedArchive {
    if (zip.length > limits.bytes()) {
      throw new RefusedArchive(
          "The archive has more than " + limits.bytes() + " bytes: send less at once.");
    }
    SortedMap<String, byte[]> files = new TreeMap<>();
    EntryNames names = new EntryNames();
    long sum = 0;
    for (ZipItem item : new ZipList(zip, limits).items()) {
      names.check(item);
      item.refuseSpecial();
      ZipContent.refuseLarge(item, limits);
      sum += item.size();
      if (sum > limits.bytesOfAll()) {
        throw new RefusedArchive(
            "The files of the archive have more than "
                + limits.bytesOfAll()
                + " bytes together: send less at once.");
      }
      byte[] content = ZipContent.of(zip, item);
      if (!item.isFolder()) {
        files.put(item.name(), content);
      }
    }
    return files;
  }

  /** Packs files in the order of their names, with one fixed time. */
  public static byte[] write(SortedMap<String, byte[]> files) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        ZipEntry entry = new ZipEntry(file.getKey());
        entry.setTimeLocal(ALWAYS);
        zip.putNextEntry(entry);
        zip.write(file.getValue());
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
