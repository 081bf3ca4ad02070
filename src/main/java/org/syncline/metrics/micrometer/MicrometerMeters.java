package org.syncline.metrics.micrometer;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import org.syncline.metrics.Meters;

/** Meters in the registry of the server. */
final class MicrometerMeters implements Meters {
  /** Bounds of the histogram, from a commit on a fast disk to a backlog of an hour. */
  private static final Duration[] BOUNDS = {
    Duration.ofMillis(5),
    Duration.ofMillis(10),
    Duration.ofMillis(25),
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(250),
    Duration.ofMillis(500),
    Duration.ofSeconds(1),
    Duration.ofSeconds(5),
    Duration.ofSeconds(30),
    Duration.ofMinutes(5),
    Duration.ofHours(1)
  };

  private final MeterRegistry registry;

  MicrometerMeters(MeterRegistry registry) {
    this.registry = registry;
  }

  @Override
  public void count(String name, Map<String, String> labels) {
    Counter.builder(name).tags(tags(labels)).register(registry).increment();
  }

  @Override
  public void time(String name, Map<String, String> labels, Duration duration) {
    Timer.builder(name)
        .tags(tags(labels))
        .serviceLevelObjectives(BOUNDS)
        .register(registry)
        .record(duration);
  }

  private static Tags tags(Map<String, String> labels) {
    Tags tags = Tags.empty();
    for (Map.Entry<String, String> label : labels.entrySet()) {
      tags = tags.and(label.getKey(), label.getValue());
    }
    return tags;
  }
}
