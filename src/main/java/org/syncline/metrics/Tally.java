package org.syncline.metrics;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Sums of one measure over one period. */
final class Tally {
  private long part;
  private long whole;
  private long unknown;
  private long maximum;
  private @Nullable Sketch sketch;

  Tally() {}

  Tally(long part, long whole, long unknown, long maximum, @Nullable Sketch sketch) {
    this.part = part;
    this.whole = whole;
    this.unknown = unknown;
    this.maximum = maximum;
    this.sketch = sketch;
  }

  void count(long morePart, long moreWhole) {
    // Times of senders whose clocks are decades behind add up to more than a number holds.
    part = part > Long.MAX_VALUE - morePart ? Long.MAX_VALUE : part + morePart;
    whole += moreWhole;
  }

  /**
   * Adds one duration.
   *
   * @param took null where nobody knows: it is told apart, and in no other figure
   */
  void time(@Nullable Duration took) {
    if (took == null) {
      unknown++;
      return;
    }
    long micros = TimeUnit.SECONDS.toMicros(took.getSeconds()) + took.getNano() / 1_000;
    count(micros, 1);
    maximum = Math.max(maximum, micros);
    spread().note(micros);
  }

  void add(Tally other) {
    count(other.part, other.whole);
    unknown += other.unknown;
    maximum = Math.max(maximum, other.maximum);
    if (other.sketch != null) {
      spread().add(other.sketch);
    }
  }

  private Sketch spread() {
    Sketch present = sketch;
    if (present == null) {
      present = new Sketch();
      sketch = present;
    }
    return present;
  }

  long part() {
    return part;
  }

  long whole() {
    return whole;
  }

  long unknown() {
    return unknown;
  }

  long maximum() {
    return maximum;
  }

  @Nullable Sketch sketch() {
    return sketch;
  }
}
