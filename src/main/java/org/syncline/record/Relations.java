package org.syncline.record;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The relations between records, with their history. Takes part in the running transaction; whoever
 * changes one has locked its records.
 */
public interface Relations {

  Optional<Relation> find(Relation.Key key);

  /** Stores a new relation or another state of one, and what is different. */
  void put(Relation relation, RelationChange change);

  /** Ends a relation. */
  void remove(Relation.Key key, RelationChange change);

  /** Changes of one relation, the oldest first. */
  List<RelationChange> history(Relation.Key key);

  /**
   * Relations of a record, by the other's id.
   *
   * @param after the other's id where the page before ended, 0 for the first page
   */
  List<Relation> of(long record, String name, long after, int limit);

  /**
   * Relations in which a record is the other, by name and then by record.
   *
   * @param after where the page before ended; null = the first page
   */
  List<Relation> leadingTo(long other, Relation.@Nullable Key after, int limit);

  /**
   * Lets the relations of a record, from and to it, be another record's; those that the other has
   * already stay.
   *
   * @return those that were moved, as they were
   */
  List<Relation.Key> move(long from, long to);

  /** Lets those of these relations that another record has be the record's again. */
  void moveBack(Collection<Relation.Key> keys, long from, long to);
}
