package org.syncline.sync.sweep;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.syncline.connector.spi.Answer;
import org.syncline.connector.spi.Limits;
import org.syncline.connector.spi.Listing;
import org.syncline.connector.spi.Operation;
import org.syncline.connector.spi.Sighting;
import org.syncline.connector.spi.Way;
import org.syncline.connector.spi.Write;

/** A system whose rows are listed three on a page. */
final class Site implements Way {
  static final int PAGE = 3;

  /** Record by row; of rows that it made by itself 0. */
  final TreeMap<String, Long> rows = new TreeMap<>();

  final List<String> removed = new ArrayList<>();

  /** Done before a page is told, by its number from 1. */
  final Map<Integer, Runnable> before = new HashMap<>();

  /** Pages that fail, by their numbers. */
  final Set<Integer> failing = new TreeSet<>();

  /** Whether each page leads to one of two others. */
  boolean round;

  int pages;
  Limits limits = new Limits(null, 8, 8);
  private int next = 1;

  void has(String... ids) {
    for (String id : ids) {
      rows.put(id, 0L);
    }
  }

  @Override
  public Set<Operation> operations(String object) {
    return EnumSet.allOf(Operation.class);
  }

  @Override
  public Limits limits() {
    return limits;
  }

  @Override
  public Answer write(Write write) {
    String id = write.externalId();
    return switch (write.operation()) {
      case CREATE -> {
        String made = "m" + next++;
        rows.put(made, write.record());
        yield new Answer.Done(made, null);
      }
      case DELETE -> {
        if (id == null || rows.remove(id) == null) {
          yield new Answer.Gone();
        }
        removed.add(id);
        yield new Answer.Done(null, null);
      }
      default -> new Answer.Done(id, null);
    };
  }

  @Override
  public Sighting find(Write write) {
    return new Sighting.NotThere();
  }

  @Override
  public Listing list(String object, @Nullable String after, Duration timeout) {
    int page = ++pages;
    before.getOrDefault(page, () -> {}).run();
    if (failing.contains(page)) {
      return new Listing.Failed("Not now.");
    }
    if (round) {
      return new Listing.Page(List.copyOf(rows.keySet()), page % 2 == 0 ? "even" : "odd");
    }
    List<String> left =
        new ArrayList<>(after == null ? rows.keySet() : rows.tailMap(after, false).keySet());
    List<String> told = left.subList(0, Math.min(PAGE, left.size()));
    return new Listing.Page(told, left.size() > PAGE ? told.get(told.size() - 1) : null);
  }
}
