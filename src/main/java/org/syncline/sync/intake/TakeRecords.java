package org.syncline.sync.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import org.syncline.platform.Transactions;
import org.syncline.sync.FlowPlan;
import org.syncline.sync.HubPlan;
import org.syncline.sync.HubPlans;

/**
 * The door of files: takes many records at once, past the broker, by the rules that every message
 * meets, and counts them for the ledger. Two groups are worked on at a time, as far as that leaves
 * the records of each lane in their order.
 */
public final class TakeRecords {
  /** The door of these messages. */
  public static final String DOOR = "job";

  private final AcceptMessage intake;
  private final Transactions transactions;
  private final Stores stores;
  private final HubPlans plans;
  private final Arrivals arrivals;
  private final CountedRecords counted;
  private final int groupLimit;
  private final Executor executor;

  /**
   * The door.
   *
   * @param groupLimit most records of one transaction, 1 to {@value Receipts#GROUP_LIMIT}
   * @param executor where the second of two groups runs
   */
  public TakeRecords(
      AcceptMessage intake,
      Transactions transactions,
      Stores stores,
      HubPlans plans,
      Arrivals arrivals,
      int groupLimit,
      Executor executor) {
    this.intake = intake;
    this.transactions = transactions;
    this.stores = stores;
    this.plans = plans;
    this.arrivals = arrivals;
    this.counted = new CountedRecords(arrivals);
    this.groupLimit = groupLimit;
    this.executor = executor;
  }

  /**
   * What became of one record.
   *
   * @param before whether it had been taken by an earlier try of the same run
   */
  public record Became(long receipt, Status status, boolean before) {}

  /** The flow is not in force, so its records can't be read. */
  public static final class NoSuchFlowException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoSuchFlowException(String flow) {
      super("Flow '" + flow + "' is not in force: add or enable it, then restart the run.");
    }
  }

  /** A record that is mapped and not taken yet: what it says, and what it will lock. */
  public static final class Ready {
    private final SideBySide.Part part;

    private Ready(SideBySide.Part part) {
      this.part = part;
    }
  }

  /**
   * Maps a record; asks no database, so that it can be done ahead of its turn on another thread.
   *
   * @param message whose transport id names run and record
   */
  public Ready map(String flow, InboundMessage message) {
    return new Ready(
        new SideBySide.Part(Understand.message(message, flow, plans.current()), stores.lanes()));
  }

  /**
   * Takes records in their order; returns after the last commit.
   *
   * @param run whose records they are: the same records of the same run again are absorbed
   * @param records of one system and object; those that were mapped under an older configuration
   *     are mapped again
   * @return one for each record, in their order
   * @throws NoSuchFlowException where nobody would read them; nothing is accepted then
   * @throws InterruptedException when the server stops; those not accepted then are taken by the
   *     next try
   * @throws RuntimeException a fault of the hub that could not even be parked, likewise
   */
  public List<Became> take(String run, String flow, List<Ready> records)
      throws InterruptedException {
    if (records.isEmpty()) {
      return List.of();
    }
    HubPlan plan = plans.current();
    InboundMessage first = records.get(0).part.message().message();
    requireFlow(plan, flow, first);
    counted.begin(run, first.transportId());
    Acceptance[] all = new Acceptance[records.size()];
    SideBySide groups = new SideBySide(parts(records, plan), groupLimit);
    both(() -> accept(run, groups, all), () -> accept(run, groups, all));
    return became(List.of(all));
  }

  private List<SideBySide.Part> parts(List<Ready> records, HubPlan plan) {
    List<SideBySide.Part> parts = new ArrayList<>(records.size());
    for (Ready record : records) {
      SideBySide.Part part = record.part;
      parts.add(
          part.message().epoch() == plan.epoch()
              ? part
              : new SideBySide.Part(Understand.anew(part.message(), plan), stores.lanes()));
    }
    return parts;
  }

  /** The run is over: it takes nothing again. */
  public void end(String run) {
    counted.forget(run);
  }

  private static void requireFlow(HubPlan plan, String flow, InboundMessage message) {
    for (FlowPlan known : plan.flowsOf(message.system(), message.object())) {
      if (known.flow().id().equals(flow)) {
        return;
      }
    }
    throw new NoSuchFlowException(flow);
  }

  /** One of the two that take group after group, until none is left. */
  private boolean accept(String run, SideBySide groups, Acceptance[] all)
      throws InterruptedException {
    SideBySide.Group group;
    while ((group = groups.begin()) != null) {
      boolean done = false;
      try {
        accept(run, group, all);
        done = true;
      } finally {
        groups.end(group, done);
      }
    }
    return true;
  }

  private void accept(String run, SideBySide.Group group, Acceptance[] all)
      throws InterruptedException {
    List<Acceptance> accepted = new ArrayList<>();
    arrivals.begin(group.messages().size());
    try {
      intake.acceptGroup(group.messages(), accepted);
    } finally {
      arrivals.end(group.messages().size(), counted.count(run, accepted));
    }
    for (int i = 0; i < accepted.size(); i++) {
      all[group.index(i)] = accepted.get(i);
    }
  }

  private List<Became> became(List<Acceptance> acceptances) {
    List<Long> known = new ArrayList<>();
    for (Acceptance acceptance : acceptances) {
      if (acceptance instanceof Acceptance.Redelivered again) {
        known.add(again.receipt());
      }
    }
    Map<Long, Status> before =
        known.isEmpty() ? Map.of() : transactions.inNew(() -> stores.outcomes().statuses(known));
    return acceptances.stream().map(acceptance -> became(acceptance, before)).toList();
  }

  private static Became became(Acceptance acceptance, Map<Long, Status> before) {
    if (acceptance instanceof Acceptance.Taken taken) {
      return new Became(taken.receipt(), taken.outcomes().get(0), false);
    }
    if (acceptance instanceof Acceptance.Redelivered again) {
      Status status = before.get(again.receipt());
      if (status != null) {
        return new Became(again.receipt(), status, true);
      }
    }
    throw new IllegalStateException("A record of a file became " + acceptance);
  }

  /** Does the second on the executor, and waits for both, whatever becomes of the first. */
  private void both(Callable<Boolean> first, Callable<Boolean> second) throws InterruptedException {
    FutureTask<Boolean> other = new FutureTask<>(second);
    executor.execute(other);
    RuntimeException fault = null;
    try {
      first.call();
    } catch (InterruptedException e) {
      other.cancel(true);
      throw e;
    } catch (RuntimeException e) {
      fault = e;
    } catch (Exception e) {
      fault = new IllegalStateException("A group of records failed.", e);
    }
    try {
      other.get();
    } catch (InterruptedException e) {
      other.cancel(true);
      throw e;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof InterruptedException) {
        throw new InterruptedException("Stopped before all records were taken.");
      }
      fault = fault == null ? fault(e) : fault;
    }
    if (fault != null) {
      throw fault;
    }
  }

  private static RuntimeException fault(ExecutionException failed) {
    return failed.getCause() instanceof RuntimeException known
        ? known
        : new IllegalStateException("A group of records failed.", failed);
  }
}
