package org.syncline.record;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.syncline.platform.InMemoryTransactions;

/** Merges in a map; those that were taken back are gone. */
public final class InMemoryMerges implements Merges {
  private final Map<Long, MergedRecord> rows;

  public InMemoryMerges(InMemoryTransactions transactions) {
    rows = transactions.table();
  }

  @Override
  public void add(MergedRecord merge) {
    rows.put(merge.receipt(), merge);
  }

  @Override
  public Optional<MergedRecord> of(long merged) {
    return rows.values().stream().filter(merge -> merge.merged() == merged).findFirst();
  }

  @Override
  public List<MergedRecord> into(long kept) {
    return rows.values().stream()
        .filter(merge -> merge.kept() == kept)
        .sorted(Comparator.comparing(MergedRecord::receipt).reversed())
        .toList();
  }

  @Override
  public void end(long receipt, long endedBy) {
    rows.remove(receipt);
  }
}
