package org.syncline.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/** Processor time until now. */
public final class CpuTime {
  /** Clock ticks a second, in which Linux tells processor times. */
  private static final long TICKS = 100;

  private static final int CHILDREN_USER = 13;
  private static final int CHILDREN_SYSTEM = 14;
  private static final int IDLE = 4;

  private CpuTime() {}

  /** Of this process alone. */
  public static Duration own() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /** Of a process and all its children, on Linux also of those that have ended meanwhile. */
  public static Duration of(ProcessHandle process) {
    try (Stream<ProcessHandle> all = Stream.concat(Stream.of(process), process.descendants())) {
      return all.map(one -> one.info().totalCpuDuration().orElse(Duration.ZERO))
          .reduce(ofEnded(process), Duration::plus);
    }
  }

  /** In which no processor of the machine had anything to do; Linux only. */
  public static Duration idle() throws IOException {
    // cpu user nice system idle iowait ...
    String[] all = Files.readAllLines(Path.of("/proc", "stat")).get(0).split(" +");
    return ofTicks(Long.parseLong(all[IDLE]) + Long.parseLong(all[IDLE + 1]));
  }

  private static Duration ofTicks(long ticks) {
    return Duration.ofMillis(ticks * 1_000 / TICKS);
  }

  /** Of its children that have ended: what the kernel adds up for their parent. */
  private static Duration ofEnded(ProcessHandle process) {
    try {
      String line = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
      // Behind the name, which may have spaces and ends with the last bracket.
      String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ");
      return ofTicks(
          Long.parseLong(fields[CHILDREN_USER]) + Long.parseLong(fields[CHILDREN_SYSTEM]));
    } catch (IOException e) {
      return Duration.ZERO;
    }
  }
}
