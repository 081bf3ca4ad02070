package org.syncline.sync.bulk.batch;

import jakarta.batch.api.chunk.AbstractItemWriter;
import jakarta.batch.runtime.context.JobContext;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.syncline.sync.bulk.FileRun;

/** Hands the records of a part to intake, in the transaction that keeps the checkpoint. */
@Named
@Dependent
@NullUnmarked
public class RecordWriter extends AbstractItemWriter {
  @Inject private JobContext job;

  @Override
  public void writeItems(List<Object> items) throws InterruptedException {
    JobSession.of(job).take(items.stream().map(FileRun.Row.class::cast).toList());
  }
}
