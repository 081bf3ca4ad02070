package org.syncline.mapping.comparison;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.syncline.mapping.comparison.MappingComparison.CaseChange;
import org.syncline.mapping.comparison.MappingComparison.Change;
import org.syncline.mapping.comparison.MappingComparison.Counts;
import org.syncline.mapping.comparison.MappingComparison.MapChange;
import org.syncline.mapping.comparison.MappingComparison.MemberChange;
import org.syncline.mapping.comparison.MappingComparison.MovedRow;
import org.syncline.mapping.comparison.MappingComparison.RowChange;

/** Compares two mapping documents part by part. */
final class CompareDocuments {
  private static final String ROWS = "rows";
  private static final String MAPS = "maps";
  private static final String CASES = "cases";
  private static final String ENTRIES = "entries";

  private final Map<String, @Nullable Object> before;
  private final Map<String, @Nullable Object> after;

  CompareDocuments(Map<String, @Nullable Object> before, Map<String, @Nullable Object> after) {
    this.before = before;
    this.after = after;
  }

  MappingComparison compare() {
    CompareRows rows = new CompareRows();
    rows.compare(before.get(ROWS), after.get(ROWS), "");
    List<MemberChange> members = CompareRows.changed(before, after, Set.of(ROWS, MAPS, CASES));
    List<MapChange> maps = maps();
    List<CaseChange> cases = cases();
    return new MappingComparison(
        members,
        rows.changes(),
        rows.moved(),
        maps,
        cases,
        counts(members, rows.changes(), rows.moved(), maps, cases));
  }

  private List<MapChange> maps() {
    Map<String, @Nullable Object> older = Spelling.object(before.get(MAPS));
    Map<String, @Nullable Object> newer = Spelling.object(after.get(MAPS));
    List<MapChange> changes = new ArrayList<>();
    for (String name : names(older, newer)) {
      Map<String, @Nullable Object> was = Spelling.object(older.get(name));
      Map<String, @Nullable Object> is = Spelling.object(newer.get(name));
      boolean entries = was.get(ENTRIES) instanceof Map || is.get(ENTRIES) instanceof Map;
      MapChange change =
          new MapChange(
              name,
              change(older, newer, name),
              CompareRows.changed(
                  Spelling.object(was.get(ENTRIES)), Spelling.object(is.get(ENTRIES)), Set.of()),
              CompareRows.changed(was, is, entries ? Set.of(ENTRIES) : Set.of()));
      boolean differs = !change.entries().isEmpty() || !change.members().isEmpty();
      if (differs || change.change() != Change.CHANGED) {
        changes.add(change);
      }
    }
    return changes;
  }

  private List<CaseChange> cases() {
    Map<String, Map<String, @Nullable Object>> older =
        Spelling.named(before.get(CASES), "name", "(no name)");
    Map<String, Map<String, @Nullable Object>> newer =
        Spelling.named(after.get(CASES), "name", "(no name)");
    List<CaseChange> changes = new ArrayList<>();
    for (String name : names(older, newer)) {
      List<String> members =
          CompareRows.changed(
                  older.getOrDefault(name, Map.of()),
                  newer.getOrDefault(name, Map.of()),
                  Set.of("name"))
              .stream()
              .map(MemberChange::member)
              .toList();
      Change change = change(older, newer, name);
      if (!members.isEmpty() || change != Change.CHANGED) {
        changes.add(new CaseChange(name, change, members));
      }
    }
    return changes;
  }

  private static Set<String> names(Map<String, ?> older, Map<String, ?> newer) {
    Set<String> names = new LinkedHashSet<>(newer.keySet());
    names.addAll(older.keySet());
    return names;
  }

  private static Change change(Map<String, ?> older, Map<String, ?> newer, String name) {
    if (!older.containsKey(name)) {
      return Change.ADDED;
    }
    return newer.containsKey(name) ? Change.CHANGED : Change.REMOVED;
  }

  private static Counts counts(
      List<MemberChange> members,
      List<RowChange> rows,
      List<MovedRow> moved,
      List<MapChange> maps,
      List<CaseChange> cases) {
    List<MemberChange> entries = maps.stream().flatMap(map -> map.entries().stream()).toList();
    return new Counts(
        count(rows.stream().filter(row -> row.change() == Change.ADDED)),
        count(rows.stream().filter(row -> row.change() == Change.REMOVED)),
        count(rows.stream().filter(row -> row.change() == Change.CHANGED)),
        count(moved.stream().filter(MovedRow::matters)),
        count(entries.stream().filter(entry -> entry.before() == null)),
        count(entries.stream().filter(entry -> entry.after() == null)),
        count(entries.stream().filter(e -> e.before() != null && e.after() != null)),
        count(cases.stream().filter(one -> one.change() == Change.ADDED)),
        count(cases.stream().filter(one -> one.change() == Change.REMOVED)),
        count(cases.stream().filter(one -> one.change() == Change.CHANGED)),
        members.size() + maps.stream().mapToInt(CompareDocuments::otherMembers).sum());
  }

  /** An empty map that came or went is a change, too. */
  private static int otherMembers(MapChange map) {
    boolean empty = map.entries().isEmpty() && map.members().isEmpty();
    return empty ? 1 : map.members().size();
  }

  private static int count(Stream<?> changes) {
    return (int) changes.count();
  }
}
