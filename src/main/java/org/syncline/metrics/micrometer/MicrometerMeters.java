package org.syncline.metrics.micrometer;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.syncline.metrics.Meters;

/**
 * Meters in the registry of the server.
 *
 * <p>They are asked for by name, never registered by a builder: what a builder makes stays in a
 * registry of the deployment's own that the server does not show (WildFly 39). So a timer has
 * count, sum and maximum, but no histogram.
 */
final class MicrometerMeters implements Meters {
  private final MeterRegistry registry;
  // Asking the server's registry goes through all its meters, so that is done once for each.
  private final Map<Key, Counter> counters = new ConcurrentHashMap<>();
  private final Map<Key, Timer> timers = new ConcurrentHashMap<>();

  private record Key(String name, Map<String, String> labels) {}

  MicrometerMeters(MeterRegistry registry) {
    this.registry = registry;
  }

  @Override
  public void count(String name, Map<String, String> labels) {
    counters
        .computeIfAbsent(new Key(name, labels), key -> registry.counter(name, tags(labels)))
        .increment();
  }

  @Override
  public void time(String name, Map<String, String> labels, Duration duration) {
    timers
        .computeIfAbsent(new Key(name, labels), key -> registry.timer(name, tags(labels)))
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
