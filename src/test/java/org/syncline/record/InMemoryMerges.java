package org.syncline.record;

import java.util.Collection;
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
  public Optional<MergedRecord> latestInto(long kept) {
    return rows.values().stream()
        .filter(merge -> merge.kept() == kept)
        .max(Comparator.comparing(MergedRecord::receipt));
  }

  @Override
  public List<Absorption> into(long kept, int limit) {
    return rows.values().stream()
        .filter(merge -> merge.kept() == kept)
        .sorted(Comparator.comparing(MergedRecord::receipt).reversed())
        .limit(limit)
        .map(Absorption::of)
        .toList();
  }

  @Override
  public void setReferences(long receipt, Collection<MergedRecord.Reference> references) {
    MergedRecord merge = rows.get(receipt);
    if (merge != null) {
      rows.put(receipt, merge.withReferences(references));
    }
  }

  @Override
  public void end(long receipt, long endedBy) {
    rows.remove(receipt);
  }
}
