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
  private static final int COLLISIONS_ALONE = 100;

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
    final Understood message;
    volatile boolean inGroup;
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
    Seat seat = new Seat(Understand.message(message, plans.current()));
    queue.add(seat);
    boolean interrupted = false;
    try {
      while (!seat.done()) {
        // Whoever sits in a group already only sleeps: its leader wakes it. Only those who still
        // stand in the queue may lead.
        if (!seat.inGroup && leaders.tryAcquire()) {
          try {
            lead();
          } catch (InterruptedException stop) {
            interrupted = true;
            leave(seat);
          }
        } else {
          LockSupport.park(this);
          if (Thread.interrupted()) {
            interrupted = true;
            leave(seat);
          }
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
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

  /** Gives the place in the queue up; a message that sits in a group already is waited for. */
  private void leave(Seat seat) throws InterruptedException {
    if (queue.remove(seat)) {
      // A wake-up that this thread may have used up belongs to the next in the queue.
      wakeNextLeader();
      throw new InterruptedException("Stopped before the message was accepted.");
    }
  }

  private void lead() throws InterruptedException {
    List<Seat> seats = List.of();
    try {
      seats = takeSeats();
      // More than one group waits: another may run beside this one.
      wakeNextLeader();
      runGroup(seats);
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

  private List<Seat> takeSeats() {
    List<Seat> seats = new ArrayList<>();
    Seat next;
    while (seats.size() < shape.groupLimit() && (next = queue.poll()) != null) {
      next.inGroup = true;
      seats.add(next);
    }
    return seats;
  }

  private void wakeNextLeader() {
    Seat next = queue.peek();
    if (next != null && leaders.availablePermits() > 0) {
      LockSupport.unpark(next.thread);
    }
  }

  private void runGroup(List<Seat> seats) throws InterruptedException {
    if (seats.isEmpty()) {
      return;
    }
    try {
      serve(seats);
    } catch (InterruptedException e) {
      // Only this thread stops; the others' messages wait for another leader.
      for (Seat seat : seats) {
        if (!seat.done()) {
          seat.inGroup = false;
          queue.add(seat);
        }
      }
      throw e;
    } catch (RuntimeException | Error e) {
      for (Seat seat : seats) {
        if (!seat.done()) {
          seat.failure =
              new IllegalStateException("Intake stopped before this message was accepted.", e);
        }
      }
      throw e;
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
        stop(seats.get(0), failed.fault);
        return;
      }
      LOG.log(Level.FINE, "Group of {0} failed, running it message by message", seats.size());
      for (Seat seat : seats) {
        serve(List.of(seat));
      }
    }
  }

  /**
   * Parks a message that the hub itself fails on, under its own system and lane, which a dead
   * letter of the broker would have lost. Only if not even that works, the transport learns of the
   * fault.
   */
  private void stop(Seat seat, RuntimeException fault) throws InterruptedException {
    try {
      seat.result = run(List.of(seat.message.stopped())).get(0);
    } catch (GroupFailed again) {
      seat.failure = fault;
    }
  }

  /**
   * Works again on messages that have their receipts already. Returns those that fail by a fault of
   * their own after all tries; the others are done.
   */
  List<Replay> again(List<Replay> replays) throws InterruptedException {
    if (replays.isEmpty()) {
      return List.of();
    }
    List<Understood> messages = new ArrayList<>();
    HubPlan plan = plans.current();
    for (Replay replay : replays) {
      messages.add(Understand.again(replay, plan));
    }
    try {
      run(messages);
      return List.of();
    } catch (GroupFailed failed) {
      if (replays.size() == 1) {
        return replays;
      }
      List<Replay> faulty = new ArrayList<>();
      for (Replay replay : replays) {
        faulty.addAll(again(List.of(replay)));
      }
      return faulty;
    }
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
    Group.Result result = committed(messages);
    // Committed: nothing that goes wrong from here on may run the group again.
    result.facts().forEach(this::tell);
    if (result.wokeOthers()) {
      try {
        wakeUp.run();
      } catch (RuntimeException e) {
        LOG.log(Level.WARNING, "Held messages are ready; the timer goes on with them", e);
      }
    }
    return result.acceptances();
  }

  private void tell(HubEvent fact) {
    try {
      events.accept(fact);
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "A fact was not taken by all who listen", e);
    }
  }

  private Group.Result committed(List<Understood> messages)
      throws InterruptedException, GroupFailed {
    List<Understood> current = messages;
    boolean stale = false;
    int collisions = 0;
    int outages = 0;
    int tries = 0;
    while (true) {
      try {
        if (stale) {
          current = understandAnew(current);
          stale = false;
        }
        HubPlan plan = plans.current();
        List<Understood> group = current;
        return transactions.inNew(() -> new Group(stores, plan, group).run());
      } catch (Group.StalePlanException e) {
        stale = true;
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
            int most = messages.size() > 1 ? COLLISIONS_BEFORE_SPLIT : COLLISIONS_ALONE;
            if (collisions > most) {
              throw new GroupFailed(e);
            }
            pauses.afterCollision(collisions);
          }
          case OTHER -> {
            tries++;
            if (messages.size() > 1 || tries >= shape.triesAlone()) {
              LOG.log(
                  Level.WARNING,
                  "Group of " + messages.size() + " failed in its transaction, try " + tries,
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
      Replay replay = message.replay();
      anew.add(
          replay == null
              ? Understand.message(message.message(), plan)
              : Understand.again(replay, plan));
    }
    return anew;
  }
}
