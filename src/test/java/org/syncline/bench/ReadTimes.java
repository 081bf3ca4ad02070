package org.syncline.bench;

import java.util.Arrays;

/** How long each of many reads took. */
final class ReadTimes {
  private static final int WARM_UP = 200;
  private static final double NANOS = 1e6;

  private final String subject;
  private final long[] nanos;
  private long rows;
  private int done;

  private ReadTimes(String subject, int reads) {
    this.subject = subject;
    this.nanos = new long[reads];
  }

  /** One read. */
  @FunctionalInterface
  interface Read {
    /**
     * Reads.
     *
     * @param clock to be told when what is not to be measured is over
     * @return rows that were read
     */
    int run(Runnable clock);
  }

  /** Runs a read many times, after a warm-up. */
  static ReadTimes of(String subject, int reads, Read read) {
    for (int i = 0; i < WARM_UP; i++) {
      read.run(() -> {});
    }
    ReadTimes times = new ReadTimes(subject, reads);
    long[] begin = new long[1];
    for (int i = 0; i < reads; i++) {
      begin[0] = System.nanoTime();
      int rows = read.run(() -> begin[0] = System.nanoTime());
      times.add(System.nanoTime() - begin[0], rows);
    }
    return times;
  }

  private void add(long took, int found) {
    nanos[done++] = took;
    rows += found;
  }

  /**
   * Reports median, 99th percentile and maximum.
   *
   * @param most bound of the 99th percentile in milliseconds
   */
  void report(Report report, double most) {
    double p99 = report(report);
    report.result(subject + ", p99 beside its bound", p99, "ms", most / p99, most + " ms");
    report.limit(subject + ", p99 in ms", p99, most);
  }

  /** Reports them without a bound, and returns the 99th percentile in milliseconds. */
  double report(Report report) {
    Arrays.sort(nanos);
    double p99 = nanos[(int) (nanos.length * 0.99)] / NANOS;
    String of = subject + " (" + rows / nanos.length + " rows on average)";
    report.result(of + ", p50", nanos[nanos.length / 2] / NANOS, "ms");
    report.result(of + ", p99", p99, "ms");
    report.result(of + ", max", nanos[nanos.length - 1] / NANOS, "ms");
    return p99;
  }
}
