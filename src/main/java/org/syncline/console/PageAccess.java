package org.syncline.console;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.syncline.security.Caller;
import org.syncline.security.Roles;
import org.syncline.security.rest.CallerOfRequest;

/** Lets people to the pages once they have logged in, and everybody to the log-in page. */
@WebFilter(filterName = "PageAccess", urlPatterns = "/*")
public class PageAccess implements Filter {
  private static final Set<String> OPEN =
      Set.of("/login.xhtml", "/style.css", "/error.html", "/session/begin");

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    HttpServletRequest http = (HttpServletRequest) request;
    if (CallerOfRequest.isApi(http) || OPEN.contains(http.getServletPath())) {
      chain.doFilter(request, response);
      return;
    }
    Optional<Caller> caller = CallerOfRequest.find(http);
    if (caller.isEmpty()) {
      ((HttpServletResponse) response).sendRedirect(logIn(http));
    } else if (caller.get().isAny(Roles.ADMIN, Roles.OPERATOR, Roles.AUDITOR, Roles.INTEGRATOR)) {
      chain.doFilter(request, response);
    } else {
      ((HttpServletResponse) response).sendError(HttpServletResponse.SC_FORBIDDEN);
    }
  }

  private static String logIn(HttpServletRequest request) {
    String query = request.getQueryString();
    String page = request.getServletPath().replaceFirst("^/", "");
    String wanted = ReturnAddress.checked(query == null ? page : page + "?" + query);
    return request.getContextPath()
        + "/login.xhtml?to="
        + URLEncoder.encode(wanted, StandardCharsets.UTF_8);
  }
}
