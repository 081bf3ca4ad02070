package org.syncline.mapping.format;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Cuts a file into lines, by bytes alone. For one thread. */
final class FileLines {
  /** Most bytes of a record; a quote that is never closed ends here and not with the memory. */
  static final int LONGEST_RECORD = 16_000_000;

  static final int TOO_LONG = -1;

  private static final VarHandle EIGHT_BYTES =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long EACH_BYTE = 0x0101010101010101L;
  private static final long HIGH_BITS = 0x8080808080808080L;

  private final FileWindow window;
  private final TextUnits units;
  private final int nextLine;

  /** Lines that end with a line feed, a carriage return or both. */
  FileLines(FileWindow window, TextUnits units) {
    this(window, units, units.lineFeed());
  }

  /**
   * Lines that may also end otherwise.
   *
   * @param nextLine a further unit that ends a line
   */
  FileLines(FileWindow window, TextUnits units, int nextLine) {
    this.window = window;
    this.units = units;
    this.nextLine = nextLine;
  }

  /**
   * Where the line ends, its line end included, that begins {@code from} bytes into the window: in
   * bytes from the window's start; {@code from} at the end of the file; or {@link #TOO_LONG}.
   */
  int next(int from) throws IOException {
    int at = from;
    while (true) {
      at = find(at);
      if (at + units.width() <= window.length()) {
        return behindBreak(at);
      } else if (at > LONGEST_RECORD) {
        return TOO_LONG;
      } else if (!window.more()) {
        return window.length();
      }
    }
  }

  /** Length of the line end that stands right before {@code end}; 0 for none. */
  int breakLength(int from, int end) {
    int width = units.width();
    int last = end - width;
    if (last < from || !isBreak(unit(last))) {
      return 0;
    }
    boolean pair =
        unit(last) != units.carriageReturn()
            && last - width >= from
            && unit(last - width) == units.carriageReturn();
    return pair ? 2 * width : width;
  }

  private int behindBreak(int at) throws IOException {
    int width = units.width();
    boolean pair =
        unit(at) == units.carriageReturn()
            && window.reach(at + 2 * width)
            && isFeed(unit(at + width));
    return pair ? at + 2 * width : at + width;
  }

  /** The first unit from a place on that can be a line end; less than a unit left for none. */
  private int find(int from) {
    byte[] bytes = window.bytes();
    int start = window.start();
    int end = start + window.length();
    int i = start + from;
    if (units.width() > 1) {
      while (i + units.width() <= end && !isBreak(units.at(bytes, i))) {
        i += units.width();
      }
      return i - start;
    }
    long feeds = EACH_BYTE * units.lineFeed();
    long returns = EACH_BYTE * units.carriageReturn();
    long nextLines = EACH_BYTE * nextLine;
    while (i + 8 <= end) {
      long eight = (long) EIGHT_BYTES.get(bytes, i);
      if ((zeros(eight ^ feeds) | zeros(eight ^ returns) | zeros(eight ^ nextLines)) != 0) {
        break;
      }
      i += 8;
    }
    while (i < end && !isBreak(bytes[i] & 0xFF)) {
      i++;
    }
    return i - start;
  }

  /** Not 0 if and only if a byte is 0. */
  private static long zeros(long eight) {
    return (eight - EACH_BYTE) & ~eight & HIGH_BITS;
  }

  private int unit(int at) {
    return units.at(window.bytes(), window.start() + at);
  }

  private boolean isBreak(int unit) {
    return isFeed(unit) || unit == units.carriageReturn();
  }

  private boolean isFeed(int unit) {
    return unit == units.lineFeed() || unit == nextLine;
  }
}
