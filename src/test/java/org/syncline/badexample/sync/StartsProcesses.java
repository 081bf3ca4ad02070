package org.syncline.badexample.sync;

import java.io.IOException;

/** Lets a string become a command. */
public final class StartsProcesses {
  Process start(String command) throws IOException {
    return Runtime.getRuntime().exec(command);
  }
}
