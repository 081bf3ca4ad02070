package org.syncline.platform.rest;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;

/**
 * Leads to the hub's own pages by their path alone. The server would put the host before it that
 * the request named, which anybody on the way may have chosen.
 */
final class OwnRedirects extends HttpServletResponseWrapper {
  OwnRedirects(HttpServletResponse response) {
    super(response);
  }

  @Override
  public void sendRedirect(String location) throws IOException {
    if (!location.startsWith("/") || location.startsWith("//")) {
      super.sendRedirect(location);
      return;
    }
    resetBuffer();
    setStatus(SC_FOUND);
    setHeader("Location", location);
    setContentLength(0);
    flushBuffer();
  }
}
