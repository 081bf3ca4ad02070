package org.syncline.mapping;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** A lookup table from the source's texts to ours. */
public record ValueMap(Map<String, String> entries, Unknown unknown) {

  /** What a text means that is not among the entries. */
  public sealed interface Unknown {
    record Reject() implements Unknown {}

    record Keep() implements Unknown {}

    record Clear() implements Unknown {}

    record Fallback(String text) implements Unknown {}
  }

  public ValueMap {
    entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
  }
}
