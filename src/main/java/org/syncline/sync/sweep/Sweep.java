package org.syncline.sync.sweep;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.syncline.sync.bulk.Run;
import org.syncline.sync.bulk.RunState;

/**
 * One job over a whole target, with all its tries.
 *
 * @param id of the job instance in the server's repository
 * @param startedBy the account; {@code management} for one started there, {@code hub} for one that
 *     began by itself
 * @param problem why it failed; null where it did not
 * @param decision of a person about the rows that are to go; null for none
 * @param executions its tries, the last one last; at least one
 */
public record Sweep(
    long id,
    Wish wish,
    String startedBy,
    RunState state,
    Stage stage,
    Counts counts,
    @Nullable String problem,
    @Nullable Decision decision,
    List<Run.Execution> executions) {
  public Sweep {
    executions = List.copyOf(executions);
  }

  /**
   * How far it is.
   *
   * @param looked records that a backfill looked at; rows that a mirror was told of
   * @param strays rows that no record has
   * @param planned deliveries that were planned
   */
  public record Counts(long looked, long strays, long planned) {}

  /** What a person decided. */
  public record Decision(String by, String why, Instant at) {}

  Run.Execution execution() {
    return executions.get(executions.size() - 1);
  }
}
