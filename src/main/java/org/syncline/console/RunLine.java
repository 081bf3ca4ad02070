package org.syncline.console;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.syncline.sync.bulk.Run;
import org.syncline.sync.intake.Status;

/** A run, with what pages tell of it. */
public record RunLine(Run run) {

  /** A number of records under the word of what they became. */
  public record Outcome(String word, long number) {}

  /** Whether it is known yet what it reads. */
  public boolean begun() {
    return run.source() != null;
  }

  /** Done of its file, from 0 to 1. */
  public double share() {
    Run.Source source = run.source();
    return source == null ? 0 : run.progress().share(source.size());
  }

  /** The same in thousandths, for a bar. */
  public long thousandths() {
    return (long) (1_000 * share());
  }

  /** Records a second in its last try, cut; 0 before the first part is done. */
  public long rate() {
    return (long) run.progress().recordsPerSecond();
  }

  /** At the rate of its present try; null where that can't be told, or it is over. */
  public @Nullable Duration left() {
    Run.Source source = run.source();
    return source == null || !run.state().underWay() ? null : run.progress().left(source.size());
  }

  /** What its records became when it took them; what none became is left out. */
  public List<Outcome> outcomes() {
    return Stream.of(Status.values())
        .map(status -> new Outcome(status.word(), run.counts().of(status)))
        .filter(outcome -> outcome.number() > 0)
        .toList();
  }

  /** Records that did not go through when it took them. */
  public long open() {
    return Stream.of(Status.values())
        .filter(Status::open)
        .mapToLong(status -> run.counts().of(status))
        .sum();
  }

  /** When its first try began; null before. */
  public @Nullable Instant began() {
    return run.executions().get(0).started();
  }

  /** When its last try ended; null while it is under way. */
  public @Nullable Instant ended() {
    return run.execution().ended();
  }
}
