package org.syncline.mapping;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.syncline.mapping.value.Fault;
import org.syncline.mapping.value.Found;
import org.syncline.mapping.value.Problem;

/** Writes down what the rows of one message tell. */
final class TraceBuilder implements Tracer {
  private final List<Trace.Row> rows = new ArrayList<>();
  private @Nullable Growing row;

  private static final class Growing {
    final String target;
    final @Nullable String source;
    final @Nullable String found;
    final List<Trace.Step> steps = new ArrayList<>();
    final List<Problem> problems = new ArrayList<>();
    Trace.Outcome outcome = Trace.Outcome.REJECTED;
    @Nullable String value;

    Growing(String target, @Nullable String source, @Nullable String found) {
      this.target = target;
      this.source = source;
      this.found = found;
    }

    Trace.Row grown() {
      return new Trace.Row(target, source, found, steps, outcome, value, problems);
    }
  }

  Trace trace() {
    finish();
    return new Trace(null, rows);
  }

  private void finish() {
    if (row != null) {
      rows.add(row.grown());
      row = null;
    }
  }

  private Growing row() {
    if (row == null) {
      throw new IllegalStateException("No row has begun.");
    }
    return row;
  }

  @Override
  public void found(String target, @Nullable String path, @Nullable Object found) {
    finish();
    row = new Growing(target, path, text(found));
  }

  @Override
  public void step(String name, @Nullable Object result) {
    row()
        .steps
        .add(
            result instanceof Fault fault
                ? new Trace.Step(name, null, fault.code())
                : new Trace.Step(name, text(result), null));
  }

  @Override
  public void given(@Nullable Object value) {
    row().outcome = value == null ? Trace.Outcome.CLEARED : Trace.Outcome.VALUE;
    row().value = text(value);
  }

  @Override
  public void untouched(String why) {
    row().outcome = Trace.Outcome.UNTOUCHED;
  }

  @Override
  public void problem(Problem problem) {
    row().problems.add(problem);
  }

  private static @Nullable String text(@Nullable Object value) {
    if (value == null) {
      return null;
    }
    if (value == Found.NULL) {
      return "null";
    }
    if (value == Found.WRONG_TYPE) {
      return "an object or list";
    }
    if (value instanceof BigDecimal number) {
      return number.toPlainString();
    }
    return value instanceof Fault ? "unreadable" : value.toString();
  }
}
