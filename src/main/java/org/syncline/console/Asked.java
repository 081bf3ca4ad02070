package org.syncline.console;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the address of a page, or a form that it answers, says of what it is about. */
final class Asked {
  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,59}");
  private static final Pattern VERSION = Pattern.compile("[0-9]{1,9}");

  private Asked() {}

  /** An id of a document or an object in it; empty where it can be none. */
  static String id(HttpServletRequest request, String name) {
    String id = request.getParameter(name);
    return id != null && ID.matcher(id).matches() ? id : "";
  }

  /** The version that a form that was sent is made of: what came since was not seen. */
  static Optional<Integer> version(HttpServletRequest request) {
    String version = request.getParameter("version");
    return EditedForm.of(request) != null && version != null && VERSION.matcher(version).matches()
        ? Optional.of(Integer.valueOf(version))
        : Optional.empty();
  }
}
