package org.syncline.sync.review;

import java.util.List;

/** A question names a flow that is not there or not enabled. */
public final class NoSuchFlowException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NoSuchFlowException(String id, List<String> known) {
    super("There is no enabled flow '" + id + "'. There are: " + String.join(", ", known) + ".");
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
