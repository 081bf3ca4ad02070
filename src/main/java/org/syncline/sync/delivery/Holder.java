package org.syncline.sync.delivery;

/**
 * A server that holds leases.
 *
 * @param node its name, unique among the servers, at most 100 characters
 * @param boot this start of it, at most 36 characters: what an earlier start held nobody holds
 */
public record Holder(String node, String boot) {
  boolean earlierStartOf(Holder other) {
    return node.equals(other.node) && !boot.equals(other.boot);
  }
}
