package org.syncline.badexample.sync;

import jakarta.batch.api.AbstractBatchlet;

/** A batch artefact in a core. */
public class StepOfAJob extends AbstractBatchlet {
  @Override
  public String process() {
    return "done";
  }
}
