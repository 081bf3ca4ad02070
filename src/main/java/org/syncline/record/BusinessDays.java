package org.syncline.record;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The counted days and the notes of those to be counted. Takes part in the running transaction. */
public interface BusinessDays {

  /**
   * A day to be counted.
   *
   * @param note identity of this note; a day may have several
   */
  record Note(long note, LocalDate day) {}

  void note(Collection<LocalDate> days);

  /**
   * Makes this transaction the only one that counts, until it ends.
   *
   * @return the indexes by which all days were counted; empty where they were not yet
   */
  Optional<String> lock();

  /** Stores by which indexes all days were counted, or noted at least. */
  void setBasis(String indexes);

  /** The oldest notes. */
  List<Note> oldest(int limit);

  void done(Collection<Note> notes);

  Optional<BusinessDay> find(LocalDate day);

  /** Stores days, in place of what is there of them. */
  void put(Collection<BusinessDay> days, Instant at);

  /** Counted days from one, included, to another, excluded, in their order. */
  List<BusinessDay> between(LocalDate from, LocalDate to);

  /** How many customers were lost on this day and later. */
  long churnedSince(LocalDate day);
}
