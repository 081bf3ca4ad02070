package org.syncline.mapping;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.syncline.mapping.value.Problem;

/**
 * How the values of one message came about. Holds them unmasked: whoever shows it has to ask for
 * the right to see them.
 *
 * @param unreadable what is wrong with the body as a whole; there are no rows then
 * @param rows in the order in which they were applied
 */
public record Trace(@Nullable Problem unreadable, List<Row> rows) {
  public Trace {
    rows = List.copyOf(rows);
  }

  /**
   * One row.
   *
   * @param source path that was chosen; null of a constant
   * @param found what stands there, as text; null where it is absent
   * @param steps in their order; value map and decision table are the last
   * @param outcome what became of the target
   * @param value canonical value as text, where one was given
   */
  public record Row(
      String target,
      @Nullable String source,
      @Nullable String found,
      List<Step> steps,
      Outcome outcome,
      @Nullable String value,
      List<Problem> problems) {
    public Row {
      steps = List.copyOf(steps);
      problems = List.copyOf(problems);
    }
  }

  /**
   * One step of a row.
   *
   * @param result as text; null where the step gave nothing or a fault
   * @param code of the fault, null where there is none
   */
  public record Step(String name, @Nullable String result, @Nullable String code) {}

  /** What became of a row's target. */
  public enum Outcome {
    /** It gets a value. */
    VALUE,
    /** It is cleared. */
    CLEARED,
    /** The source says nothing about it, or a problem was tolerated by leaving it out. */
    UNTOUCHED,
    /** The message is rejected because of it. */
    REJECTED
  }
}
