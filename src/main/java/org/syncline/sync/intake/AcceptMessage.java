package org.syncline.sync.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.syncline.HubEvent;
import org.syncline.platform.Fault;
import org.syncline.platform.Transactions;
import org.syncline.sync.HubPlan;
import org.syncline.sync.HubPlans;

/**
 * The one way into the hub: takes a message, maps it, and returns when its receipt and outcomes are
 * durable.
 *
 * <p>Callers on many threads are served in groups: the first that finds a place runs one
 * transaction for all who wait, the others sleep until their result is there. A group that fails is
 * run again, message by message. While the database is away, callers wait.
 */
public final class AcceptMessage {
  private static final Logger LOG = Logger.getLogger(AcceptMessage.class.getName());
  private static final int COLLISIONS_BEFORE_SPLIT = 3;

  private final Transactions transactions;
  private final Stores stores;
  private final HubPlans plans;
  private final Shape shape;
  private final Pauses pauses;
  private final Consumer<HubEvent> events;
  private final Runnable wakeUp;

  private final Queue<Seat> queue = new ConcurrentLinkedQueue<>();
  private final Semaphore leaders;

  /**
   * @param events told each fact after its commit
   * @param wakeUp called after a commit that made held messages ready
   */
  public AcceptMessage(
      Transactions transactions,
      Stores stores,
      HubPlans plans,
      Shape shape,
      Pauses pauses,
      Consumer<HubEvent> events,
      Runnable wakeUp) {
    this.transactions = transactions;
    this.stores = stores;
    this.plans = plans;
    this.shape = shape;
    this.pauses = pauses;
    this.events = events;
    this.wakeUp = wakeUp;
    this.leaders = new Semaphore(shape.groupsAtOnce());
  }

  /** One caller's message on its way through a group. */
  private static final class Seat {
    final Thread thread = Thread.currentThread();
    volatile Understood message;
    volatile @Nullable Acceptance result;
    volatile @Nullable RuntimeException failure;

    Seat(Understood message) {
      this.message = message;
    }

    boolean done() {
      return result != null || failure != null;
    }
  }

  /**
   * Takes one message; returns after the commit.
   *
   * @throws InterruptedException when the server stops while the database is away; nothing is
   *     accepted then
   * @throws RuntimeException a fault of this very message, after all tries; nothing is accepted
   *     then
   */
  public Acceptance accept(InboundMessage message) throws InterruptedException {
    Seat seat = new Seat(understand(message, null, null));
    queue.add(seat);
    while (!seat.done()) {
      if (leaders.tryAcquire()) {
        try {
          runGroup(takeSeats());
        } finally {
          leaders.release();
          wakeNextLeader();
        }
      } else {
        LockSupport.park(this);
        if (Thread.interrupted() && queue.remove(seat)) {
          throw new InterruptedException("Stopped while waiting for a place in a group.");
        }
      }
    }
    RuntimeException failure = seat.failure;
    if (failure != null) {
      throw failure;
    }
    Acceptance result = seat.result;
    if (result == null) {
      throw new IllegalStateException("A seat is done without a result.");
    }
    return result;
  }

  private List<Seat> takeSeats() {
    List<Seat> seats = new ArrayList<>();
    Seat next;
    while (seats.size() < shape.groupLimit() && (next = queue.poll()) != null) {
      seats.add(next);
    }
    return seats;
  }

  private void wakeNextLeader() {
    Seat next = queue.peek();
    if (next != null) {
      LockSupport.unpark(next.thread);
    }
  }

  private void runGroup(List<Seat> seats) throws InterruptedException {
    if (seats.isEmpty()) {
      return;
    }
    try {
      serve(seats);
    } catch (InterruptedException | RuntimeException | Error e) {
      for (Seat seat : seats) {
        if (!seat.done()) {
          seat.failure =
              new IllegalStateException("Intake stopped before this message was accepted.", e);
        }
      }
      throw e;
    } finally {
      Thread self = Thread.currentThread();
      seats.stream()
          .filter(seat -> seat.thread != self)
          .forEach(seat -> LockSupport.unpark(seat.thread));
    }
  }

