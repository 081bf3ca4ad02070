package org.syncline.platform.rest;

import io.undertow.servlet.handlers.ServletRequestContext;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;

/**
 * A body that is read as it comes, with a limit of its own in place of the server's, and past that
 * of {@link OrdinaryBodies}.
 */
public final class LargeBody {
  private LargeBody() {}

  /**
   * The body of the running request; call it once, before anybody else has asked for the body.
   *
   * @param limit most bytes; more end in an {@link IOException}
   */
  public static InputStream of(HttpServletRequest request, long limit) throws IOException {
    ServletRequestContext context = ServletRequestContext.current();
    if (context != null && context.getExchange().isRequestChannelAvailable()) {
      context.getExchange().setMaxEntitySize(limit);
    }
    return request.getInputStream();
  }
}
