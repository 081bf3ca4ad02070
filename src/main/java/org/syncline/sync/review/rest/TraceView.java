package org.syncline.sync.review.rest;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.syncline.configuration.Words;
import org.syncline.mapping.Trace;
import org.syncline.mapping.value.Problem;

/** A trace as the API shows it. */
public record TraceView(@Nullable Problem unreadable, List<Row> rows) {

  /** One row; {@code outcome} is value, cleared, untouched or rejected. */
  public record Row(
      String target,
      @Nullable String source,
      @Nullable String found,
      List<Trace.Step> steps,
      String outcome,
      @Nullable String value,
      List<Problem> problems) {}

  static TraceView of(Trace trace) {
    return new TraceView(
        trace.unreadable(),
        trace.rows().stream()
            .map(
                row ->
                    new Row(
                        row.target(),
                        row.source(),
                        row.found(),
                        row.steps(),
                        Words.of(row.outcome()),
                        row.value(),
                        row.problems()))
            .toList());
  }
}
