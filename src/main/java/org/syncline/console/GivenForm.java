package org.syncline.console;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * The fields of a form as a page shows them: as they were given where the form did nothing, else as
 * things are.
 */
final class GivenForm {
  private final HttpServletRequest request;
  private final boolean refused;

  /** The one form of a page. */
  GivenForm(HttpServletRequest request) {
    this.request = request;
    this.refused = FormRefusal.is(request);
  }

  /**
   * One of a page's forms.
   *
   * @param decision that it is sent with
   */
  GivenForm(HttpServletRequest request, String decision) {
    this.request = request;
    this.refused =
        FormRefusal.is(request)
            && DecisionForm.text(request.getParameter("decision")).equals(decision);
  }

  /** Whether the form did nothing. */
  boolean refused() {
    return refused;
  }

  /** Key of the text that says what is wrong with a field; empty where nothing is. */
  String mistake(String field) {
    return refused ? FormRefusal.mistake(request, field) : "";
  }

  /** What a field says. */
  String text(String field, String otherwise) {
    return refused ? DecisionForm.text(request.getParameter(field)) : otherwise;
  }

  /** Whether a box is ticked. */
  boolean ticked(String field, String value, boolean otherwise) {
    return refused ? values(request, field).contains(value) : otherwise;
  }

  /** All values of a field. */
  static Set<String> values(HttpServletRequest request, String field) {
    String[] values = request.getParameterValues(field);
    return values == null ? Set.of() : Set.copyOf(Arrays.asList(values));
  }

  /** What a field of many lines says, one a line. */
  static List<String> lines(HttpServletRequest request, String field) {
    return DecisionForm.text(request.getParameter(field))
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .toList();
  }
}
