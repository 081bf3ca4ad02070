package org.syncline.mapping.suggestion;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a row says beside its target and source, and what is left for a person to say.
 *
 * @param members of the row's JSON
 * @param map entries of the value map that the row needs; null where it needs none
 * @param toDecide sentences, each with what has to be decided
 */
record RowOptions(
    Map<String, Object> members, @Nullable Map<String, String> map, List<String> toDecide) {
  static final RowOptions NONE = new RowOptions(Map.of(), null, List.of());

  RowOptions {
    members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    toDecide = List.copyOf(toDecide);
  }

  RowOptions with(String member, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(members);
    more.put(member, value);
    return new RowOptions(more, map, toDecide);
  }

  RowOptions mapping(Map<String, String> entries) {
    return new RowOptions(members, entries, toDecide);
  }

  RowOptions leaving(String question) {
    List<String> more = new ArrayList<>(toDecide);
    more.add(question);
    return new RowOptions(members, map, more);
  }
}
