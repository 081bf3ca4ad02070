package org.syncline.record;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.syncline.platform.Transactions;

/**
 * Keeps what the business came to on each day. Whatever changes a record that counts leaves a note
 * of its day in the same transaction; each day that is noted is counted again from its records, and
 * its note goes in the transaction that stores the figures. So a day is right whenever a server
 * ends, however late its records come, and one server counts at a time.
 *
 * <p>A day of today is counted when it begins as well, with the customers there are then.
 */
public final class KeepBusinessDays {
  /** Days that are counted in one transaction. */
  static final int TOGETHER = 50;

  private static final int NOTES = 2_000;

  private final Transactions transactions;
  private final BusinessDays days;
  private final IndexStates indexes;
  private final BusinessRecords business;
  private final Clock clock;

  /** The stores it works with. */
  public record Ports(Records records, RecordTypes types, IndexStates indexes, BusinessDays days) {}

  public KeepBusinessDays(Transactions transactions, Ports ports, Clock clock) {
    this.transactions = transactions;
    this.days = ports.days();
    this.indexes = ports.indexes();
    this.business = new BusinessRecords(new Joined(), ports.records(), ports.types());
    this.clock = clock;
  }

  /** Takes part in the transaction that is running. */
  private static final class Joined implements Transactions {
    @Override
    public <T> T inNew(Supplier<T> work) {
      return work.get();
    }
  }

  /**
   * Counts some of the days that are noted.
   *
   * @return whether there are more
   */
  public boolean step() {
    return transactions.inNew(this::part);
  }

  private boolean part() {
    Optional<String> before = days.lock();
    String basis = business.basis(indexes);
    if (!before.equals(Optional.of(basis))) {
      days.note(business.days());
      days.setBasis(basis);
    }
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    if (days.find(today).isEmpty()) {
      days.note(List.of(today));
    }
    List<BusinessDays.Note> notes = days.oldest(NOTES);
    SortedSet<LocalDate> due = new TreeSet<>();
    List<BusinessDays.Note> taken = new ArrayList<>();
    for (BusinessDays.Note note : notes) {
      if (due.size() < TOGETHER || due.contains(note.day())) {
        due.add(note.day());
        taken.add(note);
      }
    }
    List<BusinessDay> counted = new ArrayList<>();
    for (LocalDate day : due) {
      counted.add(
          new BusinessDay(
              day, business.between(day, day.plusDays(1)), customers(day, day.equals(today))));
    }
    days.put(counted, clock.instant());
    days.done(taken);
    return notes.size() == NOTES || taken.size() < notes.size();
  }

  /** Those of its beginning are kept; they can't be counted when it is over. */
  private @Nullable Long customers(LocalDate day, boolean isToday) {
    Long known = days.find(day).map(BusinessDay::customers).orElse(null);
    return known != null || !isToday
        ? known
        : (Long) (business.customersNow() + business.lostSince(day));
  }
}
