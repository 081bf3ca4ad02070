package org.syncline.samples;

import java.util.SortedSet;

/**
 * What must have become of a message once the hub is at rest.
 *
 * @param outcome in the sender's order
 * @param or outcomes that are as good, because two systems race for one person, or two copies of
 *     one message for its receipt; empty for almost all
 */
public record Expectation(Outcome outcome, SortedSet<Outcome> or) {

  /** Whether the hub's answer is one of those allowed. */
  public boolean allows(Outcome found) {
    return outcome.equals(found) || or.contains(found);
  }
}
