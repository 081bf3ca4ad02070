package org.syncline.mapping.comparison;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.syncline.mapping.comparison.MappingComparison.Change;
import org.syncline.mapping.comparison.MappingComparison.MemberChange;
import org.syncline.mapping.comparison.MappingComparison.MovedRow;
import org.syncline.mapping.comparison.MappingComparison.RowChange;

/** Compares rows by their targets, and the rows nested in them. */
final class CompareRows {
  private static final String NESTED = "rows";

  private final List<RowChange> changes = new ArrayList<>();
  private final List<MovedRow> moved = new ArrayList<>();

  List<RowChange> changes() {
    return changes;
  }

  List<MovedRow> moved() {
    return moved;
  }

  /** A row that is in both, by its places from 0. */
  private record Pair(String target, int before, int after) {}

  /**
   * Notes what differs.
   *
   * @param prefix targets of the rows around, each ended by a dot
   */
  void compare(@Nullable Object before, @Nullable Object after, String prefix) {
    List<Map<String, @Nullable Object>> older = rows(before);
    List<Map<String, @Nullable Object>> newer = rows(after);
    List<Pair> pairs = pairs(older, newer);
    Set<Integer> kept = new LinkedHashSet<>();
    Map<Integer, Integer> origins = new HashMap<>();
    for (Pair pair : pairs) {
      kept.add(pair.before());
      origins.put(pair.after(), pair.before());
    }
    for (int i = 0; i < older.size(); i++) {
      if (!kept.contains(i)) {
        add(prefix, Change.REMOVED, i, older.get(i), Map.of());
      }
    }
    for (int i = 0; i < newer.size(); i++) {
      Integer origin = origins.get(i);
      if (origin == null) {
        add(prefix, Change.ADDED, i, Map.of(), newer.get(i));
      } else {
        both(prefix, i, older.get(origin), newer.get(i));
      }
    }
    move(prefix, pairs);
  }

  private static List<Map<String, @Nullable Object>> rows(@Nullable Object list) {
    return Spelling.objects(list).stream().map(Spelling::row).toList();
  }

  private static String target(Map<String, @Nullable Object> row) {
    return row.get("target") instanceof String text ? text : "(no target)";
  }

  /** First those that are equal, then those of the same target in their order. */
  private static List<Pair> pairs(
      List<Map<String, @Nullable Object>> older, List<Map<String, @Nullable Object>> newer) {
    TreeMap<Integer, Pair> pairs = new TreeMap<>();
    pair(older, newer, Written::canonical, pairs);
    pair(older, newer, CompareRows::target, pairs);
    return List.copyOf(pairs.values());
  }

  /**
   * Pairs rows that have the same name and are not among the pairs yet, the first with the first.
   */
  private static void pair(
      List<Map<String, @Nullable Object>> older,
      List<Map<String, @Nullable Object>> newer,
      Function<Map<String, @Nullable Object>, String> name,
      TreeMap<Integer, Pair> pairs) {
    Set<Integer> taken = new HashSet<>();
    pairs.values().forEach(pair -> taken.add(pair.before()));
    Map<String, ArrayDeque<Integer>> left = new HashMap<>();
    for (int i = 0; i < older.size(); i++) {
      if (!taken.contains(i)) {
        left.computeIfAbsent(name.apply(older.get(i)), k -> new ArrayDeque<>()).add(i);
      }
    }
    for (int i = 0; i < newer.size(); i++) {
      ArrayDeque<Integer> candidates =
          pairs.containsKey(i) ? null : left.get(name.apply(newer.get(i)));
      Integer first = candidates == null ? null : candidates.poll();
      if (first != null) {
        pairs.put(i, new Pair(target(newer.get(i)), first, i));
      }
    }
  }

  private void add(
      String prefix,
      Change change,
      int index,
      Map<String, @Nullable Object> older,
      Map<String, @Nullable Object> newer) {
    String target = target(change == Change.ADDED ? newer : older);
    changes.add(
        new RowChange(prefix + target, change, index + 1, changed(older, newer, Set.of("target"))));
  }

  private void both(
      String prefix,
      int index,
      Map<String, @Nullable Object> older,
      Map<String, @Nullable Object> newer) {
    boolean nested = older.get(NESTED) instanceof List && newer.get(NESTED) instanceof List;
    List<MemberChange> members = changed(older, newer, nested ? Set.of(NESTED) : Set.of());
    String target = prefix + target(newer);
    if (!members.isEmpty()) {
      changes.add(new RowChange(target, Change.CHANGED, index + 1, members));
    }
    if (nested) {
      compare(older.get(NESTED), newer.get(NESTED), target + ".");
    }
  }

  /** The members that differ, in the order of the newer object, those that are gone last. */
  static List<MemberChange> changed(
      Map<String, @Nullable Object> older, Map<String, @Nullable Object> newer, Set<String> but) {
    Set<String> names = new LinkedHashSet<>(newer.keySet());
    names.addAll(older.keySet());
    names.removeAll(but);
    List<MemberChange> changed = new ArrayList<>();
    for (String name : names) {
      Written before = Written.of(older, name);
      Written after = Written.of(newer, name);
      boolean same = before != null && after != null && Written.same(before.value(), after.value());
      if (!same) {
        changed.add(new MemberChange(name, before, after));
      }
    }
    return changed;
  }

  /** As few rows as can be said to have moved: all but a longest chain that kept its order. */
  private void move(String prefix, List<Pair> pairs) {
    Set<Integer> still = longestChain(pairs.stream().mapToInt(Pair::before).toArray());
    Set<Pair> passed = passedTheirLike(pairs);
    for (int i = 0; i < pairs.size(); i++) {
      Pair pair = pairs.get(i);
      if (!still.contains(i)) {
        moved.add(
            new MovedRow(
                prefix + pair.target(),
                pair.before() + 1,
                pair.after() + 1,
                passed.contains(pair)));
      }
    }
  }

  /** Those that stand on another side of a row of their target than they did. */
  private static Set<Pair> passedTheirLike(List<Pair> pairs) {
    Set<Pair> passed = new HashSet<>();
    Map<String, Integer> furthest = new HashMap<>();
    for (Pair pair : pairs) {
      if (pair.before() < furthest.getOrDefault(pair.target(), -1)) {
        passed.add(pair);
      }
      furthest.merge(pair.target(), pair.before(), Math::max);
    }
    Map<String, Integer> nearest = new HashMap<>();
    for (int i = pairs.size() - 1; i >= 0; i--) {
      Pair pair = pairs.get(i);
      if (pair.before() > nearest.getOrDefault(pair.target(), Integer.MAX_VALUE)) {
        passed.add(pair);
      }
      nearest.merge(pair.target(), pair.before(), Math::min);
    }
    return passed;
  }

  /** Indexes of a longest increasing subsequence. */
  private static Set<Integer> longestChain(int[] values) {
    int[] ends = new int[values.length];
    int[] previous = new int[values.length];
    int length = 0;
    for (int i = 0; i < values.length; i++) {
      int low = 0;
      int high = length;
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (values[ends[middle]] < values[i]) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      previous[i] = low == 0 ? -1 : ends[low - 1];
      ends[low] = i;
      length = Math.max(length, low + 1);
    }
    Set<Integer> chain = new LinkedHashSet<>();
    for (int i = length == 0 ? -1 : ends[length - 1]; i >= 0; i = previous[i]) {
      chain.add(i);
    }
    return chain;
  }
}
