package org.syncline.mapping;

import org.jspecify.annotations.Nullable;

/**
 * Where a row's value goes.
 *
 * @param maxLength most UTF-16 code units of a textual value
 */
record Target(String name, Kind kind, int maxLength, Draft.@Nullable Link linkWithoutId) {
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
