package org.syncline.record;

import java.util.List;

/** Fields that, all equal and none blank, make two source records one record. */
public record MatchRule(String name, List<String> fields) {

  public MatchRule {
    if (fields.isEmpty()) {
      throw new IllegalArgumentException("Match rule '" + name + "' names no field.");
    }
    fields = List.copyOf(fields);
  }
}
