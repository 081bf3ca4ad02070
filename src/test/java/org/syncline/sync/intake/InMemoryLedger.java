package org.syncline.sync.intake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The ledger's queries over the in-memory receipts and outcomes. */
final class InMemoryLedger implements Ledger {
  private final InMemoryReceipts receipts;
  private final InMemoryOutcomes outcomes;

  InMemoryLedger(InMemoryReceipts receipts, InMemoryOutcomes outcomes) {
    this.receipts = receipts;
    this.outcomes = outcomes;
  }

  @Override
  public List<LedgerLine> search(LedgerQuery q) {
    List<LedgerLine> lines = new ArrayList<>();
    for (InMemoryOutcomes.Row row : outcomes.everyOne()) {
      Outcome o = row.outcome();
      receipts
          .find(o.receipt())
          .map(receipt -> new LedgerLine(receipt, o))
          .filter(line -> asked(q, line))
          .ifPresent(lines::add);
    }
    boolean newestFirst = q.order() == LedgerQuery.Order.NEWEST_FIRST;
    Comparator<LedgerLine> order =
        Comparator.comparing(
                (LedgerLine line) -> newestFirst ? -line.receipt().id() : line.receipt().id())
            .thenComparing(line -> line.outcome().flow());
    return lines.stream().sorted(order).limit(q.limit()).toList();
  }

  @Override
  public long found(LedgerQuery query, int most) {
    LedgerQuery all = query.page(null, LedgerQuery.MOST);
    return Math.min(most, search(all).size());
  }

  @Override
  public List<OpenCount> open() {
    Map<List<Object>, Long> counts = new LinkedHashMap<>();
    for (InMemoryOutcomes.Row row : outcomes.everyOne()) {
      Outcome o = row.outcome();
      if (o.status().open()) {
        String reason = Objects.requireNonNullElse(o.reason(), "");
        counts.merge(List.of(o.flow(), o.status(), reason), 1L, Long::sum);
      }
    }
    return counts.entrySet().stream()
        .map(
            e ->
                new OpenCount(
                    (String) e.getKey().get(0),
                    (Status) e.getKey().get(1),
                    (String) e.getKey().get(2),
                    e.getValue()))
        .sorted(
            Comparator.comparing((OpenCount count) -> -count.number())
                .thenComparing(OpenCount::flow)
                .thenComparing(OpenCount::reason))
        .toList();
  }

  private static boolean asked(LedgerQuery q, LedgerLine line) {
    Receipt r = line.receipt();
    Outcome o = line.outcome();
    return same(q.system(), r.system())
        && same(q.object(), r.object())
        && same(q.messageId(), r.messageId())
        && same(q.flow(), o.flow())
        && same(q.key(), o.key())
        && same(q.status(), o.status())
        && same(q.reason(), o.reason())
        && same(q.record(), o.recordId())
        && within(r.acceptedAt(), q.accepted())
        && within(o.settledAt(), q.settled())
        && beyond(q, r.id());
  }

  private static boolean beyond(LedgerQuery q, long id) {
    Long cursor = q.before();
    return cursor == null
        || (q.order() == LedgerQuery.Order.NEWEST_FIRST ? id < cursor : id > cursor);
  }

  private static boolean same(@Nullable Object asked, @Nullable Object found) {
    return asked == null || Objects.equals(asked, found);
  }

  private static boolean within(Instant at, LedgerQuery.Within period) {
    Instant from = period.from();
    Instant to = period.to();
    return (from == null || !at.isBefore(from)) && (to == null || at.isBefore(to));
  }

  @Override
  public Optional<Receipt> receipt(long id) {
    return receipts.find(id);
  }

  @Override
  public Optional<Receipt> receipt(String system, String messageId) {
    return receipts.everyOne().stream()
        .filter(r -> r.system().equals(system) && r.messageId().equals(messageId))
        .min(Comparator.comparingInt(Receipt::occurrence));
  }

  @Override
  public List<Outcome> outcomes(long receipt) {
    return outcomes.everyOne().stream()
        .map(InMemoryOutcomes.Row::outcome)
        .filter(o -> o.receipt() == receipt)
        .sorted(Comparator.comparing(Outcome::flow))
        .toList();
  }

  @Override
  public Counts count(@Nullable Instant from, @Nullable Instant to) {
    long taken = 0;
    long due = 0;
    Map<Status, Long> byStatus = new EnumMap<>(Status.class);
    for (Receipt receipt : receipts.everyOne()) {
      if (within(receipt.acceptedAt(), new LedgerQuery.Within(from, to))) {
        taken++;
        due += receipt.flows();
        outcomes(receipt.id()).forEach(o -> byStatus.merge(o.status(), 1L, Long::sum));
      }
    }
    return new Counts(taken, due, byStatus);
  }

  @Override
  public Map<String, Long> receiptsBySystem() {
    Map<String, Long> counts = new TreeMap<>();
    receipts.everyOne().forEach(r -> counts.merge(r.system(), 1L, Long::sum));
    return counts;
  }
}
