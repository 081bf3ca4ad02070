package org.syncline.platform;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** Transactions over maps: one at a time, undone on failure. */
public final class InMemoryTransactions implements Transactions {
  private final ReentrantLock one = new ReentrantLock();
  private final List<Map<?, ?>> tables = new ArrayList<>();

  /** A map that takes part in the transactions; its values must not change by themselves. */
  public <K extends Comparable<K>, V> TreeMap<K, V> table() {
    TreeMap<K, V> table = new TreeMap<>();
    tables.add(table);
    return table;
  }

  @Override
  public <T> T inNew(Supplier<T> work) {
    one.lock();
    try {
      List<Map<?, ?>> before = new ArrayList<>();
      tables.forEach(table -> before.add(new HashMap<>(table)));
      try {
        return work.get();
      } catch (RuntimeException | Error e) {
        for (int i = 0; i < tables.size(); i++) {
          restore(tables.get(i), before.get(i));
        }
        throw e;
      }
    } finally {
      one.unlock();
    }
  }

  public void clear() {
    tables.forEach(Map::clear);
  }

  @SuppressWarnings("unchecked")
  private static void restore(Map<?, ?> table, Map<?, ?> before) {
    table.clear();
    ((Map<Object, Object>) table).putAll(before);
  }
}
