package org.syncline.metrics;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Labels of a source, up to a number of different ones: each costs memory here and in every store
 * of metrics, for ever. What comes after that is counted together under {@code other}.
 */
final class BoundedLabels {
  private static final Map<String, String> OTHER = labels("other", "other");

  private final int limit;
  private final Map<Source, Map<String, String>> known = new ConcurrentHashMap<>();

  private record Source(String system, String flow) {}

  BoundedLabels(int limit) {
    this.limit = limit;
  }

  Map<String, String> of(String system, String flow) {
    Source source = new Source(system, flow);
    Map<String, String> labels = known.get(source);
    if (labels != null) {
      return labels;
    }
    // Some threads at once may pass the limit by a few, which does no harm.
    return known.size() >= limit
        ? OTHER
        : known.computeIfAbsent(source, s -> labels(s.system(), s.flow()));
  }

  private static Map<String, String> labels(String system, String flow) {
    return Map.of("system", system, "flow", flow);
  }
}
