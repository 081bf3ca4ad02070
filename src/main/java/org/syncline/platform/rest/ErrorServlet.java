package org.syncline.platform.rest;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;

/**
 * What the server shows when it ends a request itself: a problem document to programs, a page to
 * people.
 */
@WebServlet("/error")
public class ErrorServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final String TRIED = ErrorServlet.class.getName();
  private static final Set<String> PAGE_METHODS = Set.of("GET", "HEAD", "POST");

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    Object path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
    if (path == null) {
      response.setStatus(HttpServletResponse.SC_NOT_FOUND);
    }
    String api = request.getContextPath() + "/api/";
    if (path != null && path.toString().startsWith(api)) {
      ServletProblems.send(
          response, new ProblemException(ProblemMapper.ofStatus(response.getStatus())));
    } else {
      request.getRequestDispatcher(page(request)).forward(request, response);
    }
  }

  /** The page in the reader's language, or a bare one where that is what failed. */
  private static String page(HttpServletRequest request) {
    boolean readable = PAGE_METHODS.contains(request.getMethod()) && hasReadableParameters(request);
    boolean failedBefore = request.getAttribute(TRIED) != null;
    request.setAttribute(TRIED, true);
    return readable && !failedBefore ? "/error.xhtml" : "/error.html";
  }

  /** The server refuses some requests for their parameters, and again whoever asks for these. */
  private static boolean hasReadableParameters(HttpServletRequest request) {
    try {
      request.getParameterMap();
      return true;
    } catch (RuntimeException e) {
      return false;
    }
  }
}
