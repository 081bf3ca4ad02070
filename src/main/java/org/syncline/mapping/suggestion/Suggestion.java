package org.syncline.mapping.suggestion;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A suggested row.
 *
 * @param score the chance that target and source belong together, 0 to 1: of the suggestions with
 *     0.9 nine in ten are right, as measured on the labelled set
 * @param row members of the row as a mapping document has them
 * @param map the value map that the row names; null where it names none
 * @param reasons why, strongest kind of evidence first
 * @param toDecide what the values leave open, to be decided before the row is published
 * @param example a value as people may see it, masked
 */
public record Suggestion(
    String target,
    String source,
    double score,
    Map<String, Object> row,
    @Nullable SuggestedMap map,
    List<String> reasons,
    List<String> toDecide,
    @Nullable String example) {

  /**
   * A value map to begin with.
   *
   * @param name in the mapping's maps
   * @param entries text of the source to our value, of the texts that are known
   */
  public record SuggestedMap(String name, Map<String, String> entries) {
    public SuggestedMap {
      entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }
  }

  public Suggestion {
    row = Collections.unmodifiableMap(new LinkedHashMap<>(row));
    reasons = List.copyOf(reasons);
    toDecide = List.copyOf(toDecide);
  }

  static Suggestion of(Pair pair, double score) {
    String target = pair.target().name();
    RowOptions options = pair.values().options();
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("target", target);
    row.put("source", pair.source().path());
    row.putAll(options.members());
    SuggestedMap map = null;
    if (options.map() != null) {
      map = new SuggestedMap(target, options.map());
      row.put("map", target);
    }
    return new Suggestion(
        target,
        pair.source().path(),
        Math.round(score * 1000) / 1000.0,
        row,
        map,
        pair.reasons(),
        options.toDecide(),
        pair.source().example(pair.target().isSensitive()));
  }
}
