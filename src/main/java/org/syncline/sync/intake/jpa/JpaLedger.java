package org.syncline.sync.intake.jpa;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.syncline.sync.intake.Ledger;
import org.syncline.sync.intake.LedgerLine;
import org.syncline.sync.intake.LedgerQuery;
import org.syncline.sync.intake.Outcome;
import org.syncline.sync.intake.Receipt;
import org.syncline.sync.intake.Status;

/** The ledger's queries by JPA. */
public final class JpaLedger implements Ledger {
  private final EntityManager entities;

  public JpaLedger(EntityManager entities) {
    this.entities = entities;
  }

  /** Conditions with their parameters, put together as a query asks for them. */
  private static final class Where {
    private final StringBuilder text = new StringBuilder("r.id = o.receipt");
    private final Map<String, Object> parameters = new LinkedHashMap<>();

    void and(String condition, String name, @Nullable Object value) {
      if (value != null) {
        text.append(" and ").append(condition);
        parameters.put(name, value);
      }
    }

    void bind(jakarta.persistence.Query query) {
      parameters.forEach(query::setParameter);
    }
  }

  private static Where where(LedgerQuery q, boolean onPage) {
    Where where = new Where();
    Status status = q.status();
    where.and("r.system = :system", "system", q.system());
    where.and("r.object = :object", "object", q.object());
    where.and("r.messageId = :messageId", "messageId", q.messageId());
    where.and("r.acceptedAt >= :from", "from", q.accepted().from());
    where.and("r.acceptedAt < :to", "to", q.accepted().to());
    where.and("o.settledAt >= :settledFrom", "settledFrom", q.settled().from());
    where.and("o.settledAt < :settledTo", "settledTo", q.settled().to());
    String beyond = q.order() == LedgerQuery.Order.NEWEST_FIRST ? "<" : ">";
    where.and("r.id " + beyond + " :before", "before", onPage ? q.before() : null);
    where.and("o.flow = :flow", "flow", q.flow());
    where.and("o.key = :key", "key", q.key());
    where.and("o.status = :status", "status", status == null ? null : status.word());
    where.and("o.reason = :reason", "reason", q.reason());
    where.and("o.recordId = :record", "record", q.record());
    return where;
  }

  @Override
  public List<LedgerLine> search(LedgerQuery q) {
    Where where = where(q, true);
    TypedQuery<Tuple> query =
        entities.createQuery(
            "select r as receipt, o as outcome from Receipt r, Outcome o where "
                + where.text
                + " order by r.id"
                + (q.order() == LedgerQuery.Order.NEWEST_FIRST ? " desc" : "")
                + ", o.flow",
            Tuple.class);
    where.bind(query);
    List<LedgerLine> lines = new ArrayList<>();
    for (Tuple row : query.setMaxResults(q.limit()).getResultList()) {
      lines.add(
          new LedgerLine(row.get("receipt", Receipt.class), row.get("outcome", Outcome.class)));
    }
    return lines;
  }

  /** Read rather than counted: a count can't be told where to stop. */
  @Override
  public long found(LedgerQuery q, int most) {
    Where where = where(q, false);
    TypedQuery<Integer> query =
        entities.createQuery(
            "select 1 from Receipt r, Outcome o where " + where.text, Integer.class);
    where.bind(query);
    return query.setMaxResults(most).getResultList().size();
  }

  @Override
  public List<OpenCount> open() {
    List<OpenCount> counts = new ArrayList<>();
    for (Tuple row :
        entities
            .createQuery(
                "select o.flow as flow, o.status as status, coalesce(o.reason, '') as reason,"
                    + " count(*) as n from Outcome o where o.status in ('parked', 'waiting')"
                    + " group by o.flow, o.status, coalesce(o.reason, '')"
                    + " order by count(*) desc, 1, 3",
                Tuple.class)
            .getResultList()) {
      counts.add(
          new OpenCount(
              row.get("flow", String.class),
              Status.ofWord(row.get("status", String.class)),
              row.get("reason", String.class),
              number(row, "n")));
    }
    return counts;
  }

  @Override
  public Optional<Receipt> receipt(long id) {
    return Optional.ofNullable(entities.find(Receipt.class, id));
  }

  @Override
  public Optional<Receipt> receipt(String system, String messageId) {
    return entities
        .createQuery(
            "select r from Receipt r where r.messageId = :messageId and r.system = :system"
                + " order by r.occurrence",
            Receipt.class)
        .setParameter("messageId", messageId)
        .setParameter("system", system)
        .setMaxResults(1)
        .getResultStream()
        .findFirst();
  }

  @Override
  public List<Outcome> outcomes(long receipt) {
    return entities
        .createQuery(
            "select o from Outcome o where o.receipt = :receipt order by o.flow", Outcome.class)
        .setParameter("receipt", receipt)
        .getResultList();
  }

  /**
   * One statement, hence one moment: were receipts and outcomes counted one after the other, what
   * is accepted in between would look like an outcome too many.
   */
  @Override
  public Counts count(@Nullable Instant from, @Nullable Instant to) {
    Where where = new Where();
    where.and("r.acceptedAt >= :from", "from", from);
    where.and("r.acceptedAt < :to", "to", to);
    boolean bounded = !where.parameters.isEmpty();
    String period =
        bounded ? " where " + where.text.substring("r.id = o.receipt and ".length()) : "";
    TypedQuery<Tuple> query =
        entities.createQuery(
            "select '' as status, count(*) as n, coalesce(sum(r.flows), 0L) as due from Receipt r"
                + period
                + " union all select o.status as status, count(*) as n, 0L as due from Outcome o"
                + (bounded ? ", Receipt r where " + where.text : "")
                + " group by o.status",
            Tuple.class);
    where.bind(query);
    long receipts = 0;
    long due = 0;
    Map<Status, Long> byStatus = new EnumMap<>(Status.class);
    for (Tuple row : query.getResultList()) {
      String status = row.get("status", String.class);
      if (status.isEmpty()) {
        receipts = number(row, "n");
        due = number(row, "due");
      } else {
        byStatus.put(Status.ofWord(status), number(row, "n"));
      }
    }
    return new Counts(receipts, due, byStatus);
  }

  @Override
  public Map<String, Long> receiptsBySystem() {
    Map<String, Long> counts = new LinkedHashMap<>();
    for (Tuple row :
        entities
            .createQuery(
                "select r.system as system, count(r) as n from Receipt r group by r.system"
                    + " order by r.system",
                Tuple.class)
            .getResultList()) {
      counts.put(row.get("system", String.class), number(row, "n"));
    }
    return counts;
  }

  private static long number(Tuple row, String name) {
    return ((Number) row.get(name)).longValue();
  }
}
