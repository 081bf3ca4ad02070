package org.syncline.mapping;

import java.util.List;
import java.util.Optional;
import org.syncline.mapping.format.SourceBody;
import org.syncline.record.FieldValues;

/** A compiled mapping for one source format and record type; immutable, shared between threads. */
public interface MappingPlan {

  /** Maps one body. Never throws for bad input. */
  Mapped map(SourceBody body);

  /**
   * What a body says of fields, whatever else it lacks: for two states of a record that are to be
   * compared, of which one may have no key yet. Rows with problems give nothing.
   *
   * @return empty where the body can't be read
   */
  Optional<Said> said(SourceBody body);

  /** Fields and references, as in a {@link Draft}. */
  record Said(FieldValues values, List<Draft.Link> links) {
    public Said {
      links = List.copyOf(links);
    }
  }

  /** How many different targets its rows have: so many values are asked of a body. */
  int targets();

  /** Maps one body as {@link #map} does and tells how each value came about. */
  Trace trace(SourceBody body);
}
