package org.syncline.mapping;

import org.jspecify.annotations.Nullable;
import org.syncline.record.Limits;

/**
 * Where a row's value goes.
 *
 * @param limits what a value may be beyond its type
 * @param sensitive whether not even the beginning of a value may be shown
 */
record Target(
    String name, Kind kind, Limits limits, boolean sensitive, Draft.@Nullable Link linkWithoutId) {
  enum Kind {
    KEY,
    VERSION,
    TIME,
    FIELD,
    LINK
  }

  Draft.Link link(String externalId) {
    Draft.Link link = linkWithoutId;
    if (link == null) {
      throw new IllegalStateException("Target " + name + " is no link.");
    }
    return new Draft.Link(link.field(), link.system(), link.object(), externalId, link.required());
  }
}
