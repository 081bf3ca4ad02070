package org.syncline.sync.intake;

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
import org.jspecify.annotations.Nullable;
import org.syncline.mapping.value.Problem;
import org.syncline.platform.Transactions;
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
  private final ParkHeld parkHeld;

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
    this.parkHeld = new ParkHeld(stores);
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
          parked += parkHeld.park(held, problem, now) ? 1 : 0;
        } else if (held.ready()) {
          stores.lanes().update(List.of(held.asleep()));
        }
      }
    }
    return parked;
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

  private @Nullable String refusal(StoredBody body) {
    if (body.kind() == BodyKind.UNREAD) {
      return "UNSUPPORTED_MESSAGE";
    }
    return body.body().bytes().length > settings.bodyLimit() ? "BODY_TOO_LARGE" : null;
  }
}
