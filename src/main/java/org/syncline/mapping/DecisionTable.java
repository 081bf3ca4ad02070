package org.syncline.mapping;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table that several values go into and one comes out of: the first line whose cells all hold.
 *
 * @param inputs names of the inputs, for people
 * @param lines asked in their order
 * @param unknown what it means that no line holds
 */
public record DecisionTable(List<String> inputs, List<Line> lines, ValueMap.Unknown unknown) {

  /** One line: a cell an input, and the text that comes out. */
  public record Line(List<Cell> cells, String then) {
    public Line {
      cells = List.copyOf(cells);
    }
  }

  /** What one input has to be. */
  public sealed interface Cell {
    /** Whatever it is, absent too. */
    record Any() implements Cell {}

    /** Absent, null or blank. */
    record Nothing() implements Cell {}

    /** One of these texts. */
    record OneOf(List<String> texts) implements Cell {
      public OneOf {
        texts = List.copyOf(texts);
      }
    }

    /**
     * A number.
     *
     * @param from least, included; null: none
     * @param below greatest, not included; null: none
     */
    record Within(@Nullable BigDecimal from, @Nullable BigDecimal below) implements Cell {}
  }

  public DecisionTable {
    inputs = List.copyOf(inputs);
    lines = List.copyOf(lines);
  }
}
