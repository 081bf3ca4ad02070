package org.syncline.mapping.format;

import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SeekableByteChannel;
import java.util.Random;

/** A file in memory that gives a few bytes at a time, so that every border is met. */
final class Trickle implements SeekableByteChannel {
  private final byte[] content;
  private final Random random;
  private final int most;
  private int at;
  private boolean open = true;

  /** At most {@code most} bytes a read. */
  Trickle(byte[] content, Random random, int most) {
    this.content = content;
    this.random = random;
    this.most = most;
  }

  @Override
  public int read(ByteBuffer to) throws ClosedChannelException {
    if (!open) {
      throw new ClosedChannelException();
    }
    if (at >= content.length) {
      return -1;
    }
    int length = Math.min(Math.min(content.length - at, to.remaining()), 1 + random.nextInt(most));
    to.put(content, at, length);
    at += length;
    return length;
  }

  @Override
  public long position() {
    return at;
  }

  @Override
  public SeekableByteChannel position(long position) {
    at = (int) position;
    return this;
  }

  @Override
  public long size() {
    return content.length;
  }

  @Override
  public boolean isOpen() {
    return open;
  }

  @Override
  public void close() {
    open = false;
  }

  @Override
  public int write(ByteBuffer from) {
    throw new UnsupportedOperationException();
  }

  @Override
  public SeekableByteChannel truncate(long size) {
    throw new UnsupportedOperationException();
  }
}
