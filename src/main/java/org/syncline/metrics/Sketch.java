package org.syncline.metrics;

import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;

/**
 * How durations are spread, in a form that can be added up: percentiles of any period come from the
 * sum of its sketches. A percentile is that of nearest rank and at most 1 % too high (HdrHistogram
 * with two significant digits, of microseconds).
 */
final class Sketch {
  private static final int DIGITS = 2;

  /** Twelve days; what took longer counts as that long. */
  private static final long MOST_MICROS = 1L << 40;

  private final Histogram histogram;

  Sketch() {
    this(new Histogram(DIGITS));
  }

  private Sketch(Histogram histogram) {
    this.histogram = histogram;
  }

  void note(long micros) {
    histogram.recordValue(Math.min(micros, MOST_MICROS));
  }

  void add(Sketch other) {
    histogram.add(other.histogram);
  }

  long count() {
    return histogram.getTotalCount();
  }

  /** In microseconds; 0 where nothing was noted. */
  long percentile(double percent) {
    return histogram.getValueAtPercentile(percent);
  }

  /** How many took at most so long, as far as the sketch can tell. */
  long within(long micros) {
    return histogram.getCountBetweenValues(0, Math.min(micros, MOST_MICROS));
  }

  byte[] toBytes() {
    ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
    int length = histogram.encodeIntoCompressedByteBuffer(buffer);
    byte[] bytes = new byte[length];
    buffer.rewind();
    buffer.get(bytes);
    return bytes;
  }

  /**
   * @throws IllegalStateException if they are no sketch
   */
  static Sketch fromBytes(byte[] bytes) {
    try {
      return new Sketch(Histogram.decodeFromCompressedByteBuffer(ByteBuffer.wrap(bytes), 0));
    } catch (DataFormatException e) {
      throw new IllegalStateException("A sketch of delays can't be read.", e);
    }
  }
}
