package org.syncline.record;

import static org.syncline.record.BusinessDates.CASE;
import static org.syncline.record.BusinessDates.CHURNED;
import static org.syncline.record.BusinessDates.CLOSED;
import static org.syncline.record.BusinessDates.CUSTOMER;
import static org.syncline.record.BusinessDates.OPPORTUNITY;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.syncline.platform.Transactions;

/**
 * The records that figures of the business are counted from, found by the indexed fields of the
 * shipped types: opportunities and customers by their dates, service cases by the instant they were
 * closed (days of UTC). Reads in pages; types or indexes that are missing have none.
 */
final class BusinessRecords {
  private static final int PAGE = 1_000;
  private static final String LIFECYCLE = "lifecycle";

  private final Transactions transactions;
  private final Records records;
  private final RecordTypes types;

  /** One that reads each page in a transaction as these are. */
  BusinessRecords(Transactions transactions, Records records, RecordTypes types) {
    this.transactions = transactions;
    this.records = records;
    this.types = types;
  }

  /**
   * A field whose index gives the day.
   *
   * @param name how the index names the beginning of a day
   */
  private record Dated(String type, String field, Function<LocalDate, String> name) {}

  private static final Dated OPPORTUNITIES = new Dated(OPPORTUNITY, CLOSED, LocalDate::toString);
  private static final Dated CASES = new Dated(CASE, CLOSED, BusinessDates::start);
  private static final Dated LOST = new Dated(CUSTOMER, CHURNED, LocalDate::toString);
  private static final List<Dated> ALL = List.of(OPPORTUNITIES, CASES, LOST);

  /** Counts the days from one, included, to another, excluded. */
  BusinessSums between(LocalDate from, LocalDate to) {
    Sums sums = new Sums();
    each(OPPORTUNITIES, from, to, sums::opportunity);
    each(CASES, from, to, sums::serviceCase);
    each(LOST, from, to, record -> sums.churned++);
    return sums.done();
  }

  /** How many customers there are now. */
  long customersNow() {
    return count(CUSTOMER, LIFECYCLE, index -> index.equalTo(CUSTOMER));
  }

  /** How many of those that were lost were lost on this day or later. */
  long lostSince(LocalDate day) {
    return count(CUSTOMER, CHURNED, index -> index.atLeast(day.toString()));
  }

  /** Every day that anything is dated. */
  SortedSet<LocalDate> days() {
    SortedSet<LocalDate> days = new TreeSet<>();
    ALL.forEach(dated -> addDays(dated, days));
    return days;
  }

  /** Goes from the first record of a day to that of the next one. */
  private void addDays(Dated dated, SortedSet<LocalDate> days) {
    FieldIndex index = index(dated.type(), dated.field()).orElse(null);
    KeyRange left = index == null ? null : index.all();
    while (left != null && index != null) {
      KeyQuery first = KeyQuery.of(dated.type(), left, dated.field(), 1);
      KeyQuery.Hit hit =
          transactions.inNew(() -> records.hits(first)).stream().findFirst().orElse(null);
      if (hit == null) {
        return;
      }
      LocalDate day =
          transactions
              .inNew(() -> records.find(hit.record()))
              .map(record -> BusinessDates.day(record.values().get(dated.field())))
              .orElse(null);
      if (day == null) {
        left = new KeyRange(KeyRange.of(hit.key()).to(), left.to());
      } else {
        days.add(day);
        left = index.atLeast(dated.name().apply(day.plusDays(1)));
      }
    }
  }

  /**
   * The indexes that every record is found by, in words; what is being built or is missing is left
   * out.
   */
  String basis(IndexStates states) {
    List<String> usable = new ArrayList<>();
    for (Dated dated : ALL) {
      index(dated.type(), dated.field())
          .filter(index -> isReady(dated, states))
          .ifPresent(index -> usable.add(dated.type() + "." + dated.field()));
    }
    return String.join(" ", usable);
  }

  private boolean isReady(Dated dated, IndexStates states) {
    IndexState state = states.find(dated.type()).orElse(null);
    RecordType type = types.named(dated.type()).orElse(null);
    return state != null && type != null && state.ready().contains(type.fieldKind(dated.field()));
  }

  private Optional<FieldIndex> index(String typeId, String field) {
    return types.named(typeId).map(type -> type.indexes().get(field));
  }

  private long count(String type, String field, Function<FieldIndex, KeyRange> range) {
    return index(type, field)
        .map(range)
        .map(keys -> transactions.inNew(() -> records.count(keys, Records.ALL)))
        .orElse(0);
  }

  private void each(Dated dated, LocalDate from, LocalDate to, Consumer<GoldenRecord> counted) {
    FieldIndex index = index(dated.type(), dated.field()).orElse(null);
    if (index == null || !from.isBefore(to)) {
      return;
    }
    KeyRange period =
        new KeyRange(
            index.atLeast(dated.name().apply(from)).from(),
            index.below(dated.name().apply(to)).to());
    KeyQuery.Hit last = null;
    List<KeyQuery.Hit> hits;
    do {
      KeyQuery query =
          new KeyQuery(
              dated.type(),
              period,
              dated.field(),
              List.of(),
              null,
              null,
              false,
              last,
              KeyQuery.ALL,
              PAGE);
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

    BusinessSums done() {
      return new BusinessSums(won, closed, amounts, days, timed, satisfaction, rated, churned);
    }

    private void opportunity(GoldenRecord record) {
      FieldValues values = record.values();
      boolean isWon = "won".equals(values.get(BusinessDates.STATUS));
      if (!isWon && !"lost".equals(values.get(BusinessDates.STATUS))) {
        return;
      }
      closed++;
      if (!isWon) {
        return;
      }
      won++;
      if (values.get(BusinessDates.CURRENCY) instanceof String currency) {
        amounts.merge(currency, number(values.get(BusinessDates.AMOUNT)), BigDecimal::add);
      }
      LocalDate begin = BusinessDates.day(values.get(BusinessDates.OPENED));
      LocalDate end = BusinessDates.day(values.get(CLOSED));
      if (begin != null && end != null) {
        timed++;
        days += ChronoUnit.DAYS.between(begin, end);
      }
    }

    private void serviceCase(GoldenRecord record) {
      if (record.values().get(BusinessDates.SATISFACTION) instanceof Long given) {
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
