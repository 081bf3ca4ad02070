package org.syncline.mapping.exchange;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A column of a file.
 *
 * @param quoted whether its name stands in quotes to tell it from a column that the file itself
 *     needs: a member may be named {@code kind} too
 */
record Column(String name, boolean quoted) {
  static final Column KIND = new Column("kind", false);
  static final Column MAP = new Column("map", false);
  static final Column SHEET = new Column("sheet", false);
  static final Column FROM = new Column("from", false);
  static final Column TO = new Column("to", false);
  static final Column MEMBER = new Column("member", false);
  static final Column CELL = new Column("value", false);

  private static final Set<String> RESERVED = Set.of(KIND.name, MAP.name, SHEET.name);

  private static final List<String> ORDER =
      List.of(
          "id",
          "recordType",
          "target",
          "source",
          "constant",
          "steps",
          "type",
          "format",
          "zone",
          "locale",
          "region",
          "true",
          "false",
          "map",
          "link",
          "parent",
          "required",
          "default",
          "onBlank",
          "onError",
          "unknown");

  static Column of(String member) {
    return new Column(member, false);
  }

  static Column besides(String member, Column... own) {
    return new Column(member, List.of(own).contains(of(member)));
  }

  /** As it is written above the column. */
  String head() {
    return quoted ? JsonText.of(name) : CellForm.TEXT.write(name);
  }

  static Column ofHead(String head) throws UnreadableCell {
    if (CellForm.TEXT.read(head) instanceof String name) {
      return new Column(name, RESERVED.contains(name) && head.strip().startsWith("\""));
    }
    throw new UnreadableCell("This is no name of a column: put a member's name into quotes.");
  }

  /** The usual members in their usual order, then all others by name. */
  static TreeSet<String> inOrder() {
    return new TreeSet<>(
        Comparator.comparingInt(
                (String member) -> {
                  int place = ORDER.indexOf(member);
                  return place < 0 ? ORDER.size() : place;
                })
            .thenComparing(Comparator.naturalOrder()));
  }
}
