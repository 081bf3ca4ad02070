package org.syncline.crash;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.syncline.server.CpuTime;

/** How busy the machine has been until a moment, and with what. */
record Busyness(long at, Duration idle, Duration own) {

  /**
   * Until now.
   *
   * @param processes that belong to the proof, beside this one
   */
  static Busyness of(List<ProcessHandle> processes) throws IOException {
    Duration own =
        Stream.concat(Stream.of(CpuTime.own()), processes.stream().map(CpuTime::of))
            .reduce(Duration.ZERO, Duration::plus);
    return new Busyness(System.nanoTime(), CpuTime.idle(), own);
  }

  /** The share of all processors that others took since then: above zero, times are worth less. */
  double ofOthersSince(Busyness earlier) {
    double all = (double) (at - earlier.at) * Runtime.getRuntime().availableProcessors();
    double others = all - idle.minus(earlier.idle).toNanos() - own.minus(earlier.own).toNanos();
    return Math.round(100 * Math.max(0, others / all)) / 100.0;
  }
}
