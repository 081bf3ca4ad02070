package org.syncline.sync.intake;

/**
 * How intake groups messages.
 *
 * @param groupLimit most messages in one transaction, 1 to {@link Receipts#GROUP_LIMIT}
 * @param groupsAtOnce most transactions at a time on this node
 * @param triesAlone how often a message that fails by itself is tried before its fault is passed to
 *     the transport
 */
public record Shape(int groupLimit, int groupsAtOnce, int triesAlone) {
  public Shape {
    if (groupLimit < 1 || groupLimit > Receipts.GROUP_LIMIT) {
      throw new IllegalArgumentException(
          "Group limit " + groupLimit + ": choose 1 to " + Receipts.GROUP_LIMIT + ".");
    }
    if (groupsAtOnce < 1 || triesAlone < 1) {
      throw new IllegalArgumentException("At least one group and one try are needed.");
    }
  }
}
