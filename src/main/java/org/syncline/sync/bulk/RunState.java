package org.syncline.sync.bulk;

import java.util.Locale;

/** Where a run stands; the words of the server's job repository in the hub's. */
public enum RunState {
  STARTING("STARTING"),
  RUNNING("STARTED"),
  STOPPING("STOPPING"),
  STOPPED("STOPPED"),
  FAILED("FAILED"),
  COMPLETED("COMPLETED"),
  ABANDONED("ABANDONED");

  private final String batchStatus;

  RunState(String batchStatus) {
    this.batchStatus = batchStatus;
  }

  /** Reads a batch status of Jakarta Batch. */
  public static RunState ofBatchStatus(String status) {
    for (RunState state : values()) {
      if (state.batchStatus.equals(status)) {
        return state;
      }
    }
    throw new IllegalArgumentException("Jakarta Batch has no status " + status);
  }

  /** The word of the API. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether somebody works on it, as far as the repository knows. */
  public boolean underWay() {
    return this == STARTING || this == RUNNING || this == STOPPING;
  }

  /** Whether it can go on from where it stands. */
  public boolean restartable() {
    return this == STOPPED || this == FAILED;
  }
}
