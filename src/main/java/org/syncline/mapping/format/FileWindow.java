package org.syncline.mapping.format;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.Arrays;

/**
 * The part of a file that is being looked at: from the first byte still needed to the last one
 * read. It grows with what is needed at once. For one thread.
 */
final class FileWindow {
  private static final int CHUNK = 1 << 18;

  private final SeekableByteChannel file;
  private byte[] bytes = new byte[CHUNK];
  private int start;
  private int end;
  private long offset;

  FileWindow(SeekableByteChannel file) {
    this.file = file;
  }

  /** Goes to a place of the file. */
  void seek(long to) throws IOException {
    file.position(to);
    offset = to;
    start = 0;
    end = 0;
  }

  byte[] bytes() {
    return bytes;
  }

  /** Where the window begins in {@link #bytes}; changes with {@link #more}. */
  int start() {
    return start;
  }

  /** Bytes in the window. */
  int length() {
    return end - start;
  }

  /** Of the window's first byte in the file. */
  long offset() {
    return offset;
  }

  long fileSize() throws IOException {
    return file.size();
  }

  /** Lets go of the first bytes. */
  void skip(int count) {
    start += count;
    offset += count;
  }

  /** Reads on behind what is there; false at the end of the file. */
  boolean more() throws IOException {
    if (start > 0) {
      System.arraycopy(bytes, start, bytes, 0, end - start);
      end -= start;
      start = 0;
    }
    if (end == bytes.length) {
      bytes = Arrays.copyOf(bytes, bytes.length + Math.max(CHUNK, bytes.length / 2));
    }
    int read = file.read(ByteBuffer.wrap(bytes, end, Math.min(CHUNK, bytes.length - end)));
    end += Math.max(read, 0);
    return read > 0;
  }

  /** Reads on until so many bytes are there; false if the file ends before. */
  boolean reach(int count) throws IOException {
    while (length() < count) {
      if (!more()) {
        return false;
      }
    }
    return true;
  }

  byte[] copy(int from, int to) {
    return Arrays.copyOfRange(bytes, start + from, start + to);
  }

  void close() throws IOException {
    file.close();
  }
}
