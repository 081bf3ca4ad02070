package org.syncline.mapping.comparison;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one mapping document says otherwise than another.
 *
 * @param members of the document itself, such as {@code recordType}
 * @param rows by their place in the newer document, removed ones before
 * @param moved rows that are in both, in another order
 * @param cases golden cases by name; their contents are left out, as they may show persons
 */
public record MappingComparison(
    List<MemberChange> members,
    List<RowChange> rows,
    List<MovedRow> moved,
    List<MapChange> maps,
    List<CaseChange> cases,
    Counts counts) {

  /** What became of something that has a name. */
  public enum Change {
    ADDED,
    REMOVED,
    CHANGED
  }

  /**
   * A member of an object.
   *
   * @param before null = it was not there
   * @param after null = it is not there any more
   */
  public record MemberChange(String member, @Nullable Written before, @Nullable Written after) {}

  /**
   * A row.
   *
   * @param target with the targets of the rows that it is nested in before it, parted by dots
   * @param place of it among its neighbours, from 1: in the newer document, of a removed one in the
   *     older
   * @param members all of an added or removed one, those that differ of a changed one
   */
  public record RowChange(String target, Change change, int place, List<MemberChange> members) {}

  /**
   * A row in another place.
   *
   * @param matters whether it passed another row of the same target: then another one comes first.
   *     Else the order has no effect on values
   */
  public record MovedRow(String target, int from, int to, boolean matters) {}

  /** A value map. */
  public record MapChange(
      String name, Change change, List<MemberChange> entries, List<MemberChange> members) {}

  /** A golden case, with the names of the members that differ. */
  public record CaseChange(String name, Change change, List<String> members) {}

  /**
   * How many changes there are.
   *
   * @param rowsMoved only those whose order matters
   * @param otherMembers of the document and of value maps, without their entries
   */
  public record Counts(
      int rowsAdded,
      int rowsRemoved,
      int rowsChanged,
      int rowsMoved,
      int entriesAdded,
      int entriesRemoved,
      int entriesChanged,
      int casesAdded,
      int casesRemoved,
      int casesChanged,
      int otherMembers) {

    public int total() {
      return rowsAdded
          + rowsRemoved
          + rowsChanged
          + rowsMoved
          + entriesAdded
          + entriesRemoved
          + entriesChanged
          + casesAdded
          + casesRemoved
          + casesChanged
          + otherMembers;
    }
  }

  public MappingComparison {
    members = List.copyOf(members);
    rows = List.copyOf(rows);
    moved = List.copyOf(moved);
    maps = List.copyOf(maps);
    cases = List.copyOf(cases);
  }

  /**
   * Compares two documents.
   *
   * @param before members of the older one, see {@link
   *     org.syncline.configuration.ConfigurationDocument#members}
   * @param after members of the newer one
   */
  public static MappingComparison of(
      Map<String, @Nullable Object> before, Map<String, @Nullable Object> after) {
    return new CompareDocuments(before, after).compare();
  }

  /** Whether they say the same. */
  public boolean isEmpty() {
    return counts.total() == 0 && moved.isEmpty();
  }

  /** For people: lines of text, ended by line feeds. */
  public String text() {
    return new ComparisonText(this).text();
  }
}
