package org.syncline.mapping.format;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** Which of the mapped members of one object came. For one object and one thread. */
final class SeenMembers {
  private long few;
  private final @Nullable BitSet many;

  /** For so many members. */
  SeenMembers(int members) {
    many = members > Long.SIZE ? new BitSet(members) : null;
  }

  /** Whether a member came before; it has come now. */
  boolean isSecond(int member) {
    if (many != null) {
      boolean second = many.get(member);
      many.set(member);
      return second;
    }
    long bit = 1L << member;
    boolean second = (few & bit) != 0;
    few |= bit;
    return second;
  }
}
