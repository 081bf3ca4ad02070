package org.syncline.platform.hardened;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The list at the end of a zip archive, checked against the heads before the files. Format: <a
 * href="https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT">APPNOTE 6.3</a>, sections
 * 4.3.7 to 4.3.16.
 */
final class ZipList {
  private static final int END = 0x06054b50;
  private static final int END_SIZE = 22;
  private static final int LISTED = 0x02014b50;
  private static final int LISTED_SIZE = 46;
  private static final int LOCAL = 0x04034b50;
  static final int LOCAL_SIZE = 30;
  private static final int BEHIND = 0x08074b50;
  private static final long UNSIGNED = 0xFFFFFFFFL;

  private final ByteBuffer zip;
  private final ArchiveLimits limits;

  ZipList(byte[] zip, ArchiveLimits limits) {
    this.zip = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
    this.limits = limits;
  }

  /** All entries in the order of their places. */
  List<ZipItem> items() throws RefusedArchive {
    int end = zip.limit() - END_SIZE;
    if (end < 0 || zip.getInt(end) != END || word(end + 20) != 0) {
      throw new RefusedArchive(
          "The body is no zip archive, or something follows its end: send one whole archive without"
              + " a comment.");
    }
    int count = word(end + 10);
    long size = number(end + 12);
    long start = number(end + 16);
    if (count > limits.files()) {
      throw new RefusedArchive(
          "The archive has more than " + limits.files() + " entries: send less at once.");
    }
    if (word(end + 4) != 0 || word(end + 6) != 0 || word(end + 8) != count || start + size != end) {
      throw contradiction();
    }
    List<ZipItem> items = listed((int) start, end, count);
    items.sort(Comparator.comparingLong(ZipItem::offset));
    refuseGapsAndLies(items, start);
    return items;
  }

  private List<ZipItem> listed(int start, int end, int count) throws RefusedArchive {
    List<ZipItem> items = new ArrayList<>();
    int at = start;
    for (int number = 1; number <= count; number++) {
      if (at + LISTED_SIZE > end || zip.getInt(at) != LISTED) {
        throw contradiction();
      }
      int nameLength = word(at + 28);
      int extraLength = word(at + 30);
      int next = at + LISTED_SIZE + nameLength + extraLength + word(at + 32);
      if (next > end || word(at + 34) != 0) {
        throw contradiction();
      }
      byte[] name = bytes(at + LISTED_SIZE, nameLength);
      ZipItem item =
          new ZipItem(
              number,
              name,
              new String(name, StandardCharsets.UTF_8),
              word(at + 8),
              word(at + 10),
              number(at + 16),
              number(at + 20),
              number(at + 24),
              word(at + 40),
              number(at + 42));
      refuseExtras(item, at + LISTED_SIZE + nameLength, extraLength);
      items.add(item);
      at = next;
    }
    if (at != end) {
      throw contradiction();
    }
    return items;
  }

  /**
   * The files fill the archive up to its list, one behind the other, and say what the list says.
   */
  private void refuseGapsAndLies(List<ZipItem> items, long start) throws RefusedArchive {
    long at = 0;
    for (int i = 0; i < items.size(); i++) {
      ZipItem item = items.get(i);
      long next = i + 1 < items.size() ? items.get(i + 1).offset() : start;
      if (item.offset() != at || next > start || at + LOCAL_SIZE > next) {
        throw contradiction();
      }
      long data = head(item, (int) at, next);
      long dataEnd = data + item.packed();
      if (dataEnd > next || !endsAt(item, (int) dataEnd, next)) {
        throw contradiction();
      }
      at = next;
    }
    if (at != start) {
      throw contradiction();
    }
  }

  /** Where the file begins behind its head. */
  private long head(ZipItem item, int at, long next) throws RefusedArchive {
    int nameLength = word(at + 26);
    int extraLength = word(at + 28);
    long data = (long) at + LOCAL_SIZE + nameLength + extraLength;
    if (data > next
        || zip.getInt(at) != LOCAL
        || word(at + 6) != item.flags()
        || word(at + 8) != item.method()
        || !java.util.Arrays.equals(bytes(at + LOCAL_SIZE, nameLength), item.rawName())) {
      throw contradiction();
    }
    boolean leftOut =
        item.sizesBehind() && number(at + 14) == 0 && number(at + 18) == 0 && number(at + 22) == 0;
    if (!leftOut && !isOf(item, at + 14)) {
      throw contradiction();
    }
    refuseExtras(item, at + LOCAL_SIZE + nameLength, extraLength);
    return data;
  }

  private boolean endsAt(ZipItem item, int dataEnd, long next) {
    if (!item.sizesBehind()) {
      return dataEnd == next;
    }
    return next - dataEnd == 12 && isOf(item, dataEnd)
        || next - dataEnd == 16 && zip.getInt(dataEnd) == BEHIND && isOf(item, dataEnd + 4)
        || next - dataEnd == 24 && zip.getInt(dataEnd) == BEHIND && isOfLong(item, dataEnd + 4);
  }

  /**
   * Writers of streams, of workbooks above all, have sizes of eight bytes behind a short file too.
   */
  private boolean isOfLong(ZipItem item, int at) {
    return number(at) == item.crc()
        && zip.getLong(at + 4) == item.packed()
        && zip.getLong(at + 12) == item.size();
  }

  private boolean isOf(ZipItem item, int at) {
    return number(at) == item.crc()
        && number(at + 4) == item.packed()
        && number(at + 8) == item.size();
  }

  /** Further words on an entry, some of which would give it other sizes or another name. */
  private void refuseExtras(ZipItem item, int from, int length) throws RefusedArchive {
    int at = from;
    int end = from + length;
    while (at < end) {
      if (at + 4 > end || at + 4 + word(at + 2) > end) {
        throw contradiction();
      }
      switch (word(at)) {
        case 0x0017, 0x9901 -> throw item.refused("is encrypted: pack it without a password");
        case 0x0001 -> throw item.refused("is packed as zip64: pack it as a plain zip");
        case 0x7075 ->
            throw item.refusedName("is given twice, once as an extra field: pack it anew");
        default -> at += 4 + word(at + 2);
      }
    }
  }

  private byte[] bytes(int at, int length) {
    byte[] bytes = new byte[length];
    zip.get(at, bytes);
    return bytes;
  }

  private int word(int at) {
    return zip.getShort(at) & 0xFFFF;
  }

  private long number(int at) {
    return zip.getInt(at) & UNSIGNED;
  }

  private static RefusedArchive contradiction() {
    return new RefusedArchive(
        "The archive contradicts itself, or hides something between its files: pack it anew with a"
            + " plain zip tool.");
  }
}
