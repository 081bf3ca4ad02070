package org.syncline.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Measures several ways to do the same, one after the other in rounds, so that a busy machine slows
 * all alike; of each counts the best round. Processor time and allocated bytes of this thread.
 */
final class Rounds {
  private static final int ROUNDS = 12;
  private static final long NANOS_OF_A_ROUND = 300_000_000L;
  private static final int AT_ONCE = 100;
  private static final ThreadMXBean THREAD = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private Rounds() {}

  /** One way. */
  @FunctionalInterface
  interface Work {
    /** Anything but null, so that nothing is optimised away. */
    Object on(byte[] body) throws Exception;
  }

  /**
   * What one way reached.
   *
   * @param perCpuSecond bodies
   * @param bytes allocated for a body
   */
  record Rate(double perCpuSecond, double bytes) {
    Rate better(Rate other) {
      return new Rate(Math.max(perCpuSecond, other.perCpuSecond), Math.min(bytes, other.bytes));
    }
  }

  static Map<String, Rate> best(Map<String, Work> subjects, List<byte[]> bodies) throws Exception {
    Map<String, Rate> best = new LinkedHashMap<>();
    for (int round = 0; round < ROUNDS; round++) {
      for (Map.Entry<String, Work> subject : subjects.entrySet()) {
        best.merge(subject.getKey(), rate(subject.getValue(), bodies), Rate::better);
      }
    }
    return best;
  }

  private static Rate rate(Work work, List<byte[]> bodies) throws Exception {
    long allocated = THREAD.getCurrentThreadAllocatedBytes();
    long start = THREAD.getCurrentThreadCpuTime();
    long runs = 0;
    int at = 0;
    long check = 0;
    long used;
    do {
      for (int i = 0; i < AT_ONCE; i++) {
        check += work.on(bodies.get(at)) == null ? 0 : 1;
        at = at + 1 == bodies.size() ? 0 : at + 1;
      }
      runs += AT_ONCE;
      used = THREAD.getCurrentThreadCpuTime() - start;
    } while (used < NANOS_OF_A_ROUND);
    if (check != runs) {
      throw new AssertionError("nothing was done");
    }
    return new Rate(
        runs * 1e9 / used, (THREAD.getCurrentThreadAllocatedBytes() - allocated) / (double) runs);
  }
}
