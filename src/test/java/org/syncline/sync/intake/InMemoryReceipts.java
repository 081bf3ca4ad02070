package org.syncline.sync.intake;

import java.time.Clock;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.syncline.platform.InMemoryTransactions;

/** Receipts and bodies in maps, with a clock and an epoch that a test sets. */
public final class InMemoryReceipts implements Receipts {
  private final AtomicLong nextId = new AtomicLong(GROUP_LIMIT);
  private final AtomicLong epoch = new AtomicLong(1);
  private final AtomicReference<Clock> clock = new AtomicReference<>(Clock.systemUTC());
  private final Map<Long, Receipt> rows;
  private final Map<Long, StoredBody> bodies;

  public InMemoryReceipts(InMemoryTransactions transactions) {
    rows = transactions.table();
    bodies = transactions.table();
  }

  void epoch(long now) {
    epoch.set(now);
  }

  @Override
  public Start begin() {
    return new Start(nextId.getAndAdd(GROUP_LIMIT), clock.get().instant(), epoch.get());
  }

  @Override
  public List<Known> known(Collection<String> systems, Collection<String> messageIds) {
    return rows.values().stream()
        .filter(r -> systems.contains(r.system()) && messageIds.contains(r.messageId()))
        .sorted(Comparator.comparingInt(Receipt::occurrence))
        .map(
            r ->
                new Known(
                    r.id(),
                    r.system(),
                    r.object(),
                    r.messageId(),
                    r.occurrence(),
                    r.transportId(),
                    r.bodyHash()))
        .toList();
  }

  @Override
  public void add(Collection<Receipt> receipts, Collection<StoredBody> stored) {
    for (Receipt receipt : receipts) {
      boolean twice =
          rows.values().stream()
              .anyMatch(
                  r ->
                      r.system().equals(receipt.system())
                          && r.messageId().equals(receipt.messageId())
                          && r.occurrence() == receipt.occurrence());
      if (twice || rows.putIfAbsent(receipt.id(), receipt) != null) {
        throw new IllegalStateException("Receipt of " + receipt.messageId() + " is there already.");
      }
    }
    stored.forEach(body -> bodies.put(body.receipt(), body));
  }

  @Override
  public void setFlows(long receipt, int flows) {
    rows.computeIfPresent(
        receipt,
        (id, r) ->
            Receipt.stored(
                id,
                r.system(),
                r.object(),
                r.messageId(),
                r.occurrence(),
                r.transportId(),
                r.bodyHash(),
                r.bodySize(),
                r.door(),
                flows,
                r.sentAt(),
                r.receivedAt(),
                r.acceptedAt()));
  }

  @Override
  public Optional<Receipt> find(long receipt) {
    return Optional.ofNullable(rows.get(receipt));
  }

  @Override
  public List<Receipt> all(Collection<Long> receipts) {
    return receipts.stream().distinct().sorted().map(rows::get).filter(Objects::nonNull).toList();
  }

  @Override
  public Optional<StoredBody> body(long receipt) {
    return Optional.ofNullable(bodies.get(receipt));
  }

  @Override
  public List<StoredBody> bodies(Collection<Long> receipts) {
    return receipts.stream().distinct().map(bodies::get).filter(Objects::nonNull).toList();
  }

  Collection<Receipt> everyOne() {
    return rows.values();
  }
}
