package org.syncline.metrics;

import java.time.Duration;
import java.util.Map;

/** Where counts and times go. Names have dots, labels are few and bounded by the caller. */
public interface Meters {

  /** Adds one. */
  void count(String name, Map<String, String> labels);

  /** Adds one duration, zero or more. */
  void time(String name, Map<String, String> labels, Duration duration);
}
