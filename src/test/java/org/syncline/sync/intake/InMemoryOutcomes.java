package org.syncline.sync.intake;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.syncline.platform.InMemoryTransactions;

/** Outcomes in a map. */
public final class InMemoryOutcomes implements Outcomes {
  private final Map<String, Row> rows;

  /** An outcome with what a person said about it. */
  record Row(Outcome outcome, @Nullable String who, @Nullable String why) {
    Row with(Outcome other) {
      return new Row(other, who, why);
    }
  }

  public InMemoryOutcomes(InMemoryTransactions transactions) {
    rows = transactions.table();
  }

  private static String id(long receipt, String flow) {
    return "%019d %s".formatted(receipt, flow);
  }

  @Override
  public void add(Collection<Outcome> outcomes) {
    for (Outcome outcome : outcomes) {
      String id = id(outcome.receipt(), outcome.flow());
      if (rows.putIfAbsent(id, new Row(outcome, null, null)) != null) {
        throw new IllegalStateException("Outcome " + id + " is there already.");
      }
    }
  }

  @Override
  public Map<Long, Status> statuses(Collection<Long> receipts) {
    Map<Long, Status> found = new HashMap<>();
    for (Row row : rows.values()) {
      if (receipts.contains(row.outcome().receipt())) {
        found.put(row.outcome().receipt(), row.outcome().status());
      }
    }
    return found;
  }

  @Override
  public void replace(Collection<Outcome> outcomes) {
    for (Outcome o : outcomes) {
      change(
          o.receipt(),
          o.flow(),
          row ->
              row.with(
                  copy(
                      o,
                      o.status(),
                      o.reason(),
                      o.problems(),
                      row.outcome().tries() + 1,
                      o.settledAt())));
    }
  }

  private boolean change(long receipt, String flow, UnaryOperator<Row> change) {
    return rows.computeIfPresent(id(receipt, flow), (id, row) -> change.apply(row)) != null;
  }

  private static Outcome copy(
      Outcome o,
      Status status,
      @Nullable String reason,
      byte @Nullable [] problems,
      int tries,
      Instant settledAt) {
    return new Outcome(
        o.receipt(),
        o.flow(),
        status,
        reason,
        o.key(),
        o.stamp(),
        o.recordId(),
        o.flowVersion(),
        o.mappingVersion(),
        problems,
        tries,
        settledAt);
  }

  @Override
  public void remove(long receipt, String flow) {
    rows.remove(id(receipt, flow));
  }

  @Override
  public void supersede(Collection<Held> held, Instant at) {
    for (Held h : held) {
      change(
          h.receipt(),
          h.flow(),
          row -> {
            Outcome o = row.outcome();
            return row.with(copy(o, Status.SUPERSEDED, null, o.problems(), o.tries(), at));
          });
    }
  }

  @Override
  public boolean dismiss(long receipt, String flow, String who, String why, Instant at) {
    return isOpen(receipt, flow)
        && change(
            receipt,
            flow,
            row -> {
              Outcome o = row.outcome();
              return new Row(
                  copy(o, Status.DISMISSED, o.reason(), o.problems(), o.tries(), at), who, why);
            });
  }

  @Override
  public boolean noteRetry(long receipt, String flow, String who, String why) {
    return isOpen(receipt, flow) && change(receipt, flow, row -> new Row(row.outcome(), who, why));
  }

  @Override
  public boolean park(Held held, String reason, byte @Nullable [] problems, Instant at) {
    return isOpen(held.receipt(), held.flow())
        && change(
            held.receipt(),
            held.flow(),
            r ->
                r.with(
                    copy(r.outcome(), Status.PARKED, reason, problems, r.outcome().tries(), at)));
  }

  private boolean isOpen(long receipt, String flow) {
    Row row = rows.get(id(receipt, flow));
    return row != null && row.outcome().status().open();
  }

  Collection<Row> everyOne() {
    return rows.values();
  }
}
