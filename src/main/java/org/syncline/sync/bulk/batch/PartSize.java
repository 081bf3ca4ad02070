package org.syncline.sync.bulk.batch;

import jakarta.batch.api.chunk.CheckpointAlgorithm;
import jakarta.batch.runtime.context.JobContext;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullUnmarked;

/** Where a part ends: by the number of its records, or earlier by their bytes. */
@Named
@Dependent
@NullUnmarked
public class PartSize implements CheckpointAlgorithm {
  /** While the database is away a part waits for it, however long that takes. */
  private static final int TIMEOUT = (int) TimeUnit.DAYS.toSeconds(7);

  @Inject private JobContext job;

  @Override
  public int checkpointTimeout() {
    return TIMEOUT;
  }

  @Override
  public void beginCheckpoint() {}

  @Override
  public boolean isReadyToCheckpoint() {
    return JobSession.of(job).partIsFull();
  }

  @Override
  public void endCheckpoint() {}
}
