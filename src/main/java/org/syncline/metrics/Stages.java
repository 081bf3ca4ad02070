package org.syncline.metrics;

/**
 * Stages of a change on its way: what is timed ends with what its stage is named after, and begins
 * where the one before it ends.
 */
public final class Stages {
  /** From the sending, by the sender's clock, to when the hub has it, by the server's. */
  public static final String ACCEPTED = "accepted";

  /** Until the work on it begins, by the database's clock. */
  public static final String STARTED = "started";

  /** Until its record is written, just before the commit. */
  public static final String COMMITTED = "committed";

  /**
   * The whole way of a flow: to the record, or to the target; what its {@code D} is unless another
   * stage is asked for.
   */
  public static final String WHOLE = "whole";

  /** Records that were mapped. */
  public static final String RECORD = "record";

  /** Values that were asked for. */
  public static final String VALUE = "value";

  private Stages() {}
}
