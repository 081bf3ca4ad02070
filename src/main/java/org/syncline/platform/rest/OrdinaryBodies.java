package org.syncline.platform.rest;

import io.undertow.servlet.handlers.ServletRequestContext;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Keeps every body but that of a file within what documents and messages need, whether its length
 * is announced or not. The server's own limit is one for all, and has to let files through.
 */
public final class OrdinaryBodies implements Filter {
  /** Most bytes; who reads a body has a lower limit of its own. */
  static final int LIMIT = 20 << 20;

  private static final String FILES = "/api/files/";

  /** The console's form with a file: who may send it is asked before its own limit holds. */
  private static final String FORM_WITH_FILE = "/put-file";

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    HttpServletRequest http = (HttpServletRequest) request;
    if (http.getRequestURI().startsWith(http.getContextPath() + FILES)) {
      chain.doFilter(request, response);
    } else if (http.getContentLengthLong() > LIMIT
        && !http.getServletPath().equals(FORM_WITH_FILE)) {
      // The body is not read, so nothing may follow it on this connection.
      ServletProblems.send(
          (HttpServletResponse) response,
          ProblemException.tooLarge(LIMIT).with("Connection", "close"));
    } else {
      ServletRequestContext context = ServletRequestContext.current();
      if (context != null && context.getExchange().isRequestChannelAvailable()) {
        context.getExchange().setMaxEntitySize(LIMIT);
      }
      chain.doFilter(request, response);
    }
  }
}
