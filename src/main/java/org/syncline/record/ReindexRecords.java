package org.syncline.record;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.syncline.platform.Transactions;

/**
 * Gives records that were there already the keys that their type asks for now: a field that got an
 * index, a further match rule. In chunks, each a transaction of its own; several nodes take turns.
 */
public final class ReindexRecords {
  private static final Logger LOG = Logger.getLogger(ReindexRecords.class.getName());
  private static final int CHUNK = 500;

  /** Until then a transaction that began under the type's former version has ended. */
  private static final Duration FORMER_TRANSACTIONS = Duration.ofSeconds(10);

  private final Transactions transactions;
  private final Records records;
  private final IndexStates states;
  private final RecordTypes types;
  private final Clock clock;

  public ReindexRecords(
      Transactions transactions,
      Records records,
      IndexStates states,
      RecordTypes types,
      Clock clock) {
    this.transactions = transactions;
    this.records = records;
    this.states = states;
    this.types = types;
    this.clock = clock;
  }

  /**
   * Does one chunk of each type that needs it.
   *
   * @return whether there is more to be done at once
   */
  public boolean step() {
    boolean more = false;
    for (RecordType type : types.all()) {
      more |= step(type);
    }
    return more;
  }

  private boolean step(RecordType type) {
    Set<String> wanted = type.keyKinds().keySet();
    IndexState seen = transactions.inNew(() -> states.find(type.id())).orElse(null);
    if (seen != null && seen.done() && seen.isFor(wanted)) {
      return false;
    }
    return transactions.inNew(() -> stepLocked(type, wanted));
  }

  private boolean stepLocked(RecordType type, Set<String> wanted) {
    Instant now = clock.instant();
    IndexState state = states.lock(type.id()).orElse(null);
    if (state == null && chunk(type, 0).isEmpty()) {
      states.put(type.id(), IndexState.complete(wanted, now));
      return false;
    }
    if (state == null || !state.isFor(wanted)) {
      IndexState before = state == null ? IndexState.complete(Set.of(), now) : state;
      states.put(type.id(), before.changedTo(wanted, now));
      LOG.log(
          Level.INFO, "index begins type={0} kinds={1}", new Object[] {type.id(), wanted.size()});
      return false;
    }
    if (state.done() || now.isBefore(state.since().plus(FORMER_TRANSACTIONS))) {
      return false;
    }
    List<Long> ids = chunk(type, state.position());
    if (ids.isEmpty()) {
      states.put(type.id(), state.completed());
      LOG.log(Level.INFO, "index complete type={0}", type.id());
      return false;
    }
    reindex(type, ids);
    states.put(type.id(), state.at(ids.get(ids.size() - 1)));
    return true;
  }

  private List<Long> chunk(RecordType type, long after) {
    return records.ids(type.id(), after, CHUNK);
  }

  private void reindex(RecordType type, List<Long> ids) {
    List<Records.Keyed> changed = new ArrayList<>();
    List<GoldenRecord> locked = records.lock(new TreeSet<>(ids));
    Map<Long, SortedMap<String, String>> stored = records.keysOf(ids);
    for (GoldenRecord record : locked) {
      Records.Keyed keyed =
          new Records.Keyed(
              record,
              stored.getOrDefault(record.id(), new TreeMap<>()),
              RecordKeys.of(type, record.values()));
      if (!keyed.emptied().isEmpty() || !keyed.filled().isEmpty()) {
        changed.add(keyed);
      }
    }
    records.setKeys(changed);
  }
}
