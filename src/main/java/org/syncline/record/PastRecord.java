package org.syncline.record;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A record as it was, put together from its history.
 *
 * @param version the one that was in force
 * @param setBy which change gave each field its value
 */
public record PastRecord(
    Instant moment, int version, FieldValues values, SortedMap<String, Setting> setBy) {

  /** One change, seen from a field. */
  public record Setting(int version, Instant at, long receipt, String flow, int mappingVersion) {}

  /**
   * The record at a moment.
   *
   * @param until its changes up to then, by version
   * @return empty if it was not there yet
   */
  public static Optional<PastRecord> at(Instant moment, List<HistoryEntry> until) {
    if (until.isEmpty()) {
      return Optional.empty();
    }
    Replay replay = new Replay();
    until.forEach(replay::add);
    return Optional.of(replay.at(moment));
  }

  /** A record that is put together change by change, in the order of its versions. */
  static final class Replay {
    private final TreeMap<String, @Nullable Object> values = new TreeMap<>();
    private final TreeMap<String, Setting> setBy = new TreeMap<>();
    private int version;

    void add(HistoryEntry entry) {
      version = entry.version();
      Setting setting =
          new Setting(
              entry.version(), entry.at(), entry.receipt(), entry.flow(), entry.mappingVersion());
      for (Map.Entry<String, FieldChange> change : entry.changes().entrySet()) {
        if (change.getValue().isPresent()) {
          values.put(change.getKey(), change.getValue().is());
        } else {
          values.remove(change.getKey());
        }
        setBy.put(change.getKey(), setting);
      }
    }

    /** As far as it has come. */
    PastRecord at(Instant moment) {
      return new PastRecord(moment, version, FieldValues.of(values), new TreeMap<>(setBy));
    }
  }
}
