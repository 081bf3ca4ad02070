package org.syncline.sync.intake;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.syncline.mapping.Problem;
import org.syncline.platform.Transactions;
import org.syncline.record.Link;
import org.syncline.record.LinkKey;
import org.syncline.sync.HubPlans;

/**
 * Works on held messages whose turn has come, in order of receipt, by the same rules as new ones.
 */
public final class ContinueHeld {
  private static final int AT_ONCE = 128;
  private static final long BYTES_AT_ONCE = 16L << 20;

  private final Transactions transactions;
  private final Stores stores;
  private final AcceptMessage intake;
  private final IntakeSettings settings;
  private final LaneLocks locks;

  public ContinueHeld(
      Transactions transactions,
      Stores stores,
      AcceptMessage intake,
      HubPlans plans,
      IntakeSettings settings) {
    this.transactions = transactions;
    this.stores = stores;
    this.intake = intake;
    this.settings = settings;
    this.locks = new LaneLocks(stores, plans);
  }

  /**
   * Goes on until nothing is ready, or nothing moves any more. Returns how many were worked on.
   * What can't move, because its flow is disabled say, stays ready and holds up nothing behind it.
   */
  public int all() throws InterruptedException {
    int done = 0;
    Set<Held> before = Set.of();
    while (true) {
      Set<Held> now = new HashSet<>();
      done += pass(now);
      if (now.isEmpty() || now.equals(before)) {
        return done;
      }
      before = now;
    }
  }

  private int pass(Set<Held> seen) throws InterruptedException {
    int done = 0;
    long after = 0;
    while (true) {
      long from = after;
      List<Held> ready = transactions.inNew(() -> stores.lanes().ready(from, AT_ONCE));
      if (ready.isEmpty()) {
        return done;
      }
      Loaded loaded = transactions.inNew(() -> load(ready));
      after = loaded.upTo();
      List<Held> worked = ready.stream().filter(held -> held.receipt() <= loaded.upTo()).toList();
      seen.addAll(worked);
      done += worked.size();
      for (Replay faulty : intake.again(loaded.replays())) {
        transactions.inNew(() -> parkFaulty(faulty));
      }
    }
  }

  /** What fits into memory at a time. */
  private record Loaded(List<Replay> replays, long upTo) {}

  private Loaded load(List<Held> ready) {
    Map<Long, List<Held>> ofReceipt =
        ready.stream()
            .collect(Collectors.groupingBy(Held::receipt, LinkedHashMap::new, Collectors.toList()));
    List<Receipt> chosen = new ArrayList<>();
    long bytes = 0;
    for (Receipt receipt : stores.receipts().all(ofReceipt.keySet())) {
      bytes += receipt.bodySize();
      if (!chosen.isEmpty() && bytes > BYTES_AT_ONCE) {
        break;
      }
      chosen.add(receipt);
    }
    Map<Long, StoredBody> bodies =
        stores.receipts().bodies(chosen.stream().map(Receipt::id).toList()).stream()
            .collect(Collectors.toMap(StoredBody::receipt, body -> body));
    List<Replay> replays = new ArrayList<>();
    for (Receipt receipt : chosen) {
      StoredBody body = bodies.get(receipt.id());
      if (body != null) {
        replays.add(replay(receipt, body, ofReceipt.getOrDefault(receipt.id(), List.of())));
      }
    }
    long upTo =
        chosen.isEmpty() || chosen.size() == ofReceipt.size()
            ? ready.get(ready.size() - 1).receipt()
            : chosen.get(chosen.size() - 1).id();
    return new Loaded(replays, upTo);
  }

  private Replay replay(Receipt receipt, StoredBody body, List<Held> held) {
    Set<String> flows = new LinkedHashSet<>();
    Set<LaneKey> lanes = new LinkedHashSet<>();
    for (Held entry : held) {
      String key = entry.key();
      if (!entry.flow().equals(Outcome.NO_FLOW)) {
        flows.add(entry.flow());
      }
      if (key != null) {
        lanes.add(new LaneKey(entry.flow(), key));
      }
    }
    return new Replay(receipt.id(), message(receipt, body), List.copyOf(flows), lanes);
  }

