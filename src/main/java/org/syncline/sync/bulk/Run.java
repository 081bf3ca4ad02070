package org.syncline.sync.bulk;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.syncline.sync.intake.Status;

/**
 * One run of bulk mapping, over all its tries.
 *
 * @param id of the job instance in the server's repository
 * @param flow that reads the file; "" until the run has begun
 * @param startedBy the account; {@code management} for one started in the server's management
 * @param source what is read; null until its file was found
 * @param problem why it failed, null where it did not
 * @param counts what became of its records
 * @param executions its tries, the last one last; at least one
 */
public record Run(
    long id,
    String flow,
    String file,
    String startedBy,
    RunState state,
    @Nullable Source source,
    @Nullable String problem,
    Counts counts,
    Progress progress,
    List<Execution> executions) {

  /**
   * A file as it was when the run began.
   *
   * @param size in bytes
   * @param contentHash SHA-256, in hex
   */
  public record Source(String system, String object, long size, String contentHash) {}

  /**
   * Records done.
   *
   * @param records that were read and have an outcome
   * @param outcomes what each became when the run took it; what was parked may have gone on since
   */
  public record Counts(long records, Map<Status, Long> outcomes) {
    public Counts {
      outcomes = Map.copyOf(outcomes);
    }

    public long of(Status status) {
      return outcomes.getOrDefault(status, 0L);
    }

    /** Whether each record has exactly one outcome. */
    public boolean balanced() {
      return records == outcomes.values().stream().mapToLong(Long::longValue).sum();
    }
  }

  /**
   * One try, as the server's management names it.
   *
   * @param id of the job execution: what {@code stop-job} and {@code restart-job} ask for
   * @param exit the exit status, a sentence where the try failed
   */
  public record Execution(
      long id,
      RunState state,
      @Nullable Instant started,
      @Nullable Instant ended,
      @Nullable String exit) {}

  /** The last try. */
  public Execution execution() {
    return executions.get(executions.size() - 1);
  }
}
