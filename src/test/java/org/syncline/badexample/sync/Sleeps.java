package org.syncline.badexample.sync;

import java.util.concurrent.TimeUnit;

/** Waits in a way that no test can shorten. */
public final class Sleeps {
  void rest() throws InterruptedException {
    TimeUnit.SECONDS.sleep(1);
  }
}
