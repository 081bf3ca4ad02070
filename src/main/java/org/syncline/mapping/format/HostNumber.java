package org.syncline.mapping.format;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** A way in which hosts keep whole numbers in the bytes of a column. Immutable. */
interface HostNumber {

  /** The number in the column that begins at a place, or null where its bytes are none. */
  @Nullable BigInteger read(byte[] bytes, int from);

  /** Whether a number has room in the column, with its sign. */
  boolean holds(BigInteger number);

  /** Writes a number that {@link #holds} lets pass. */
  void write(BigInteger number, byte[] bytes, int from);
}
