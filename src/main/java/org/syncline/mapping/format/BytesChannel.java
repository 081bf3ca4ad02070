package org.syncline.mapping.format;

import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;

/** Bytes in memory as a file that can be read. */
final class BytesChannel implements SeekableByteChannel {
  private final byte[] bytes;
  private int at;
  private boolean open = true;

  BytesChannel(byte[] bytes) {
    this.bytes = bytes;
  }

  @Override
  public int read(ByteBuffer into) {
    if (at >= bytes.length) {
      return -1;
    }
    int length = Math.min(into.remaining(), bytes.length - at);
    into.put(bytes, at, length);
    at += length;
    return length;
  }

  @Override
  public long position() {
    return at;
  }

  @Override
  public SeekableByteChannel position(long position) {
    at = (int) Math.min(position, bytes.length);
    return this;
  }

  @Override
  public long size() {
    return bytes.length;
  }

  @Override
  public int write(ByteBuffer from) {
    throw new NonWritableChannelException();
  }

  @Override
  public SeekableByteChannel truncate(long size) {
    throw new NonWritableChannelException();
  }

  @Override
  public boolean isOpen() {
    return open;
  }

  @Override
  public void close() {
    open = false;
  }
}
