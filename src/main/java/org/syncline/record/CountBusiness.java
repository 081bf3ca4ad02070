package org.syncline.record;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.syncline.platform.Actor;
import org.syncline.platform.Permission;
import org.syncline.platform.Transactions;

/**
 * Counts the business figures of a period from the shipped types' indexed fields: opportunities and
 * customers by their dates, service cases by the instant they were closed (days in UTC). Reads in
 * pages; types or indexes that are missing give zeros.
 */
public final class CountBusiness {
  private static final int PAGE = 1_000;
  private static final String CLOSED = "closed";

  private final Transactions transactions;
  private final Records records;
  private final RecordTypes types;

  public CountBusiness(Transactions transactions, Records records, RecordTypes types) {
    this.transactions = transactions;
    this.records = records;
    this.types = types;
  }

  /**
   * Counts one period.
   *
   * @param from first day, included
   * @param to last day, excluded
   */
  public BusinessFigures between(LocalDate from, LocalDate to, Actor who) {
    who.require(Permission.READ_FIGURES);
    Sums sums = new Sums();
    each("opportunity", CLOSED, from.toString(), to.toString(), sums::opportunity);
    each("case", CLOSED, start(from), start(to), sums::serviceCase);
    each("customer", "churned", from.toString(), to.toString(), record -> sums.churned++);
    long customers =
        count("customer", "lifecycle", index -> index.equalTo("customer"))
            + count("customer", "churned", index -> index.atLeast(from.toString()));
    return new BusinessFigures(
        from,
        to,
        sums.won,
        sums.closed,
        sums.amounts,
        sums.days,
        sums.timed,
        sums.satisfaction,
        sums.rated,
        sums.churned,
        customers);
  }

  private static String start(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant().toString();
  }

  private @Nullable FieldIndex index(String typeId, String field) {
    return types.named(typeId).map(type -> type.indexes().get(field)).orElse(null);
  }

  /** Picks a range of an index. */
  @FunctionalInterface
  private interface Choice {
    KeyRange of(FieldIndex index);
  }

  private long count(String type, String field, Choice choice) {
    FieldIndex index = index(type, field);
    return index == null
        ? 0
        : transactions.inNew(() -> records.count(choice.of(index), Integer.MAX_VALUE));
  }

  private void each(
      String type, String field, String from, String to, Consumer<GoldenRecord> counted) {
    FieldIndex index = index(type, field);
    if (index == null || from.compareTo(to) >= 0) {
      return;
    }
    KeyRange period = new KeyRange(index.atLeast(from).from(), index.below(to).to());
    KeyQuery.Hit last = null;
    List<KeyQuery.Hit> hits;
    do {
      KeyQuery query =
          new KeyQuery(type, period, field, List.of(), null, null, false, last, KeyQuery.ALL, PAGE);
      List<GoldenRecord> found = new ArrayList<>();
      hits =
          transactions.inNew(
              () -> {
                List<KeyQuery.Hit> page = records.hits(query);
                found.addAll(records.find(page.stream().map(KeyQuery.Hit::record).toList()));
                return page;
              });
      found.forEach(counted);
      last = hits.isEmpty() ? null : hits.get(hits.size() - 1);
    } while (hits.size() == PAGE);
  }

  private static final class Sums {
    private long won;
    private long closed;
    private final TreeMap<String, BigDecimal> amounts = new TreeMap<>();
    private long days;
    private long timed;
    private long satisfaction;
    private long rated;
    private long churned;

    private void opportunity(GoldenRecord record) {
      FieldValues values = record.values();
      boolean isWon = "won".equals(values.get("status"));
      if (!isWon && !"lost".equals(values.get("status"))) {
        return;
      }
      closed++;
      if (!isWon) {
        return;
      }
      won++;
      if (values.get("currency") instanceof String currency) {
        amounts.merge(currency, number(values.get("amount")), BigDecimal::add);
      }
      if (values.get("opened") instanceof String opened
          && values.get(CLOSED) instanceof String end) {
        timed++;
        days += ChronoUnit.DAYS.between(LocalDate.parse(opened), LocalDate.parse(end));
      }
    }

    private void serviceCase(GoldenRecord record) {
      if (record.values().get("satisfaction") instanceof Long given) {
        rated++;
        satisfaction += given;
      }
    }

    private static BigDecimal number(@Nullable Object value) {
      return value instanceof BigDecimal decimal
          ? decimal
          : value instanceof Long whole ? BigDecimal.valueOf(whole) : BigDecimal.ZERO;
    }
  }
}
