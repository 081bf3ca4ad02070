package org.syncline.console;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Why a form did nothing: a field of it, and what is wrong there. The page that has the form tells
 * it, with all that was given but passwords and secrets, in the one answer to that form.
 *
 * @param mistake key of the text that says what is wrong
 */
record FormRefusal(String field, String mistake) {
  private static final String ATTRIBUTE = FormRefusal.class.getName();

  /** Whether this request is a form that did nothing. */
  static boolean is(HttpServletRequest request) {
    return request.getAttribute(ATTRIBUTE) instanceof FormRefusal;
  }

  /** Key of the text that says what is wrong with a field; empty where nothing is. */
  static String mistake(HttpServletRequest request, String field) {
    return request.getAttribute(ATTRIBUTE) instanceof FormRefusal refusal
            && refusal.field.equals(field)
        ? refusal.mistake
        : "";
  }

  /** Shows the page with it. */
  void show(String page, HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    request.setAttribute(ATTRIBUTE, this);
    response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
    request.getRequestDispatcher("/" + page).forward(request, response);
  }
}
