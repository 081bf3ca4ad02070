package org.syncline.security.rest;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Tells browsers what they may do with our answers: no script, no frames, no guesses, no copies.
 */
@WebFilter(filterName = "SecurityHeaders", urlPatterns = "/*")
public class SecurityHeaders implements Filter {
  static final String POLICY =
      "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self';"
          + " base-uri 'none'; frame-ancestors 'none'";

  /** For a year, in seconds, a browser asks this host by TLS alone. */
  static final String HTTPS_ONLY = "max-age=31536000";

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    HttpServletResponse http = (HttpServletResponse) response;
    http.setHeader("Content-Security-Policy", POLICY);
    http.setHeader("X-Content-Type-Options", "nosniff");
    http.setHeader("X-Frame-Options", "DENY");
    http.setHeader("Referrer-Policy", "no-referrer");
    http.setHeader("Cross-Origin-Resource-Policy", "same-origin");
    http.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    if (request.isSecure()) {
      http.setHeader("Strict-Transport-Security", HTTPS_ONLY);
    }
    boolean stylesheet = ((HttpServletRequest) request).getServletPath().endsWith(".css");
    http.setHeader("Cache-Control", stylesheet ? "max-age=3600" : "no-store");
    chain.doFilter(request, response);
  }
}