  private void serve(List<Seat> seats) throws InterruptedException {
    try {
      List<Acceptance> results = run(seats.stream().map(seat -> seat.message).toList());
      for (int i = 0; i < seats.size(); i++) {
        seats.get(i).result = results.get(i);
      }
    } catch (GroupFailed failed) {
      if (seats.size() == 1) {
        seats.get(0).failure = failed.fault;
        return;
      }
      LOG.log(Level.FINE, "Group of {0} failed, running it message by message", seats.size());
      for (Seat seat : seats) {
        serve(List.of(seat));
      }
    }
  }

  /** Works again on messages that have their receipts already. */
  void again(List<Replay> replays) throws InterruptedException {
    List<Understood> messages = new ArrayList<>();
    for (Replay replay : replays) {
      messages.add(understand(replay.message(), replay.receipt(), replay.flows()));
    }
    try {
      run(messages);
    } catch (GroupFailed failed) {
      if (messages.size() == 1) {
        throw failed.fault;
      }
      for (Replay replay : replays) {
        again(List.of(replay));
      }
    }
  }

  /**
   * A stored message that is to be worked on again.
   *
   * @param flows the flows concerned; empty = whatever flows read it today
   */
  record Replay(long receipt, InboundMessage message, List<String> flows) {}

  private Understood understand(
      InboundMessage message, @Nullable Long replayOf, @Nullable List<String> onlyFlows) {
    return Understand.message(message, replayOf, onlyFlows, plans.current());
  }

  private static final class GroupFailed extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient RuntimeException fault;

    GroupFailed(RuntimeException fault) {
      super(fault);
      this.fault = fault;
    }
  }

  private List<Acceptance> run(List<Understood> messages) throws InterruptedException, GroupFailed {
    List<Understood> current = messages;
    int collisions = 0;
    int outages = 0;
    int tries = 0;
    while (true) {
      HubPlan plan = plans.current();
      List<Understood> group = current;
      try {
        Group.Result result = transactions.inNew(() -> new Group(stores, plan, group).run());
        result.facts().forEach(events);
        if (result.wokeOthers()) {
          wakeUp.run();
        }
        return result.acceptances();
      } catch (Group.StalePlanException stale) {
        current = understandAnew(current);
      } catch (RuntimeException e) {
        switch (Fault.of(e)) {
          case DATABASE_AWAY -> {
            outages++;
            if (outages == 1) {
              LOG.log(Level.WARNING, "Database away, intake waits: {0}", e.toString());
            }
            pauses.whileDatabaseAway(outages);
          }
          case COLLISION -> {
            collisions++;
            if (group.size() > 1 && collisions > COLLISIONS_BEFORE_SPLIT) {
              throw new GroupFailed(e);
            }
            if (collisions > 100) {
              throw new GroupFailed(e);
            }
            pauses.afterCollision(collisions);
          }
          case OTHER -> {
            tries++;
            if (group.size() > 1 || tries >= shape.triesAlone()) {
              LOG.log(
                  Level.WARNING,
                  "Group of " + group.size() + " failed in its transaction, try " + tries,
                  e);
              throw new GroupFailed(e);
            }
            pauses.afterCollision(tries);
          }
        }
      }
    }
  }

  private List<Understood> understandAnew(List<Understood> messages) {
    HubPlan plan = plans.refresh();
    List<Understood> anew = new ArrayList<>();
    for (Understood message : messages) {
      List<String> flows =
          message.replayOf() == null
              ? null
              : message.readings().stream().map(Understood.Reading::flow).toList();
      anew.add(Understand.message(message.message(), message.replayOf(), flows, plan));
    }
    return anew;
  }
}
