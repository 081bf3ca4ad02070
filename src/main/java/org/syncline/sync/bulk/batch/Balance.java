package org.syncline.sync.bulk.batch;

import jakarta.batch.api.AbstractBatchlet;
import jakarta.batch.runtime.context.JobContext;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.jspecify.annotations.NullUnmarked;
import org.syncline.sync.bulk.WorkOnRuns;

/** The last step: a run whose sums differ fails. */
@Named
@Dependent
@NullUnmarked
public class Balance extends AbstractBatchlet {
  @Inject private WorkOnRuns work;
  @Inject private JobContext job;

  @Override
  public String process() {
    work.balance(JobSession.of(job));
    return "BALANCED";
  }
}
