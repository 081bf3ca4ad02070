package org.syncline.sync.sweep;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows that targets listed. Takes part in the running transaction. */
public interface TargetRows {

  /** What a row is. */
  enum State {
    /** Told of, and not looked at yet. */
    LISTED,
    /** No record has it. */
    STRAY,
    /** Its record is archived, and the target was not told. */
    ARCHIVED,
    /** A delivery was planned that takes it away. */
    PLANNED,
    /** A record has it since, or somebody takes it away already. */
    KEPT
  }

  /**
   * A row.
   *
   * @param record whose row it is; null for none
   */
  record Row(long id, String externalId, State state, @Nullable Long record) {
    Row with(State next, @Nullable Long of) {
      return new Row(id, externalId, next, of);
    }

    /** The record of the delivery that takes it away. */
    public long owedAs() {
      return record == null ? -id : record;
    }
  }

  /** Adds rows that are not there yet; how many these were. */
  int add(long sweep, String flow, Collection<String> externalIds);

  /** By id, after this one. */
  List<Row> after(long sweep, long id, int atMost);

  /** Those in one of these states, by id, after this one. */
  List<Row> in(long sweep, Collection<State> states, long id, int atMost);

  /** How many are in one of these states. */
  long count(long sweep, Collection<State> states);

  void keep(Collection<Row> rows);

  void forget(Collection<Row> rows);

  /** Forgets what older sweeps of a flow were told of and never looked at. */
  void forgetUnseen(String flow, long before);

  /** Rows of a flow with these ids whose removal was planned, of whatever sweep. */
  List<Row> planned(String flow, Collection<String> externalIds);
}
