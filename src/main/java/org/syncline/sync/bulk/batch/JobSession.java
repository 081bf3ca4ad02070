package org.syncline.sync.bulk.batch;

import jakarta.batch.runtime.context.JobContext;
import org.syncline.sync.bulk.FileRun;

/** The try that a job's artefacts work on together; it hangs on the context of their job. */
final class JobSession {
  private JobSession() {}

  static void begin(JobContext job, FileRun run) {
    job.setTransientUserData(run);
  }

  static FileRun of(JobContext job) {
    if (job.getTransientUserData() instanceof FileRun run) {
      return run;
    }
    throw new IllegalStateException("The job has not begun.");
  }

  static boolean hasBegun(JobContext job) {
    return job.getTransientUserData() instanceof FileRun;
  }
}
