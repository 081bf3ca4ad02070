package org.syncline.console;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;

/**
 * Sends the browser on by a page of ours. A form may not be redirected to another site, and after a
 * redirect from another site the browser does not send the session's cookie: from a page it may,
 * and does.
 */
final class WayOut {
  private WayOut() {}

  static void goTo(URI address, HttpServletResponse response) throws IOException {
    // In ASCII, so that nothing in it can end the header.
    response.setHeader("Refresh", "0;url=" + address.toASCIIString());
    response.setContentType("text/plain;charset=UTF-8");
    response.getWriter().write("One moment.");
  }
}
