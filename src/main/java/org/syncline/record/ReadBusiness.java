package org.syncline.record;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.syncline.platform.Actor;
import org.syncline.platform.Permission;
import org.syncline.platform.Transactions;

/** Reads the figures of the business as they were counted by day. */
public final class ReadBusiness {
  private final Transactions transactions;
  private final BusinessDays days;
  private final BusinessRecords business;

  public ReadBusiness(
      Transactions transactions, BusinessDays days, Records records, RecordTypes types) {
    this.transactions = transactions;
    this.days = days;
    this.business = new BusinessRecords(transactions, records, types);
  }

  /** The length of a slot. */
  public enum Slot {
    DAY(1_100),
    MONTH(3_660);

    private final int mostDays;

    Slot(int mostDays) {
      this.mostDays = mostDays;
    }

    /** The longest period that is read in slots of this length, in days. */
    public int mostDays() {
      return mostDays;
    }

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Slot> ofWord(String word) {
      for (Slot slot : values()) {
        if (slot.word().equals(word)) {
          return Optional.of(slot);
        }
      }
      return Optional.empty();
    }

    /** The first day of the slot that a day is in. */
    public LocalDate start(LocalDate day) {
      return this == DAY ? day : day.withDayOfMonth(1);
    }

    /** The first day of the next slot. */
    public LocalDate next(LocalDate day) {
      return this == DAY ? day.plusDays(1) : start(day).plusMonths(1);
    }
  }

  /** Some days together. */
  private static final class Sum {
    private BusinessSums sums = BusinessSums.NONE;
    private @Nullable Long customers;

    void add(BusinessDay day, boolean isFirst) {
      sums = sums.plus(day.sums());
      if (isFirst) {
        customers = day.customers();
      }
    }
  }

  /**
   * Slot by slot, in their order; slots of which no day was counted are left out. The first and the
   * last one are cut off at the ends of the period.
   *
   * @param from first day, included
   * @param to last day, excluded, at most {@link Slot#mostDays} later
   * @throws IllegalArgumentException if the period is empty or too long
   */
  public List<BusinessFigures> series(LocalDate from, LocalDate to, Slot slot, Actor who) {
    who.require(Permission.READ_FIGURES);
    if (!from.isBefore(to) || from.plusDays(slot.mostDays()).isBefore(to)) {
      throw new IllegalArgumentException(
          "A period of " + slot.mostDays() + " days at most is read by " + slot.word() + ".");
    }
    TreeMap<LocalDate, Sum> slots = new TreeMap<>();
    for (BusinessDay day : transactions.inNew(() -> days.between(from, to))) {
      LocalDate start = begin(slot.start(day.day()), from);
      slots.computeIfAbsent(start, any -> new Sum()).add(day, day.day().equals(start));
    }
    boolean isGuessed = slots.values().stream().anyMatch(sum -> sum.customers == null);
    long customers =
        isGuessed ? business.customersNow() + transactions.inNew(() -> days.churnedSince(to)) : 0;
    List<BusinessFigures> figures = new ArrayList<>();
    for (Map.Entry<LocalDate, Sum> entry : slots.descendingMap().entrySet()) {
      LocalDate start = entry.getKey();
      Sum sum = entry.getValue();
      customers += sum.sums.churned();
      LocalDate next = slot.next(start);
      figures.add(
          new BusinessFigures(
              start,
              next.isBefore(to) ? next : to,
              sum.sums,
              sum.customers == null ? customers : sum.customers));
    }
    Collections.reverse(figures);
    return figures;
  }

  private static LocalDate begin(LocalDate start, LocalDate from) {
    return start.isBefore(from) ? from : start;
  }
}
