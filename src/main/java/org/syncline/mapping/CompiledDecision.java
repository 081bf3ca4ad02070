package org.syncline.mapping;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.syncline.mapping.conversion.PlainNumbers;
import org.syncline.mapping.value.Characters;

/**
 * A decision table.
 *
 * @param unknown what it means that no line holds, as {@link Lookup#of} gives it
 */
record CompiledDecision(List<Line> lines, @Nullable Object unknown, String rule) implements Lookup {

  /** Cells that all have to hold, and the canonical value that comes out. */
  record Line(List<DecisionTable.Cell> cells, Object then) {}

  @Override
  public @Nullable Object of(Object value) {
    List<?> inputs = value instanceof List<?> list ? list : List.of(value);
    for (Line line : lines) {
      if (holds(line.cells(), inputs)) {
        return line.then();
      }
    }
    return unknown;
  }

  @Override
  public boolean ofLists() {
    return true;
  }

  private static boolean holds(List<DecisionTable.Cell> cells, List<?> inputs) {
    for (int i = 0; i < cells.size(); i++) {
      if (!holds(cells.get(i), i < inputs.size() ? inputs.get(i) : null)) {
        return false;
      }
    }
    return true;
  }

  private static boolean holds(DecisionTable.Cell cell, @Nullable Object input) {
    String text = input == null ? "" : Characters.normalised(input.toString());
    if (cell instanceof DecisionTable.Cell.OneOf oneOf) {
      return input != null && oneOf.texts().contains(text);
    }
    if (cell instanceof DecisionTable.Cell.Within within) {
      return holds(within, PlainNumbers.read(text));
    }
    return cell instanceof DecisionTable.Cell.Any || text.isBlank();
  }

  private static boolean holds(DecisionTable.Cell.Within within, @Nullable BigDecimal number) {
    BigDecimal from = within.from();
    BigDecimal below = within.below();
    return number != null
        && (from == null || number.compareTo(from) >= 0)
        && (below == null || number.compareTo(below) < 0);
  }
}
