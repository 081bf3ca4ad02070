package org.syncline.sync.bulk.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.syncline.sync.bulk.Progress;
import org.syncline.sync.bulk.Run;
import org.syncline.sync.bulk.RunJobs;
import org.syncline.sync.intake.Status;

/**
 * A run, as the API shows it.
 *
 * @param outcomes what each record became when the run took it, by its word
 * @param failures address of the records that did not go through then
 * @param executions its tries; their ids are those of the server's management
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RunView(
    long id,
    String job,
    String flow,
    String file,
    String state,
    String startedBy,
    @Nullable SourceView source,
    @Nullable String problem,
    long records,
    ProgressView progress,
    Map<String, Long> outcomes,
    String failures,
    List<ExecutionView> executions) {

  /** What it reads; left out until the file was looked at. */
  public record SourceView(String system, String object, long size, String contentHash) {}

  /**
   * How far it is.
   *
   * @param bytes done
   * @param share of the file that is done, from 0 to 1
   * @param recordsPerSecond in its present try
   * @param secondsLeft at the rate of its present try; left out where that can't be told
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record ProgressView(
      long bytes, double share, double recordsPerSecond, @Nullable Long secondsLeft) {}

  /** One try. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record ExecutionView(
      long id,
      String state,
      @Nullable Instant started,
      @Nullable Instant ended,
      @Nullable String exit) {}

  static RunView of(Run run) {
    Run.Source source = run.source();
    Map<String, Long> outcomes = new LinkedHashMap<>();
    for (Status status : Status.values()) {
      outcomes.put(status.word(), run.counts().of(status));
    }
    return new RunView(
        run.id(),
        RunJobs.JOB,
        run.flow(),
        run.file(),
        run.state().word(),
        run.startedBy(),
        source == null
            ? null
            : new SourceView(source.system(), source.object(), source.size(), source.contentHash()),
        run.problem(),
        run.counts().records(),
        progress(run, source),
        outcomes,
        "/syncline/api/jobs/runs/" + run.id() + "/failures",
        run.executions().stream().map(RunView::execution).toList());
  }

  private static ProgressView progress(Run run, Run.@Nullable Source source) {
    Progress progress = run.progress();
    if (source == null) {
      return new ProgressView(0, 0, 0, null);
    }
    Duration left = run.state().underWay() ? progress.left(source.size()) : null;
    return new ProgressView(
        progress.bytes(),
        rounded(progress.share(source.size()), 10_000),
        rounded(progress.recordsPerSecond(), 10),
        left == null ? null : left.toSeconds());
  }

  private static double rounded(double value, int parts) {
    return Math.floor(value * parts) / parts;
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
