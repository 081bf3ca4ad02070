package org.syncline.bench;

import java.time.Duration;
import java.util.stream.Stream;

/** Processor time until now. */
final class CpuTime {

  private CpuTime() {}

  /** Of this process alone. */
  static Duration own() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /** Of a process and all its children. */
  static Duration of(ProcessHandle process) {
    try (Stream<ProcessHandle> all = Stream.concat(Stream.of(process), process.descendants())) {
      return all.map(one -> one.info().totalCpuDuration().orElse(Duration.ZERO))
          .reduce(Duration.ZERO, Duration::plus);
    }
  }
}
