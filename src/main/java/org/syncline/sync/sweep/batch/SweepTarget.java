package org.syncline.sync.sweep.batch;

import jakarta.batch.api.AbstractBatchlet;
import jakarta.batch.api.BatchProperty;
import jakarta.batch.runtime.context.JobContext;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.syncline.sync.sweep.Kind;
import org.syncline.sync.sweep.RefusedException;
import org.syncline.sync.sweep.Wish;
import org.syncline.sync.sweep.WorkOnSweeps;

/** The one step of a job over a target. */
@Named
@Dependent
@NullUnmarked
public class SweepTarget extends AbstractBatchlet {
  /** Longer ones the repository does not take. */
  private static final int EXIT_STATUS = 500;

  @Inject private WorkOnSweeps work;
  @Inject private JobContext job;

  @Inject
  @BatchProperty(name = Wish.FLOW)
  private String flow;

  @Inject
  @BatchProperty(name = Wish.RECORDS)
  private String records;

  @Inject
  @BatchProperty(name = Wish.FROM)
  private String from;

  @Inject
  @BatchProperty(name = Wish.TO)
  private String to;

  @Inject
  @BatchProperty(name = Wish.CHANGED_SINCE)
  private String changedSince;

  @Inject
  @BatchProperty(name = Wish.TICKET)
  private String ticket;

  @Override
  public String process() throws InterruptedException {
    Map<String, String> parameters = new TreeMap<>();
    put(parameters, Wish.FLOW, flow);
    put(parameters, Wish.RECORDS, records);
    put(parameters, Wish.FROM, from);
    put(parameters, Wish.TO, to);
    put(parameters, Wish.CHANGED_SINCE, changedSince);
    put(parameters, Wish.TICKET, ticket);
    try {
      work.work(
          job.getInstanceId(), job.getExecutionId(), Kind.ofJob(job.getJobName()), parameters);
      return "DONE";
    } catch (RefusedException e) {
      job.setExitStatus(e.why().substring(0, Math.min(EXIT_STATUS, e.why().length())));
      throw e;
    }
  }

  private static void put(Map<String, String> texts, String name, @Nullable String value) {
    if (value != null) {
      texts.put(name, value);
    }
  }

  @Override
  public void stop() {
    work.stop(job.getInstanceId());
  }
}
