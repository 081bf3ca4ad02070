package org.syncline.platform.hardened;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Unpacks one entry, no further than its limits and its own words. */
final class ZipContent {
  /** Small files may shrink by more than any ratio: nothing is won by them. */
  private static final int ALWAYS_FINE = 1_000;

  private static final int TAR_MARK = 257;
  private static final List<byte[]> ARCHIVES =
      List.of(
          new byte[] {'P', 'K', 3, 4},
          new byte[] {'P', 'K', 5, 6},
          new byte[] {0x1f, (byte) 0x8b},
          new byte[] {'B', 'Z', 'h'},
          new byte[] {'7', 'z', (byte) 0xbc, (byte) 0xaf, 0x27, 0x1c},
          new byte[] {'R', 'a', 'r', '!'},
          new byte[] {(byte) 0xfd, '7', 'z', 'X', 'Z', 0},
          new byte[] {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd});

  private ZipContent() {}

  static void refuseLarge(ZipItem item, ArchiveLimits limits) throws RefusedArchive {
    if (item.size() > limits.bytesOfFile()) {
      throw item.refused("has more than " + limits.bytesOfFile() + " bytes: make it smaller");
    }
    if (item.size() > ALWAYS_FINE && item.size() > item.packed() * limits.ratio()) {
      throw item.refused(
          "would grow to more than " + limits.ratio() + " times its size: it is not unpacked");
    }
  }

  static byte[] of(byte[] zip, ZipItem item) throws RefusedArchive {
    byte[] content = new byte[(int) item.size()];
    int from = dataOf(zip, (int) item.offset());
    if (item.method() == ZipItem.DEFLATED) {
      inflate(zip, from, item, content);
    } else if (item.packed() == item.size()) {
      System.arraycopy(zip, from, content, 0, content.length);
    } else {
      throw damaged(item);
    }
    CRC32 sum = new CRC32();
    sum.update(content);
    if (sum.getValue() != item.crc()) {
      throw damaged(item);
    }
    if (isArchive(content)) {
      throw item.refused("is an archive itself: send the files in it");
    }
    return content;
  }

  private static int dataOf(byte[] zip, int head) {
    int nameLength = (zip[head + 26] & 0xFF) | (zip[head + 27] & 0xFF) << 8;
    int extraLength = (zip[head + 28] & 0xFF) | (zip[head + 29] & 0xFF) << 8;
    return head + ZipList.LOCAL_SIZE + nameLength + extraLength;
  }

  /** Fills the content exactly; one byte more or less than the entry says is damage. */
  private static void inflate(byte[] zip, int from, ZipItem item, byte[] content)
      throws RefusedArchive {
    Inflater inflater = new Inflater(true);
    try {
      inflater.setInput(zip, from, (int) item.packed());
      int filled = 0;
      int got;
      while (filled < content.length
          && (got = inflater.inflate(content, filled, content.length - filled)) > 0) {
        filled += got;
      }
      int more = inflater.inflate(new byte[1]);
      if (filled < content.length
          || more > 0
          || !inflater.finished()
          || inflater.getRemaining() > 0) {
        throw damaged(item);
      }
    } catch (DataFormatException e) {
      throw damaged(item);
    } finally {
      inflater.end();
    }
  }

  private static RefusedArchive damaged(ZipItem item) {
    return item.refused("is damaged, or not as long as it says: pack it anew");
  }

  private static boolean isArchive(byte[] content) {
    for (byte[] mark : ARCHIVES) {
      if (content.length >= mark.length
          && Arrays.equals(content, 0, mark.length, mark, 0, mark.length)) {
        return true;
      }
    }
    byte[] tar = "ustar".getBytes(StandardCharsets.US_ASCII);
    return content.length >= TAR_MARK + tar.length
        && Arrays.equals(content, TAR_MARK, TAR_MARK + tar.length, tar, 0, tar.length);
  }
}
