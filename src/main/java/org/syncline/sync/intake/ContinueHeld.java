package org.syncline.sync.intake;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.syncline.mapping.Problem;
import org.syncline.platform.Transactions;
import org.syncline.record.Link;
import org.syncline.record.LinkKey;

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

  public ContinueHeld(
      Transactions transactions, Stores stores, AcceptMessage intake, IntakeSettings settings) {
    this.transactions = transactions;
    this.stores = stores;
    this.intake = intake;
    this.settings = settings;
  }

  /** Goes on until nothing is ready, or nothing moves any more. Returns how many were worked on. */
  public int all() throws InterruptedException {
    int done = 0;
    Set<Held> before = Set.of();
    while (true) {
      List<Held> ready = transactions.inNew(() -> stores.lanes().ready(AT_ONCE));
      Set<Held> now = new LinkedHashSet<>(ready);
      if (now.isEmpty() || now.equals(before)) {
        return done;
      }
      intake.again(replays(ready));
      done += ready.size();
      before = now;
    }
  }

  private List<AcceptMessage.Replay> replays(List<Held> ready) {
    Map<Long, List<String>> flowsOf = new LinkedHashMap<>();
    for (Held held : ready) {
      List<String> flows = flowsOf.computeIfAbsent(held.receipt(), r -> new ArrayList<>());
      if (!held.flow().equals(Outcome.NO_FLOW)) {
        flows.add(held.flow());
      }
    }
    return transactions.inNew(() -> load(flowsOf));
  }

  private List<AcceptMessage.Replay> load(Map<Long, List<String>> flowsOf) {
    List<Receipt> chosen = new ArrayList<>();
    long bytes = 0;
    for (Receipt receipt : stores.receipts().all(flowsOf.keySet())) {
      bytes += receipt.bodySize();
      if (!chosen.isEmpty() && bytes > BYTES_AT_ONCE) {
        break;
      }
      chosen.add(receipt);
    }
    Map<Long, StoredBody> bodies =
        stores.receipts().bodies(chosen.stream().map(Receipt::id).toList()).stream()
            .collect(Collectors.toMap(StoredBody::receipt, body -> body));
    List<AcceptMessage.Replay> replays = new ArrayList<>();
    for (Receipt receipt : chosen) {
      StoredBody body = bodies.get(receipt.id());
      if (body != null) {
        List<String> flows = flowsOf.getOrDefault(receipt.id(), List.of());
        replays.add(new AcceptMessage.Replay(receipt.id(), message(receipt, body), flows));
      }
    }
    return replays;
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

  private int parkIfOrphan(Held held, Duration limit) {
    Instant now = stores.receipts().begin().now();
    if (held.since().plus(limit).isAfter(now)) {
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
    if (!stores
        .outcomes()
        .parkWaiting(held, "PARENT_MISSING", Problems.toBytes(List.of(problem)), now)) {
      return 0;
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
    return 1;
  }
}
