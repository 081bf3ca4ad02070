package org.syncline.mapping.comparison;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    Map<String, List<Integer>> left = new LinkedHashMap<>();
    for (int i = 0; i < older.size(); i++) {
      left.computeIfAbsent(target(older.get(i)), k -> new ArrayList<>()).add(i);
    }
    Map<Integer, Pair> pairs = new HashMap<>();
    for (boolean equal : new boolean[] {true, false}) {
      for (int i = 0; i < newer.size(); i++) {
        Map<String, @Nullable Object> row = newer.get(i);
        List<Integer> candidates = left.getOrDefault(target(row), List.of());
        for (int c = 0; c < candidates.size() && !pairs.containsKey(i); c++) {
          int candidate = candidates.get(c);
          if (!equal || Written.same(older.get(candidate), row)) {
            pairs.put(i, new Pair(target(row), candidate, i));
            candidates.remove(c);
          }
        }
      }
    }
    return pairs.values().stream().sorted(Comparator.comparing(Pair::after)).toList();
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
    for (int i = 0; i < pairs.size(); i++) {
      if (!still.contains(i)) {
        Pair pair = pairs.get(i);
        moved.add(
            new MovedRow(
                prefix + pair.target(),
                pair.before() + 1,
                pair.after() + 1,
                passedItsLike(pair, pairs)));
      }
    }
  }

  private static boolean passedItsLike(Pair pair, List<Pair> pairs) {
    return pairs.stream()
        .filter(other -> other.target().equals(pair.target()))
        .anyMatch(
            other ->
                (other.before() < pair.before()) != (other.after() < pair.after())
                    && other.before() != pair.before());
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
