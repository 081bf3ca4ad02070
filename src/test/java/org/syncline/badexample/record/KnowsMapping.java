package org.syncline.badexample.record;

import org.syncline.badexample.mapping.MapsRecords;

/** The other half of a cycle. */
public interface KnowsMapping {
  MapsRecords mapping();
}
