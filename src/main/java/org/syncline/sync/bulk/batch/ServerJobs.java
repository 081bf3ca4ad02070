package org.syncline.sync.bulk.batch;

import jakarta.batch.operations.JobExecutionAlreadyCompleteException;
import jakarta.batch.operations.JobExecutionNotMostRecentException;
import jakarta.batch.operations.JobExecutionNotRunningException;
import jakarta.batch.operations.JobOperator;
import jakarta.batch.operations.JobRestartException;
import jakarta.batch.operations.NoSuchJobExecutionException;
import jakarta.batch.runtime.BatchRuntime;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.syncline.sync.bulk.JobControl;

/** The batch runtime of this server. */
public final class ServerJobs implements JobControl {
  private static final Logger LOG = Logger.getLogger(ServerJobs.class.getName());

  /**
   * An execution that this very server still takes for running, though it has lost its lease, may
   * be restarted too: the lease says who works, not the memory of a server.
   */
  private static final String RESTART_MODE = "jberet.restart.mode";

  @Override
  public Started start(String job, Map<String, String> parameters) {
    JobOperator operator = BatchRuntime.getJobOperator();
    return started(operator, operator.start(job, properties(parameters)));
  }

  @Override
  public Optional<Started> restart(long execution, Map<String, String> parameters) {
    JobOperator operator = BatchRuntime.getJobOperator();
    Properties properties = properties(parameters);
    properties.setProperty(RESTART_MODE, "force");
    try {
      return Optional.of(started(operator, operator.restart(execution, properties)));
    } catch (JobExecutionAlreadyCompleteException
        | JobExecutionNotMostRecentException
        | JobRestartException
        | NoSuchJobExecutionException e) {
      LOG.log(Level.FINE, "Execution " + execution + " can't be restarted", e);
      return Optional.empty();
    }
  }

  @Override
  public boolean stop(long execution) {
    try {
      BatchRuntime.getJobOperator().stop(execution);
      return true;
    } catch (JobExecutionNotRunningException | NoSuchJobExecutionException e) {
      LOG.log(Level.FINE, "Execution " + execution + " can't be stopped", e);
      return false;
    }
  }

  private static Started started(JobOperator operator, long execution) {
    return new Started(operator.getJobInstance(execution).getInstanceId(), execution);
  }

  private static Properties properties(Map<String, String> parameters) {
    Properties properties = new Properties();
    parameters.forEach(properties::setProperty);
    return properties;
  }
}
