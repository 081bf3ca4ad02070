package org.syncline.record;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The conflicts between sources, open and over. Takes part in the running transaction. */
public interface Conflicts {

  /** Of each field and system of these records the latest one, open or over. */
  List<Conflict> latest(Collection<Long> records);

  /**
   * Stores new ones, which have no ids yet. Each is the latest of its field and system then; one
   * that is open for them must be over before.
   */
  void add(List<Conflict> conflicts);

  /** Stores how these are now. */
  void update(Collection<Conflict> conflicts);

  Optional<Conflict> find(long id);

  /** By falling id, or by rising where the oldest come first. */
  List<Conflict> search(ConflictQuery query);

  /** All that are open of a record, by id. */
  List<Conflict> open(long record);

  /** Some of those that are open of a field, by id. */
  List<Conflict> open(Portion portion, int limit);

  /** How many are open, by type, field and system; what has none is not in it. */
  List<Count> count();

  /** The values of a field that were refused, latest first. */
  List<Refusal> refusals(long record, String field, int limit);

  /** Notes that what is open of a field is to be decided by its rule now. */
  ConflictSettlement begin(String recordType, String field, String by, Instant now);

  Optional<ConflictSettlement> settlement(long id);

  /** The latest first. */
  List<ConflictSettlement> settlements(int limit);

  /** Those that are not through, the earliest first. */
  List<ConflictSettlement> unfinished();

  /**
   * Notes how far one has come.
   *
   * @param position up to which conflict; never goes back
   * @param failed how many more could not be settled
   * @param doneAt null where it goes on
   */
  void advance(long settlement, long position, int failed, @Nullable Instant doneAt);

  /**
   * Part of the conflicts of a field.
   *
   * @param after only those with a higher id
   * @param upTo the highest id
   */
  record Portion(String recordType, String field, long after, long upTo) {}

  /** So many are open. */
  record Count(String recordType, String field, String system, long open) {}

  /** A value that was refused once. */
  record Refusal(long receipt, String flow, @Nullable Object value, Instant at) {}
}
