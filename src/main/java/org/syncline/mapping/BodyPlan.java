package org.syncline.mapping;

import org.syncline.mapping.format.SourceBody;

/**
 * A compiled mapping from bodies of one format to bodies of another; immutable, shared between
 * threads.
 */
public interface BodyPlan {

  /** Maps one body. Never throws for bad input. */
  MappedBody map(SourceBody body);

  /** Maps one body as {@link #map} does and tells how each value came about. */
  Trace trace(SourceBody body);
}