  /** A message that the hub itself fails on: stopped for a person, so that the rest goes on. */
  private int parkFaulty(Replay replay) {
    Instant now = stores.receipts().begin().now();
    Problem problem =
        new Problem(
            null,
            null,
            null,
            "HUB_FAULT",
            null,
            "The hub failed on this message again and again: see the server log at this time, mend"
                + " the cause, then retry.");
    int parked = 0;
    Set<String> flows =
        stores.lanes().ofReceipts(List.of(replay.receipt())).stream()
            .filter(Held::ready)
            .map(Held::flow)
            .collect(Collectors.toCollection(TreeSet::new));
    for (String flow : flows) {
      for (Held held : locks.lock(replay.receipt(), flow)) {
        if (held.ready() && held.kind().blocks()) {
          parked += park(held, problem, now) ? 1 : 0;
        } else if (held.ready()) {
          stores.lanes().update(List.of(held.asleep()));
        }
      }
    }
    return parked;
  }

  private boolean park(Held held, Problem problem, Instant now) {
    byte[] problems = Problems.toBytes(List.of(problem));
    if (!stores.outcomes().park(held, problem.code(), problems, now)) {
      return false;
    }
    stores.lanes().remove(List.of(held));
    stores
        .lanes()
        .add(
            List.of(
                new Held(
                    held.receipt(),
                    held.flow(),
                    Held.Kind.PARKED,
                    held.key(),
                    held.stamp(),
                    null,
                    false,
                    now)));
    return true;
  }

  private InboundMessage message(Receipt receipt, StoredBody body) {
    return new InboundMessage(
        receipt.system(),
        receipt.object().isEmpty() ? null : receipt.object(),
        receipt.messageId(),
        receipt.transportId(),
        body.kind(),
        body.body(),
        receipt.bodyHash(),
        receipt.door(),
        receipt.sentAt(),
        receipt.acceptedAt(),
        refusal(body));
  }

  private @org.jspecify.annotations.Nullable String refusal(StoredBody body) {
    if (body.kind() == BodyKind.UNREAD) {
      return "UNSUPPORTED_MESSAGE";
    }
    return body.body().bytes().length > settings.bodyLimit() ? "BODY_TOO_LARGE" : null;
  }

  /**
   * The guarantee behind the wake-up at a parent's arrival: wakes what waits for a source record
   * that is linked by now. Returns how many.
   */
  public int wakeArrived() {
    int woken = 0;
    long after = 0;
    while (true) {
      long from = after;
      List<Held> waiting =
          transactions.inNew(() -> stores.lanes().waitingForParents(from, AT_ONCE));
      if (waiting.isEmpty()) {
        return woken;
      }
      woken += transactions.inNew(() -> wakeArrived(waiting));
      after = waiting.get(waiting.size() - 1).receipt();
    }
  }

  private int wakeArrived(List<Held> waiting) {
    Set<LinkKey> wanted = new LinkedHashSet<>();
    for (Held held : waiting) {
      LinkKey key = held.wanted();
      if (key != null) {
        wanted.add(key);
      }
    }
    Set<LinkKey> there =
        stores.links().find(wanted).stream().map(Link::key).collect(Collectors.toSet());
    List<Held> arrived =
        waiting.stream()
            .filter(held -> held.wanted() != null && there.contains(held.wanted()))
            .toList();
    stores.lanes().wake(arrived);
    return arrived.size();
  }

  /** Parks what has waited for a required parent longer than the limit. Returns how many. */
  public int parkOrphans(Duration limit) {
    int parked = 0;
    long after = 0;
    while (true) {
      long from = after;
      List<Held> waiting =
          transactions.inNew(() -> stores.lanes().waitingForParents(from, AT_ONCE));
      if (waiting.isEmpty()) {
        return parked;
      }
      for (Held held : waiting) {
        if (held.kind() == Held.Kind.PARENT) {
          parked += transactions.inNew(() -> parkIfOrphan(held, limit));
        }
      }
      after = waiting.get(waiting.size() - 1).receipt();
    }
  }

  private int parkIfOrphan(Held found, Duration limit) {
    boolean still =
        locks.lock(found.receipt(), found.flow()).stream()
            .anyMatch(held -> held.kind() == Held.Kind.PARENT && !held.ready());
    Instant now = stores.receipts().begin().now();
    if (!still || found.since().plus(limit).isAfter(now)) {
      return 0;
    }
    Problem problem =
        new Problem(
            null,
            null,
            null,
            "PARENT_MISSING",
            null,
            "The record it refers to has not come within "
                + limit
                + ": send the parent, then retry, or dismiss this message.");
    return park(found, problem, now) ? 1 : 0;
  }
}
