package org.syncline.sync.sweep.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.syncline.sync.bulk.Run;
import org.syncline.sync.sweep.Sweep;
import org.syncline.sync.sweep.Wanted;
import org.syncline.sync.sweep.Wish;

/**
 * A backfill or a mirror, as the API shows it.
 *
 * @param stage what it is at; a mirror that waits for a person is {@code waiting}, though its job
 *     is over
 * @param looked records or rows that it looked at
 * @param strays rows that no record has; left out for a backfill
 * @param share of the rows that are to go, from 0 to 1; left out for a backfill
 * @param rows address of the rows that are to go; left out for a backfill
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SweepView(
    long id,
    String job,
    String flow,
    @Nullable String records,
    @Nullable Long from,
    @Nullable Long to,
    @Nullable Instant changedSince,
    String state,
    String stage,
    String startedBy,
    @Nullable String problem,
    long looked,
    @Nullable Long strays,
    @Nullable Double share,
    long planned,
    @Nullable String rows,
    @Nullable DecisionView decision,
    List<ExecutionView> executions) {
  private static final double PARTS = 10_000;

  /** What a person said to it. */
  public record DecisionView(String by, String why, Instant at) {}

  /** One try, as the server's management names it. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record ExecutionView(
      long id,
      String state,
      @Nullable Instant started,
      @Nullable Instant ended,
      @Nullable String exit) {}

  static SweepView of(Sweep sweep) {
    Wish wish = sweep.wish();
    Wanted wanted = wish.wanted();
    boolean mirrors = wanted == null;
    Sweep.Counts counts = sweep.counts();
    Sweep.Decision decision = sweep.decision();
    return new SweepView(
        sweep.id(),
        wish.kind().job(),
        wish.flow(),
        wanted == null ? null : wanted.word(),
        wish.from(),
        wish.to(),
        wish.changedSince(),
        sweep.state().word(),
        sweep.stage().word(),
        sweep.startedBy(),
        sweep.problem(),
        counts.looked(),
        mirrors ? counts.strays() : null,
        mirrors ? share(counts) : null,
        counts.planned(),
        mirrors ? "/syncline/api/sweeps/" + sweep.id() + "/rows" : null,
        decision == null ? null : new DecisionView(decision.by(), decision.why(), decision.at()),
        sweep.executions().stream().map(SweepView::execution).toList());
  }

  private static double share(Sweep.Counts counts) {
    return counts.looked() == 0 ? 0 : Math.ceil(counts.strays() * PARTS / counts.looked()) / PARTS;
  }

  private static ExecutionView execution(Run.Execution execution) {
    return new ExecutionView(
        execution.id(),
        execution.state().word(),
        execution.started(),
        execution.ended(),
        execution.exit());
  }
}
