package org.syncline.platform.rest;

import io.undertow.servlet.handlers.ServletRequestContext;
import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * An answer that can't be completed. The server would end it as if it were whole; only a connection
 * that breaks tells the receiver that it is not.
 */
final class UnfinishedAnswer {
  private static final Logger LOG = Logger.getLogger(UnfinishedAnswer.class.getName());

  private UnfinishedAnswer() {}

  /** Breaks the connection of the running request; false where there is none. */
  static boolean breakOff() {
    ServletRequestContext request = ServletRequestContext.current();
    if (request == null) {
      return false;
    }
    try {
      request.getExchange().getConnection().close();
    } catch (IOException e) {
      LOG.log(Level.FINE, "The connection was broken already", e);
    }
    return true;
  }
}
