package org.syncline.sync.delivery;

import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import org.syncline.platform.InMemoryTransactions;

/** What targets hold, in a map. */
final class InMemoryHoldings implements Holdings {
  private final TreeMap<String, Holding> rows;

  InMemoryHoldings(InMemoryTransactions transactions) {
    this.rows = transactions.table();
  }

  @Override
  public List<Holding> of(String flow, Collection<Long> records) {
    return rows.values().stream()
        .filter(row -> row.flow().equals(flow) && records.contains(row.record()))
        .toList();
  }

  @Override
  public long doubts(String flow) {
    return rows.values().stream()
        .filter(row -> row.flow().equals(flow) && row.record() > 0 && row.doubt() != null)
        .count();
  }

  @Override
  public void keep(Collection<Holding> holdings) {
    holdings.forEach(holding -> rows.put(holding.flow() + '/' + holding.record(), holding));
  }
}
