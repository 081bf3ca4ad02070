package org.syncline.sync.bulk;

import java.util.Map;
import java.util.Optional;

/** The server's batch runtime. */
public interface JobControl {

  /** A job that was started. */
  record Started(long run, long execution) {}

  /**
   * Starts one.
   *
   * @param job its name
   */
  Started start(String job, Map<String, String> parameters);

  /**
   * Starts the next try after this one; empty where it can't be restarted: it is not the last one,
   * it is complete or under way.
   */
  Optional<Started> restart(long execution, Map<String, String> parameters);

  /** Asks it to stop after the part it is at; false where it does not run. */
  boolean stop(long execution);
}
