package org.syncline.security;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Threads of which the first is held inside its work until all others wait for a time or have
 * ended.
 */
final class AtOnce {
  private static final Set<Thread.State> AT_REST =
      EnumSet.of(Thread.State.TIMED_WAITING, Thread.State.TERMINATED);

  private final CountDownLatch inside = new CountDownLatch(1);
  private final CountDownLatch go = new CountDownLatch(1);
  private final List<Thread> others = new ArrayList<>();

  /** Called by the work: holds who comes first, and nobody else. */
  void hold() {
    if (go.getCount() == 0 || inside.getCount() == 0) {
      return;
    }
    inside.countDown();
    try {
      go.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The other threads, once they have begun. */
  List<Thread> others() {
    return others;
  }

  /** What each of them got; the first one's first. */
  <T> List<T> run(int threads, Callable<T> work) throws InterruptedException, ExecutionException {
    return run(threads, work, () -> {});
  }

  /**
   * What each of them got; the first one's first.
   *
   * @param before done when the others wait, before the first one goes on
   */
  <T> List<T> run(int threads, Callable<T> work, Runnable before)
      throws InterruptedException, ExecutionException {
    List<FutureTask<T>> tasks = new ArrayList<>();
    FutureTask<T> first = new FutureTask<>(work);
    tasks.add(first);
    new Thread(first, "first").start();
    inside.await();
    for (int i = 1; i < threads; i++) {
      FutureTask<T> task = new FutureTask<>(work);
      Thread thread = new Thread(task, "other-" + i);
      tasks.add(task);
      others.add(thread);
      thread.start();
    }
    while (!others.stream().allMatch(thread -> AT_REST.contains(thread.getState()))) {
      Thread.yield();
    }
    before.run();
    go.countDown();
    List<T> got = new ArrayList<>();
    for (FutureTask<T> task : tasks) {
      got.add(task.get());
    }
    return got;
  }
}
