package org.syncline.sync.bulk.batch;

import jakarta.batch.api.chunk.AbstractItemReader;
import jakarta.batch.runtime.context.JobContext;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.Serializable;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/**
 * Reads the file record by record; its checkpoint is a text of two numbers, for people: the run
 * itself knows where to go on.
 */
@Named
@Dependent
@NullUnmarked
public class RecordReader extends AbstractItemReader {
  @Inject private JobContext job;

  @Override
  public void open(@Nullable Serializable checkpoint) throws IOException {
    JobSession.of(job).open();
  }

  @Override
  public Object readItem() throws IOException, InterruptedException {
    return JobSession.of(job).next();
  }

  @Override
  public Serializable checkpointInfo() {
    return JobSession.of(job).checkpoint();
  }

  @Override
  public void close() throws IOException {
    if (JobSession.hasBegun(job)) {
      JobSession.of(job).close();
    }
  }
}
