package org.syncline.record;

import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;

/**
 * How far the keys of one record type's records are.
 *
 * @param ready names of the key kinds (see {@link RecordType#keyKinds}) that every record has
 * @param building names of those that only records up to the position, and newer ones, have
 * @param position id of the last record that was looked at; {@link #DONE} = all were
 * @param since when the kinds were last changed
 */
public record IndexState(Set<String> ready, Set<String> building, long position, Instant since) {
  public static final long DONE = Long.MAX_VALUE;

  public IndexState {
    ready = Set.copyOf(ready);
    building = Set.copyOf(building);
  }

  /** A type without any records: whatever is wanted is there. */
  static IndexState complete(Set<String> wanted, Instant now) {
    return new IndexState(wanted, Set.of(), DONE, now);
  }

  boolean isFor(Set<String> wanted) {
    return ready.size() + building.size() == wanted.size()
        && wanted.containsAll(ready)
        && wanted.containsAll(building);
  }

  boolean done() {
    return position == DONE;
  }

  /** The state once other kinds are wanted: all records have to be looked at again. */
  IndexState changedTo(Set<String> wanted, Instant now) {
    Set<String> kept = new TreeSet<>(ready);
    kept.retainAll(wanted);
    Set<String> missing = new TreeSet<>(wanted);
    missing.removeAll(kept);
    return new IndexState(kept, missing, 0, now);
  }

  IndexState at(long record) {
    return new IndexState(ready, building, record, since);
  }

  IndexState completed() {
    Set<String> all = new TreeSet<>(ready);
    all.addAll(building);
    return new IndexState(all, Set.of(), DONE, since);
  }
}
