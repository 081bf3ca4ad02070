package org.syncline.record;

import java.util.Optional;

/** How far the keys of each record type are. Takes part in the running transaction. */
public interface IndexStates {

  Optional<IndexState> find(String recordType);

  /** Finds and locks it until the transaction ends; makes the row where there is none. */
  Optional<IndexState> lock(String recordType);

  /** Stores the state of a type that was locked in this transaction. */
  void put(String recordType, IndexState state);
}
