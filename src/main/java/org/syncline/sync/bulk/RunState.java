package org.syncline.sync.bulk;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

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

  /** As Jakarta Batch has it. */
  public String batchStatus() {
    return batchStatus;
  }

  /** The word of the API. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The words of all. */
  public static List<String> words() {
    return Arrays.stream(values()).map(RunState::word).toList();
  }

  /** Empty where it is none. */
  public static Optional<RunState> ofWord(String word) {
    return Arrays.stream(values()).filter(state -> state.word().equals(word)).findFirst();
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
