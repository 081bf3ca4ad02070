package org.syncline.connector.spi;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A part of the rows that an object of a system has. Sentences are the hub's own words. */
public sealed interface Listing {

  /**
   * Some rows, by their external ids; each row that is there from the first page to the last is in
   * one of them.
   *
   * @param next what the following page begins after; null where this is the last one
   */
  record Page(List<String> externalIds, @Nullable String next) implements Listing {
    public Page {
      externalIds = List.copyOf(externalIds);
    }
  }

  /** The system did not tell; the same may work later. */
  record Failed(String sentence) implements Listing {}

  /** The settings describe no way to list the object's rows. */
  record CantTell(String sentence) implements Listing {}
}
