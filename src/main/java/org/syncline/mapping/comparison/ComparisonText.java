package org.syncline.mapping.comparison;

import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.syncline.mapping.comparison.MappingComparison.CaseChange;
import org.syncline.mapping.comparison.MappingComparison.Change;
import org.syncline.mapping.comparison.MappingComparison.Counts;
import org.syncline.mapping.comparison.MappingComparison.MapChange;
import org.syncline.mapping.comparison.MappingComparison.MemberChange;
import org.syncline.mapping.comparison.MappingComparison.MovedRow;
import org.syncline.mapping.comparison.MappingComparison.RowChange;

/**
 * A comparison as text: {@code +} added, {@code -} removed, {@code ~} changed, {@code >} moved.
 * Values are JSON, cut at {@value #LONGEST} characters.
 */
final class ComparisonText {
  private static final int LONGEST = 200;

  private final MappingComparison comparison;
  private final StringBuilder text = new StringBuilder();

  ComparisonText(MappingComparison comparison) {
    this.comparison = comparison;
  }

  String text() {
    line(0, summary(comparison.counts()));
    members(0, comparison.members());
    if (!comparison.rows().isEmpty() || !comparison.moved().isEmpty()) {
      line(0, "");
      line(0, "Rows");
      comparison.rows().forEach(this::row);
      comparison.moved().forEach(this::moved);
    }
    if (!comparison.maps().isEmpty()) {
      line(0, "");
      line(0, "Value maps");
      comparison.maps().forEach(this::map);
    }
    if (!comparison.cases().isEmpty()) {
      line(0, "");
      line(0, "Golden cases");
      comparison.cases().forEach(this::goldenCase);
    }
    return text.toString();
  }

  private static String summary(Counts counts) {
    int total = counts.total();
    if (total == 0) {
      return "No change.";
    }
    StringJoiner parts = new StringJoiner(", ");
    part(parts, counts.rowsAdded(), "row", "added");
    part(parts, counts.rowsRemoved(), "row", "removed");
    part(parts, counts.rowsChanged(), "row", "changed");
    part(parts, counts.rowsMoved(), "row", "moved");
    parts = entries(parts, counts);
    part(parts, counts.casesAdded(), "case", "added");
    part(parts, counts.casesRemoved(), "case", "removed");
    part(parts, counts.casesChanged(), "case", "changed");
    part(parts, counts.otherMembers(), "other member", "changed");
    return total + (total == 1 ? " change: " : " changes: ") + parts + ".";
  }

  private static StringJoiner entries(StringJoiner parts, Counts counts) {
    part(parts, counts.entriesAdded(), "entry", "added");
    part(parts, counts.entriesRemoved(), "entry", "removed");
    part(parts, counts.entriesChanged(), "entry", "changed");
    return parts;
  }

  private static void part(StringJoiner parts, int count, String what, String how) {
    if (count > 0) {
      String many = what.equals("entry") ? "entries" : what + "s";
      parts.add(count + " " + (count == 1 ? what : many) + " " + how);
    }
  }

  private void row(RowChange row) {
    line(1, sign(row.change()) + " " + row.target());
    if (row.change() == Change.CHANGED) {
      members(3, row.members());
    } else {
      for (MemberChange member : row.members()) {
        Written only = member.after() == null ? member.before() : member.after();
        line(3, member.member() + ": " + shown(only));
      }
    }
  }

  private void moved(MovedRow row) {
    line(
        1,
        "> "
            + row.target()
            + ": from place "
            + row.from()
            + " to "
            + row.to()
            + (row.matters() ? "" : " (without effect)"));
  }

  private void map(MapChange map) {
    line(1, sign(map.change()) + " " + map.name());
    for (MemberChange entry : map.entries()) {
      String from = new Written(entry.member()).json();
      if (entry.before() == null) {
        line(3, "+ " + from + ": " + shown(entry.after()));
      } else if (entry.after() == null) {
        line(3, "- " + from + ": " + shown(entry.before()));
      } else {
        line(3, "~ " + from + ": " + shown(entry.before()) + " -> " + shown(entry.after()));
      }
    }
    members(3, map.members());
  }

  private void goldenCase(CaseChange one) {
    boolean changed = one.change() == Change.CHANGED;
    line(
        1,
        sign(one.change())
            + " "
            + one.name()
            + (changed ? ": " + String.join(", ", one.members()) : ""));
  }

  private void members(int indent, List<MemberChange> members) {
    for (MemberChange member : members) {
      line(
          indent, member.member() + ": " + shown(member.before()) + " -> " + shown(member.after()));
    }
  }

  private static String shown(@Nullable Written written) {
    if (written == null) {
      return "(absent)";
    }
    String json = written.json();
    if (json.codePointCount(0, json.length()) <= LONGEST) {
      return json;
    }
    return json.substring(0, json.offsetByCodePoints(0, LONGEST))
        + "\u2026 ("
        + json.codePointCount(0, json.length())
        + " characters)";
  }

  private static String sign(Change change) {
    return switch (change) {
      case ADDED -> "+";
      case REMOVED -> "-";
      case CHANGED -> "~";
    };
  }

  private void line(int indent, String line) {
    // Names are the document's own and may hold line breaks.
    text.append("  ".repeat(indent))
        .append(line.replace('\n', ' ').replace('\r', ' '))
        .append('\n');
  }
}
