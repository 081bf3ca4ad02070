package org.syncline.platform.rest;

import io.undertow.server.ServerConnection;
import io.undertow.servlet.handlers.ServletRequestContext;
import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.xnio.Options;

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
    ServerConnection connection = request.getExchange().getConnection();
    try {
      // By a reset: where a closed connection is all that ends an answer, it must not end so.
      connection.setOption(Options.CLOSE_ABORT, true);
      connection.close();
    } catch (IOException e) {
      LOG.log(Level.FINE, "The connection was broken already", e);
    }
    return true;
  }
}
