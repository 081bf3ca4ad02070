package org.syncline.sync.delivery;

import java.time.Duration;

/**
 * How many records a server claims ahead of their calls, so that no call waits for the next turn of
 * its target: three times as many as are called while a turn takes place (Little's law). Half of
 * them are called before the next turn is worth its statements; of the others a third is to spare,
 * for a turn that takes longer. Both times are moving averages, of about the last ten.
 */
final class Ahead {
  /** Most records: what a server that dies leaves behind is looked up one by one. */
  static final int MOST = 128;

  private static final double NEW = 0.1;

  private double turn;
  private double call;

  synchronized void turnTook(Duration time) {
    turn = averaged(turn, time);
  }

  synchronized void callTook(Duration time) {
    call = averaged(call, time);
  }

  private static double averaged(double before, Duration time) {
    double nanos = time.toNanos();
    return before == 0 ? nanos : before + NEW * (nanos - before);
  }

  /**
   * @param slots calls at a time
   * @param together records of one call
   */
  synchronized int records(int slots, int together) {
    if (call == 0) {
      return 0;
    }
    double calls = Math.ceil(3 * duringTurn(slots));
    return (int) Math.min(Math.max(MOST, (double) slots * together), calls * together);
  }

  /**
   * @param slots calls at a time
   * @return calls that wait to be begun, with which no turn is needed yet
   */
  synchronized int plenty(int slots) {
    return call == 0 ? Integer.MAX_VALUE : (int) Math.max(1, Math.ceil(1.5 * duringTurn(slots)));
  }

  private double duringTurn(int slots) {
    return slots * turn / call;
  }
}
