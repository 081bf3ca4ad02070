package org.syncline.platform.rest;

import io.undertow.server.HttpServerExchange;
import io.undertow.servlet.handlers.ServletRequestContext;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * An answer whose length is not known when it begins. Its receiver has to be able to tell a whole
 * one from one that was broken off: by the last chunk, without which it is not whole. The server
 * would send that after a fault too, and leaves chunks out where the connection is to be closed.
 */
final class OpenEndedAnswer {
  private static final Logger LOG = Logger.getLogger(OpenEndedAnswer.class.getName());

  private OpenEndedAnswer() {}

  /** Refuses a request by HTTP/1.0, which knows no chunks. */
  static void refuseWithoutChunks() {
    if (exchange().filter(OpenEndedAnswer::isHttp1WithoutChunks).isPresent()) {
      throw new ProblemException(
          ProblemDocument.of(
              "http-version",
              "HTTP version too old",
              505,
              "A file is sent in chunks, so that it is seen whether it is whole, and HTTP/1.0 knows"
                  + " none: ask by HTTP/1.1, or set the proxy in between to it."));
    }
  }

  private static boolean isHttp1WithoutChunks(HttpServerExchange request) {
    return request.getProtocol().toString().matches("HTTP/(0\\.9|1\\.0)");
  }

  /** In HTTP/2 the frames say what is last. */
  static Response.ResponseBuilder chunked(Response.ResponseBuilder answer) {
    return isChunked() ? answer.header("Transfer-Encoding", "chunked") : answer;
  }

  /** Whether the answer to the running request is sent in chunks. */
  static boolean isChunked() {
    return exchange().filter(HttpServerExchange::isHttp11).isPresent();
  }

  /** Breaks the connection of the running request; false where there is none. */
  static boolean breakOff() {
    Optional<HttpServerExchange> exchange = exchange();
    try {
      if (exchange.isPresent()) {
        exchange.get().getConnection().close();
      }
    } catch (IOException e) {
      LOG.log(Level.FINE, "The connection was broken already", e);
    }
    return exchange.isPresent();
  }

  private static Optional<HttpServerExchange> exchange() {
    return Optional.ofNullable(ServletRequestContext.current())
        .map(ServletRequestContext::getExchange);
  }
}
