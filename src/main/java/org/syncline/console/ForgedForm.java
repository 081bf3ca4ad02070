package org.syncline.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Refuses a form that does not carry the token of its session: it was made elsewhere, or is older
 * than the session. The page of the refusal says so, as the latter happens to honest people.
 */
final class ForgedForm {
  private static final String ATTRIBUTE = ForgedForm.class.getName();

  private ForgedForm() {}

  static void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
    request.setAttribute(ATTRIBUTE, true);
    response.sendError(HttpServletResponse.SC_FORBIDDEN);
  }

  static boolean is(HttpServletRequest request) {
    return request.getAttribute(ATTRIBUTE) != null;
  }
}
