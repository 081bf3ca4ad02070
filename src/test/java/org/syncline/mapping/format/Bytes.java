package org.syncline.mapping.format;

import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;

/** A file in memory that gives a few bytes at a time and counts them. */
final class Bytes implements SeekableByteChannel {
  private final byte[] bytes;
  private final int mostAtOnce;
  private int position;
  private long read;

  Bytes(byte[] bytes, int mostAtOnce) {
    this.bytes = bytes;
    this.mostAtOnce = mostAtOnce;
  }

  long read() {
    return read;
  }

  @Override
  public int read(ByteBuffer into) {
    if (position >= bytes.length) {
      return -1;
    }
    int count = Math.min(Math.min(mostAtOnce, into.remaining()), bytes.length - position);
    into.put(bytes, position, count);
    position += count;
    read += count;
    return count;
  }

  @Override
  public long position() {
    return position;
  }

  @Override
  public SeekableByteChannel position(long to) {
    position = Math.toIntExact(to);
    return this;
  }

  @Override
  public long size() {
    return bytes.length;
  }

  @Override
  public int write(ByteBuffer from) {
    throw new UnsupportedOperationException();
  }

  @Override
  public SeekableByteChannel truncate(long size) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean isOpen() {
    return true;
  }

  @Override
  public void close() {}
}
