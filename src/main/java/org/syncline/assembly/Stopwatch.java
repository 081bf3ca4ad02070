package org.syncline.assembly;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock for durations: it began with the server's time, and never jumps as that one may. */
final class Stopwatch extends Clock {
  private final Instant began = Instant.now();
  private final long nanos = System.nanoTime();

  @Override
  public Instant instant() {
    return began.plusNanos(System.nanoTime() - nanos);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  /** Durations are the same everywhere. */
  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
