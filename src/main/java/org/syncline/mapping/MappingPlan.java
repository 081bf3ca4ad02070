package org.syncline.mapping;

import org.syncline.mapping.format.SourceBody;

/** A compiled mapping for one source format and record type; immutable, shared between threads. */
public interface MappingPlan {

  /** Maps one body. Never throws for bad input. */
  Mapped map(SourceBody body);

  /** Maps one body as {@link #map} does and tells how each value came about. */
  Trace trace(SourceBody body);
}
