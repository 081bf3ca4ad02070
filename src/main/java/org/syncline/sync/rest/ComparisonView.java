package org.syncline.sync.rest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.syncline.configuration.Words;
import org.syncline.mapping.comparison.MappingComparison;
import org.syncline.mapping.comparison.MappingComparison.Counts;
import org.syncline.mapping.comparison.MappingComparison.MapChange;
import org.syncline.mapping.comparison.MappingComparison.MemberChange;
import org.syncline.mapping.comparison.MappingComparison.MovedRow;
import org.syncline.mapping.comparison.MappingComparison.RowChange;
import org.syncline.mapping.comparison.Written;

/**
 * A comparison as the API shows it. Of a member, {@code before} or {@code after} is left out where
 * it was or is absent, and null where the document says null.
 */
public record ComparisonView(
    String from,
    String to,
    Map<String, Integer> counts,
    List<Map<String, @Nullable Object>> members,
    List<Row> rows,
    List<MovedRow> moved,
    List<ValueMapView> maps,
    List<GoldenCaseView> cases) {

  /** A row that was added, removed or changed. */
  public record Row(
      String target, String change, int place, List<Map<String, @Nullable Object>> members) {
    static Row of(RowChange row) {
      return new Row(
          row.target(), Words.of(row.change()), row.place(), ComparisonView.members(row.members()));
    }
  }

  /** A value map that was added, removed or changed. */
  public record ValueMapView(
      String name,
      String change,
      List<Map<String, @Nullable Object>> entries,
      List<Map<String, @Nullable Object>> members) {
    static ValueMapView of(MapChange map) {
      return new ValueMapView(
          map.name(),
          Words.of(map.change()),
          ComparisonView.members(map.entries()),
          ComparisonView.members(map.members()));
    }
  }

  /** A golden case that was added, removed or changed. */
  public record GoldenCaseView(String name, String change, List<String> members) {}

  static ComparisonView of(String from, String to, MappingComparison comparison) {
    return new ComparisonView(
        from,
        to,
        counts(comparison.counts()),
        members(comparison.members()),
        comparison.rows().stream().map(Row::of).toList(),
        comparison.moved(),
        comparison.maps().stream().map(ValueMapView::of).toList(),
        comparison.cases().stream()
            .map(one -> new GoldenCaseView(one.name(), Words.of(one.change()), one.members()))
            .toList());
  }

  private static List<Map<String, @Nullable Object>> members(List<MemberChange> changes) {
    return changes.stream().map(ComparisonView::member).toList();
  }

  private static Map<String, @Nullable Object> member(MemberChange change) {
    Map<String, @Nullable Object> member = new LinkedHashMap<>();
    member.put("member", change.member());
    put(member, "before", change.before());
    put(member, "after", change.after());
    return member;
  }

  private static void put(
      Map<String, @Nullable Object> member, String name, @Nullable Written written) {
    if (written != null) {
      member.put(name, written.value());
    }
  }

  private static Map<String, Integer> counts(Counts counts) {
    Map<String, Integer> shown = new LinkedHashMap<>();
    shown.put("total", counts.total());
    shown.put("rowsAdded", counts.rowsAdded());
    shown.put("rowsRemoved", counts.rowsRemoved());
    shown.put("rowsChanged", counts.rowsChanged());
    shown.put("rowsMoved", counts.rowsMoved());
    shown.put("entriesAdded", counts.entriesAdded());
    shown.put("entriesRemoved", counts.entriesRemoved());
    shown.put("entriesChanged", counts.entriesChanged());
    shown.put("casesAdded", counts.casesAdded());
    shown.put("casesRemoved", counts.casesRemoved());
    shown.put("casesChanged", counts.casesChanged());
    shown.put("otherMembers", counts.otherMembers());
    return shown;
  }
}
