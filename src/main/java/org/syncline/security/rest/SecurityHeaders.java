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
 * Tells browsers what they may do with our answers: no script, no frames, no guesses, no copies, no
 * devices; and where they came by TLS, to come by TLS only for a year.
 */
@WebFilter(filterName = "SecurityHeaders", urlPatterns = "/*")
public class SecurityHeaders implements Filter {
  static final String POLICY =
      "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self';"
          + " base-uri 'none'; frame-ancestors 'none'";

  /** What a page could ask a browser for; the console needs none of it. */
  static final String NO_DEVICES =
      "accelerometer=(), autoplay=(), camera=(), clipboard-read=(), display-capture=(),"
          + " encrypted-media=(), fullscreen=(), geolocation=(), gyroscope=(), magnetometer=(),"
          + " microphone=(), midi=(), payment=(), publickey-credentials-get=(),"
          + " screen-wake-lock=(), usb=(), xr-spatial-tracking=()";

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
    http.setHeader("Cross-Origin-Embedder-Policy", "require-corp");
    http.setHeader("X-Permitted-Cross-Domain-Policies", "none");
    http.setHeader("Permissions-Policy", NO_DEVICES);
    if (request.isSecure()) {
      http.setHeader("Strict-Transport-Security", "max-age=31536000");
    }
    boolean stylesheet = ((HttpServletRequest) request).getServletPath().endsWith(".css");
    http.setHeader("Cache-Control", stylesheet ? "max-age=3600" : "no-store");
    chain.doFilter(request, response);
  }
}
