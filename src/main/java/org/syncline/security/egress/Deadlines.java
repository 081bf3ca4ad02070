package org.syncline.security.egress;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Ends what takes too long by closing it from outside: a time-out of a socket is for one read, and
 * whoever sends a byte now and then never runs into it.
 */
public final class Deadlines implements AutoCloseable {
  private final ScheduledThreadPoolExecutor timer =
      new ScheduledThreadPoolExecutor(1, daemons("syncline-egress-deadline"));

  public Deadlines() {
    timer.setRemoveOnCancelPolicy(true);
  }

  static ThreadFactory daemons(String name) {
    return work -> {
      Thread thread = new Thread(work, name);
      thread.setDaemon(true);
      return thread;
    };
  }

  /** Begins one; to be closed by whoever is through in time. */
  Deadline in(Duration time) {
    Deadline deadline = new Deadline();
    deadline.timed = timer.schedule(deadline::expire, time.toMillis(), TimeUnit.MILLISECONDS);
    return deadline;
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }

  /** One deadline. */
  static final class Deadline implements AutoCloseable {
    private @Nullable ScheduledFuture<?> timed;
    private @Nullable Runnable abort;
    private boolean over;

    /** What is to be aborted from now on; at once, if it is too late already. */
    synchronized void guards(Runnable toAbort) {
      abort = toAbort;
      if (over) {
        toAbort.run();
      }
    }

    synchronized boolean isOver() {
      return over;
    }

    private synchronized void expire() {
      over = true;
      if (abort != null) {
        abort.run();
      }
    }

    @Override
    public synchronized void close() {
      abort = null;
      if (timed != null) {
        timed.cancel(false);
      }
    }
  }
}
