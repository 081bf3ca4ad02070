package org.syncline.platform.hardened;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Writes zip archives in which every word may be a lie. */
final class ForgedZip {
  private final List<File> files = new ArrayList<>();
  private byte[] before = new byte[0];
  private byte[] behind = new byte[0];
  private byte[] beforeList = new byte[0];
  private int countMore;

  /** One file; what the list says of it and what its own head says are set apart. */
  static final class File {
    private byte[] name;
    private byte[] localName;
    private byte[] data;
    private int flags = 1 << 11;
    private int localFlags = 1 << 11;
    private int method = 8;
    private int localMethod = 8;
    private long crc;
    private long localCrc;
    private long size;
    private long localSize;
    private long packed;
    private int mode;
    private byte[] extra = new byte[0];
    private byte[] localExtra = new byte[0];
    private byte[] descriptor = new byte[0];
    private Long offset;

    static File of(String name, byte[] content) {
      File file = new File();
      file.name = name.getBytes(StandardCharsets.UTF_8);
      file.localName = file.name;
      file.data = deflated(content);
      file.packed = file.data.length;
      file.size = content.length;
      file.localSize = content.length;
      CRC32 sum = new CRC32();
      sum.update(content);
      file.crc = sum.getValue();
      file.localCrc = file.crc;
      return file;
    }

    static File of(String name, String content) {
      return of(name, content.getBytes(StandardCharsets.UTF_8));
    }

    File rawName(byte[] raw) {
      name = raw;
      localName = raw;
      return this;
    }

    File localName(String other) {
      localName = other.getBytes(StandardCharsets.UTF_8);
      return this;
    }

    File flags(int all) {
      flags = all;
      localFlags = all;
      return this;
    }

    File localFlags(int all) {
      localFlags = all;
      return this;
    }

    File method(int number) {
      method = number;
      localMethod = number;
      return this;
    }

    File localMethod(int number) {
      localMethod = number;
      return this;
    }

    File stored(byte[] content) {
      data = content;
      packed = content.length;
      return method(0);
    }

    File crc(long sum) {
      crc = sum;
      localCrc = sum;
      return this;
    }

    File size(long bytes) {
      size = bytes;
      localSize = bytes;
      return this;
    }

    File localSize(long bytes) {
      localSize = bytes;
      return this;
    }

    File packed(long bytes) {
      packed = bytes;
      return this;
    }

    File mode(int unix) {
      mode = unix;
      return this;
    }

    File extra(int id, int length) {
      extra = field(id, length);
      return this;
    }

    File localExtra(int id, int length) {
      localExtra = field(id, length);
      return this;
    }

    File brokenExtra() {
      extra = new byte[] {1, 2, 3};
      return this;
    }

    File more(byte[] further) {
      data = joined(data, further);
      return this;
    }

    File offset(long at) {
      offset = at;
      return this;
    }

    /** Sizes behind the file, as writers of streams have them. */
    File sizesBehind(boolean marked, long toldCrc) {
      flags((1 << 11) | 8);
      localCrc = 0;
      localSize = 0;
      ByteBuffer words = buffer(marked ? 16 : 12);
      if (marked) {
        words.putInt(0x08074b50);
      }
      descriptor = words.putInt((int) toldCrc).putInt((int) packed).putInt((int) size).array();
      return this;
    }

    /** The same with sizes of eight bytes, and so many bytes more than there are. */
    File longSizesBehind(long packedMore, long sizeMore) {
      sizesBehind(true, crc);
      ByteBuffer words = buffer(24).putInt(0x08074b50).putInt((int) crc);
      descriptor = words.putLong(packed + packedMore).putLong(size + sizeMore).array();
      return this;
    }

    long crc() {
      return crc;
    }

    private boolean sizesLeftOut() {
      return (localFlags & 8) != 0 && localSize == 0;
    }
  }

  ForgedZip with(File file) {
    files.add(file);
    return this;
  }

  ForgedZip before(byte[] bytes) {
    before = bytes;
    return this;
  }

  ForgedZip behind(byte[] bytes) {
    behind = bytes;
    return this;
  }

  ForgedZip beforeList(byte[] bytes) {
    beforeList = bytes;
    return this;
  }

  ForgedZip countingMore(int entries) {
    countMore = entries;
    return this;
  }

  byte[] bytes() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream list = new ByteArrayOutputStream();
    out.writeBytes(before);
    for (File file : files) {
      long at = file.offset == null ? out.size() : file.offset;
      out.writeBytes(local(file));
      out.writeBytes(file.data);
      out.writeBytes(file.descriptor);
      list.writeBytes(listed(file, at));
    }
    out.writeBytes(beforeList);
    int start = out.size();
    out.writeBytes(list.toByteArray());
    int count = files.size() + countMore;
    out.writeBytes(
        buffer(22)
            .putInt(0x06054b50)
            .putShort((short) 0)
            .putShort((short) 0)
            .putShort((short) count)
            .putShort((short) count)
            .putInt(list.size())
            .putInt(start)
            .putShort((short) 0)
            .array());
    out.writeBytes(behind);
    return out.toByteArray();
  }

  private static byte[] local(File file) {
    ByteBuffer head =
        buffer(30)
            .putInt(0x04034b50)
            .putShort((short) 20)
            .putShort((short) file.localFlags)
            .putShort((short) file.localMethod)
            .putInt(0x00210000)
            .putInt((int) file.localCrc)
            .putInt(file.sizesLeftOut() ? 0 : (int) file.packed)
            .putInt((int) file.localSize)
            .putShort((short) file.localName.length)
            .putShort((short) file.localExtra.length);
    return joined(joined(head.array(), file.localName), file.localExtra);
  }

  private static byte[] listed(File file, long at) {
    ByteBuffer head =
        buffer(46)
            .putInt(0x02014b50)
            .putShort((short) (3 << 8 | 20))
            .putShort((short) 20)
            .putShort((short) file.flags)
            .putShort((short) file.method)
            .putInt(0x00210000)
            .putInt((int) file.crc)
            .putInt((int) file.packed)
            .putInt((int) file.size)
            .putShort((short) file.name.length)
            .putShort((short) file.extra.length)
            .putShort((short) 0)
            .putShort((short) 0)
            .putShort((short) 0)
            .putInt(file.mode << 16)
            .putInt((int) at);
    return joined(joined(head.array(), file.name), file.extra);
  }

  static byte[] deflated(byte[] content) {
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
    deflater.setInput(content);
    deflater.finish();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] part = new byte[8_192];
    while (!deflater.finished()) {
      out.write(part, 0, deflater.deflate(part));
    }
    deflater.end();
    return out.toByteArray();
  }

  private static byte[] field(int id, int length) {
    return buffer(4 + length).putShort((short) id).putShort((short) length).array();
  }

  private static byte[] joined(byte[] first, byte[] second) {
    return buffer(first.length + second.length).put(first).put(second).array();
  }

  private static ByteBuffer buffer(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }
}
