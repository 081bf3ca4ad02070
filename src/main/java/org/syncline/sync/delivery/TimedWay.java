package org.syncline.sync.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.syncline.connector.spi.Answer;
import org.syncline.connector.spi.Checked;
import org.syncline.connector.spi.Limits;
import org.syncline.connector.spi.Listing;
import org.syncline.connector.spi.Operation;
import org.syncline.connector.spi.Sighting;
import org.syncline.connector.spi.Way;
import org.syncline.connector.spi.Write;

/** A way that counts and times what is asked of the other side over it, on one thread. */
final class TimedWay implements Way {
  private final Way way;
  private final Clock stopwatch;
  private @Nullable Called called;

  /**
   * All calls together.
   *
   * @param count how many requests they took
   * @param until when the last of them ended, by the stopwatch
   */
  record Called(int count, Duration time, Instant until) {

    /** The same for another record of the same call: it took as long, and is counted already. */
    Called shared() {
      return new Called(0, time, until);
    }
  }

  TimedWay(Way way, Clock stopwatch) {
    this.way = way;
    this.stopwatch = stopwatch;
  }

  /** So far, also by what failed; null where nothing was asked. */
  @Nullable Called called() {
    return called;
  }

  /** Something that is asked of the other side. */
  private interface Call<T> {
    T make() throws InterruptedException;
  }

  private <T> T timed(int requests, Call<T> call) throws InterruptedException {
    Instant began = stopwatch.instant();
    try {
      return call.make();
    } finally {
      Instant until = stopwatch.instant();
      Duration time = Duration.between(began, until);
      Called before = called;
      called =
          before == null
              ? new Called(requests, time, until)
              : new Called(before.count() + requests, before.time().plus(time), until);
    }
  }

  @Override
  public Set<Operation> operations(String object) {
    return way.operations(object);
  }

  @Override
  public Limits limits() {
    return way.limits();
  }

  @Override
  public int requests(Write write) {
    return way.requests(write);
  }

  @Override
  public int together(String object) {
    return way.together(object);
  }

  @Override
  public Checked check(Duration timeout) throws InterruptedException {
    return timed(1, () -> way.check(timeout));
  }

  @Override
  public Listing list(String object, @Nullable String after, Duration timeout)
      throws InterruptedException {
    return timed(1, () -> way.list(object, after, timeout));
  }

  @Override
  public Answer write(Write write) throws InterruptedException {
    return timed(way.requests(write), () -> way.write(write));
  }

  @Override
  public List<Answer> writeAll(List<Write> writes) throws InterruptedException {
    return timed(1, () -> way.writeAll(writes));
  }

  @Override
  public Sighting find(Write write) throws InterruptedException {
    return timed(1, () -> way.find(write));
  }
}
