package org.syncline.console;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.syncline.mapping.suggestion.SourceField;

/**
 * Fields of a source below one name. The tree has two levels of names; what is deeper is told by
 * its whole way.
 *
 * @param name empty for the source itself
 * @param leaves fields of its own
 * @param groups further names below it
 * @param size fields in all
 */
public record SourceGroup(String name, List<Leaf> leaves, List<SourceGroup> groups, int size) {
  private static final int LEVELS = 2;
  private static final String STEP = " \u203a ";

  /**
   * A field.
   *
   * @param label the way from the group to it
   */
  public record Leaf(String label, SourceField field) {
    /** The word of what its values are. */
    public String type() {
      return org.syncline.configuration.Words.of(field.type());
    }

    /** In how many of a hundred records there was a value. */
    public double share() {
      return field.records() == 0 ? 0 : (double) field.filled() / field.records();
    }
  }

  public SourceGroup {
    leaves = List.copyOf(leaves);
    groups = List.copyOf(groups);
  }

  /** All fields of a source as a tree. */
  static SourceGroup of(List<SourceField> fields) {
    return of("", fields, 0);
  }

  private static SourceGroup of(String name, List<SourceField> fields, int level) {
    List<Leaf> leaves = new ArrayList<>();
    Map<String, List<SourceField>> below = new LinkedHashMap<>();
    for (SourceField field : fields) {
      List<String> rest =
          field.names().subList(Math.min(level, field.names().size()), field.names().size());
      if (rest.size() > 1 && level < LEVELS) {
        below.computeIfAbsent(rest.get(0), first -> new ArrayList<>()).add(field);
      } else {
        leaves.add(new Leaf(rest.isEmpty() ? field.path() : String.join(STEP, rest), field));
      }
    }
    List<SourceGroup> groups = new ArrayList<>();
    below.forEach((inner, all) -> groups.add(of(inner, all, level + 1)));
    return new SourceGroup(name, leaves, groups, fields.size());
  }
}
