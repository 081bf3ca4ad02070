package org.syncline.sync.bulk.batch;

import jakarta.batch.api.BatchProperty;
import jakarta.batch.api.listener.JobListener;
import jakarta.batch.runtime.BatchStatus;
import jakarta.batch.runtime.context.JobContext;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.syncline.sync.bulk.FileRun;
import org.syncline.sync.bulk.RunJobs;
import org.syncline.sync.bulk.RunRefusedException;
import org.syncline.sync.bulk.WorkOnRuns;

/** Begins and ends each try. */
@Named
@Dependent
@NullUnmarked
public class BulkListener implements JobListener {
  /** Longer ones the repository does not take. */
  private static final int EXIT_STATUS = 500;

  @Inject private WorkOnRuns work;
  @Inject private JobContext job;

  @Inject
  @BatchProperty(name = RunJobs.FLOW)
  private String flow;

  @Inject
  @BatchProperty(name = RunJobs.FILE)
  private String file;

  @Inject
  @BatchProperty(name = RunJobs.TICKET)
  private String ticket;

  @Override
  public void beforeJob() {
    try {
      FileRun run =
          work.begin(
              job.getInstanceId(),
              job.getExecutionId(),
              new WorkOnRuns.Parameters(flow, file, ticket));
      JobSession.begin(job, run);
    } catch (RunRefusedException e) {
      say(e.why());
      throw e;
    }
  }

  @Override
  public void afterJob() {
    if (JobSession.hasBegun(job)) {
      BatchStatus status = job.getBatchStatus();
      boolean stopped = status == BatchStatus.STOPPING || status == BatchStatus.STOPPED;
      say(work.end(JobSession.of(job), stopped));
    }
  }

  private void say(@Nullable String why) {
    if (why != null) {
      job.setExitStatus(why.substring(0, Math.min(EXIT_STATUS, why.length())));
    }
  }
}
