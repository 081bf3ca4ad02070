package org.syncline.sync.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Where callers on many threads meet: one of them leads a group and works for all in it, the others
 * sleep until their result is there.
 *
 * <p>Who finds no group under way leads at once, were it for its own message alone. Beside a group
 * under way another one begins when half a group waits, or somebody has waited {@value
 * #PATIENCE_MILLIS} ms: each group costs the same statements and one commit, however small it is.
 */
final class HandOver {
  private static final long PATIENCE_MILLIS = 20;
  private static final long PATIENCE = TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);

  private final int groupLimit;
  private final int groupsAtOnce;
  private final GroupWork work;
  private final Queue<Seat> queue = new ConcurrentLinkedQueue<>();
  private final AtomicInteger waiting = new AtomicInteger();
  private final Semaphore leaders;

  /** What a leader does for its group. */
  @FunctionalInterface
  interface GroupWork {
    /**
     * Gives each seat its result or failure.
     *
     * @throws InterruptedException when the leader is to stop; seats without either are then served
     *     by another
     */
    void serve(List<Seat> seats) throws InterruptedException;
  }

  /** One caller's message on its way through a group. */
  static final class Seat {
    private final Thread thread = Thread.currentThread();
    private final Understood message;
    private volatile boolean inGroup;
    private volatile boolean patient = true;
    private volatile @Nullable Acceptance result;
    private volatile @Nullable RuntimeException failure;

    private Seat(Understood message) {
      this.message = message;
    }

    Understood message() {
      return message;
    }

    void accepted(Acceptance acceptance) {
      result = acceptance;
    }

    void failed(RuntimeException fault) {
      failure = fault;
    }

    private boolean done() {
      return result != null || failure != null;
    }

    private Acceptance outcome() {
      RuntimeException fault = failure;
      if (fault != null) {
        throw fault;
      }
      Acceptance acceptance = result;
      if (acceptance == null) {
        throw new IllegalStateException("A seat is done without a result.");
      }
      return acceptance;
    }
  }

  HandOver(Shape shape, GroupWork work) {
    this.groupLimit = shape.groupLimit();
    this.groupsAtOnce = shape.groupsAtOnce();
    this.work = work;
    this.leaders = new Semaphore(shape.groupsAtOnce());
  }

  /**
   * Returns when some leader has worked for this message.
   *
   * @throws InterruptedException when this thread is to stop; its message was not worked on then
   * @throws RuntimeException the failure of this very message
   */
  Acceptance take(Understood message) throws InterruptedException {
    Seat seat = new Seat(message);
    waiting.incrementAndGet();
    queue.add(seat);
    boolean interrupted = false;
    try {
      while (!seat.done()) {
        if (interrupted) {
          leave(seat);
        }
        // Whoever sits in a group already only sleeps: its leader wakes it. Only those who still
        // stand in the queue may lead, and nobody who is to stop: its group would hold it up.
        if (!interrupted && !seat.inGroup && mayLead(seat) && leaders.tryAcquire()) {
          try {
            lead(seat);
          } catch (InterruptedException stop) {
            interrupted = true;
          }
        } else {
          await(seat);
          if (Thread.interrupted()) {
            interrupted = true;
          }
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
    return seat.outcome();
  }

  private void await(Seat seat) {
    if (seat.inGroup || !seat.patient) {
      LockSupport.park(this);
    } else {
      LockSupport.parkNanos(this, PATIENCE);
      seat.patient = false;
    }
  }

  private boolean mayLead(Seat seat) {
    return leaders.availablePermits() == groupsAtOnce
        || waiting.get() * 2 >= groupLimit
        || !seat.patient;
  }

  /** Gives the place in the queue up; a message that sits in a group already is waited for. */
  private void leave(Seat seat) throws InterruptedException {
    if (queue.remove(seat)) {
      waiting.decrementAndGet();
      // A wake-up that this thread may have used up belongs to the next in the queue.
      wakeNextLeader();
      throw new InterruptedException("Stopped before the message was accepted.");
    }
  }

  private void lead(Seat own) throws InterruptedException {
    List<Seat> seats = List.of();
    try {
      seats = takeSeats(own);
      wakeNextLeader();
      serve(seats);
    } finally {
      // First the next leader, whose work can go on, then those whose work is done.
      leaders.release();
      wakeNextLeader();
      Thread self = Thread.currentThread();
      for (Seat seat : seats) {
        if (seat.thread != self) {
          LockSupport.unpark(seat.thread);
        }
      }
    }
  }

  /** The leader's own seat and those that stand first; none if another leader took it meanwhile. */
  private List<Seat> takeSeats(Seat own) {
    List<Seat> seats = new ArrayList<>();
    Seat next = queue.remove(own) ? own : null;
    while (next != null) {
      waiting.decrementAndGet();
      next.inGroup = true;
      seats.add(next);
      next = seats.size() < groupLimit ? queue.poll() : null;
    }
    return seats;
  }

  private void wakeNextLeader() {
    Seat next = queue.peek();
    if (next != null && mayLead(next) && leaders.availablePermits() > 0) {
      LockSupport.unpark(next.thread);
    }
  }

  private void serve(List<Seat> seats) throws InterruptedException {
    if (seats.isEmpty()) {
      return;
    }
    try {
      work.serve(seats);
    } catch (InterruptedException e) {
      // Only this thread stops; the others' messages wait for another leader.
      for (Seat seat : seats) {
        if (!seat.done()) {
          seat.inGroup = false;
          waiting.incrementAndGet();
          queue.add(seat);
        }
      }
      throw e;
    } catch (RuntimeException | Error e) {
      for (Seat seat : seats) {
        if (!seat.done()) {
          seat.failed(
              new IllegalStateException("Intake stopped before this message was accepted.", e));
        }
      }
      throw e;
    }
  }
}
