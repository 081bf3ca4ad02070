package org.syncline.sync.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
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

  private final HandOver handOver;

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
    this.handOver = new HandOver(shape, this::serve);
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
    return accept(Understand.message(message, plans.current()));
  }

  /** Takes one message that is mapped already, as {@link #accept(InboundMessage)} does. */
  Acceptance accept(Understood message) throws InterruptedException {
    return handOver.take(message);
  }

  /**
   * Takes messages that are mapped already, in their order and in one transaction where that is
   * possible: a group that fails is taken in halves.
   *
   * @param accepted gets what became of each, in their order, as they commit
   * @throws InterruptedException as {@link #accept(InboundMessage)}
   * @throws RuntimeException a fault of one of them that could not even be parked, or of an edit:
   *     it is the one after those that were accepted
   */
  void acceptGroup(List<Understood> group, List<Acceptance> accepted) throws InterruptedException {
    try {
      accepted.addAll(run(group));
    } catch (GroupFailed failed) {
      if (group.size() == 1) {
        if (group.get(0).edit() != null) {
          throw failed.fault;
        }
        accepted.add(parked(group.get(0), failed.fault));
        return;
      }
      int half = group.size() / 2;
      acceptGroup(group.subList(0, half), accepted);
      acceptGroup(group.subList(half, group.size()), accepted);
    }
  }

  private void serve(List<HandOver.Seat> seats) throws InterruptedException {
    try {
      List<Acceptance> results = run(seats.stream().map(HandOver.Seat::message).toList());
      for (int i = 0; i < seats.size(); i++) {
        seats.get(i).accepted(results.get(i));
      }
    } catch (GroupFailed failed) {
      if (seats.size() == 1) {
        stop(seats.get(0), failed.fault);
        return;
      }
      LOG.log(Level.FINE, "Group of {0} failed, running it message by message", seats.size());
      for (HandOver.Seat seat : seats) {
        serve(List.of(seat));
      }
    }
  }

  /**
   * Parks a message that the hub itself fails on, under its own system and lane, which a dead
   * letter of the broker would have lost. Only if not even that works, the transport learns of the
   * fault.
   */
  private void stop(HandOver.Seat seat, RuntimeException fault) throws InterruptedException {
    if (seat.message().edit() != null) {
      // Its editor is there to be told, and has it still.
      seat.failed(fault);
      return;
    }
    try {
      seat.accepted(parked(seat.message(), fault));
    } catch (RuntimeException again) {
      seat.failed(again);
    }
  }

  private Acceptance parked(Understood message, RuntimeException fault)
      throws InterruptedException {
    try {
      return run(List.of(message.stopped())).get(0);
    } catch (GroupFailed again) {
      throw fault;
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
    Group.Further further = Group.Further.NONE;
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
        Group.Further locks = further;
        return transactions.inNew(() -> new Group(stores, plan, group, locks).run());
      } catch (Group.StalePlanException e) {
        stale = true;
      } catch (Group.MoreLocksException e) {
        // Grows each time, so this comes to an end.
        further = further.and(e.further());
      } catch (RuntimeException e) {
        switch (e instanceof Group.MovedException ? Fault.COLLISION : Fault.of(e)) {
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
      anew.add(Understand.anew(message, plan));
    }
    return anew;
  }
}
