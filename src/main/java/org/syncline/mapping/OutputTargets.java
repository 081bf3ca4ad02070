package org.syncline.mapping;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.syncline.mapping.format.TargetWriter;
import org.syncline.record.FieldType;

/**
 * Targets of a mapping with an output: places of its format. All places are told to the writer's
 * builder before the first row is compiled, in the order of the table, because what is written
 * comes in that order.
 */
final class OutputTargets implements Targets {
  private static final String LIST = "[]";
  private static final String ITEM = ".";

  private final Map<String, Place> places = new HashMap<>();
  private final Late late;

  /** One place; items only of lists. */
  private record Place(Target.Kind kind, int slot, @Nullable OutputTargets items) {}

  /** The writer, there once all places are known; null within items that it judges as a list. */
  private static final class Late {
    @Nullable TargetWriter writer;
  }

  private OutputTargets(Late late) {
    this.late = late;
  }

  /** Tells a builder the places of all rows. */
  static OutputTargets of(List<MappingRow> rows, TargetWriter.Builder builder, RowPlaces place) {
    OutputTargets targets = new OutputTargets(new Late());
    targets.learn(rows, builder, place);
    return targets;
  }

  /** Where the problems of a row go. */
  interface RowPlaces {
    RowProblems of(int row);
  }

  private void learn(List<MappingRow> rows, TargetWriter.Builder builder, RowPlaces where) {
    for (int i = 0; i < rows.size(); i++) {
      MappingRow row = rows.get(i);
      if (!places.containsKey(row.target())) {
        RowProblems problems = where.of(i);
        try {
          places.put(row.target(), place(row, builder, problems));
        } catch (IllegalArgumentException e) {
          problems.add("target", String.valueOf(e.getMessage()));
        }
      }
    }
  }

  private Place place(MappingRow row, TargetWriter.Builder builder, RowProblems problems) {
    boolean each = row.source() instanceof RowSource.Each;
    boolean list = row.target().endsWith(LIST);
    if (!each && !list) {
      return new Place(Target.Kind.PLACE, builder.slot(row.target()), null);
    }
    String path =
        list ? row.target().substring(0, row.target().length() - LIST.length()) : row.target();
    TargetWriter.Repeated repeated = builder.repeated(path);
    if (!each) {
      repeated.items().slot(ITEM);
      return new Place(Target.Kind.LIST, repeated.slot(), null);
    }
    OutputTargets items = new OutputTargets(new Late());
    items.learn(row.rows(), repeated.items(), problems::inner);
    return new Place(Target.Kind.ITEMS, repeated.slot(), items);
  }

  /** The writer that says what can't stand in a place. */
  void written(TargetWriter writer) {
    late.writer = writer;
    if (writer.takesPlainTexts()) {
      for (Place place : places.values()) {
        if (place.items() != null) {
          place.items().written(writer);
        }
      }
    }
  }

  int slots() {
    return places.size();
  }

  @Override
  public @Nullable Aim aim(MappingRow row, RowProblems problems) {
    Place place = places.get(row.target());
    if (place == null) {
      return null;
    }
    if (row.type() == FieldType.REFERENCE || row.type() == FieldType.ENUM) {
      problems.add("type", "An output knows no " + row.type().word() + ": leave the type out.");
    }
    return new Aim(
        Target.ofPlace(row.target(), place.kind(), place.slot(), late.writer), row.type(), null);
  }

  @Override
  public Items items(MappingRow row) {
    Place place = places.get(row.target());
    OutputTargets items = place == null ? null : place.items();
    if (items == null) {
      throw new IllegalStateException("The row has no items: " + row.target());
    }
    return new Items(items, items::slots);
  }
}
