package org.syncline.console;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What the lines across a chart stand for: whole steps of a length that people count in.
 *
 * @param bottom value of the lowest line
 * @param step between two lines
 * @param steps how many, 2 to {@value #MOST}
 */
record Scale(double bottom, double step, int steps) {
  private static final int MOST = 5;

  /** From here on durations are counted in tens of hours and so on, as plain numbers are. */
  private static final double HOUR = Duration.ofHours(1).toNanos();

  private static final List<Duration> TIMES = times();

  /** Where shares begin that are not drawn from nothing on. */
  private static final double[] SHARES = {0.99, 0.9, 0.5};

  private static List<Duration> times() {
    List<Duration> times = new ArrayList<>();
    for (long micros = 1_000; micros < 1_000_000; micros *= 10) {
      for (int part : new int[] {1, 2, 5}) {
        times.add(Duration.ofNanos(micros * part * 1_000));
      }
    }
    for (int seconds : new int[] {1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1_200}) {
      times.add(Duration.ofSeconds(seconds));
    }
    return times;
  }

  /** From nothing to a number of things. */
  static Scale ofCounts(double highest) {
    return new Scale(0, Math.max(1, plain(highest / MOST)), 1).upTo(highest);
  }

  /**
   * From nothing to a duration.
   *
   * @param highest nanoseconds
   */
  static Scale ofTimes(double highest) {
    double least = highest / MOST;
    for (Duration time : TIMES) {
      if (time.toNanos() >= least) {
        return new Scale(0, time.toNanos(), 1).upTo(highest);
      }
    }
    return new Scale(0, plain(Math.max(1, least / HOUR)) * HOUR, 1).upTo(highest);
  }

  /** To the whole, from as much of it as is always there. */
  static Scale ofShares(double lowest) {
    for (double bottom : SHARES) {
      if (lowest >= bottom) {
        return new Scale(bottom, (1 - bottom) / MOST, MOST);
      }
    }
    return new Scale(0, 1.0 / MOST, MOST);
  }

  private Scale upTo(double highest) {
    return new Scale(bottom, step, Math.max(2, (int) Math.ceil(highest / step - 1e-9)));
  }

  /** 1, 2 or 5 with noughts. */
  private static double plain(double least) {
    double power = Math.pow(10, Math.floor(Math.log10(Math.max(least, Double.MIN_NORMAL))));
    for (int part : new int[] {1, 2, 5}) {
      if (part * power >= least * (1 - 1e-9)) {
        return part * power;
      }
    }
    return 10 * power;
  }

  /** How far up a value is, from 0 to 1. */
  double share(double value) {
    return Math.max(0, Math.min(1, (value - bottom) / (step * steps)));
  }

  /** The values of the lines, the highest first. */
  List<Double> values() {
    List<Double> values = new ArrayList<>();
    for (int i = steps; i >= 0; i--) {
      values.add(bottom + i * step);
    }
    return values;
  }
}
