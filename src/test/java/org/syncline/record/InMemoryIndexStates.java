package org.syncline.record;

import java.util.Map;
import java.util.Optional;
import org.syncline.platform.InMemoryTransactions;

/** States in a map. */
public final class InMemoryIndexStates implements IndexStates {
  private final Map<String, IndexState> rows;

  public InMemoryIndexStates(InMemoryTransactions transactions) {
    rows = transactions.table();
  }

  @Override
  public Optional<IndexState> find(String recordType) {
    return Optional.ofNullable(rows.get(recordType));
  }

  @Override
  public Optional<IndexState> lock(String recordType) {
    return find(recordType);
  }

  @Override
  public void put(String recordType, IndexState state) {
    rows.put(recordType, state);
  }
}
