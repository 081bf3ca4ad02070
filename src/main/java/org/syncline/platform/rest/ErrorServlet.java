package org.syncline.platform.rest;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * What the server shows when it ends a request itself: a problem document to programs, a page to
 * people.
 */
@WebServlet("/error")
public class ErrorServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

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
      request.getRequestDispatcher("/error.html").forward(request, response);
    }
  }
}
