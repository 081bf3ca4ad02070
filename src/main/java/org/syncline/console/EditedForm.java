package org.syncline.console;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.syncline.configuration.ConfigurationProblem;
import org.syncline.configuration.form.Form;
import org.syncline.configuration.form.Group;

/**
 * A form that was sent and is shown once more, with what was entered: it has a field more, or it
 * could not be put in force. Neither an address nor the session holds it.
 *
 * @param form null where all of it is JSON text
 * @param json all of it as JSON text; null where there are fields
 * @param trouble the word of the text that says what happened; empty where nothing did
 * @param sentences in English, of what is wrong elsewhere than in a field
 * @param focus place of the part that was added last; empty for none
 */
public record EditedForm(
    @Nullable Form form,
    @Nullable String json,
    String trouble,
    List<String> sentences,
    String focus) {
  /** What was entered can't be read. */
  static final String UNREADABLE = "unreadable";

  /** It can be read, and not be used. */
  static final String REFUSED = "refused";

  /** Somebody put another version in force meanwhile. */
  static final String CHANGED = "changed";

  private static final String ATTRIBUTE = EditedForm.class.getName();

  public EditedForm {
    sentences = List.copyOf(sentences);
  }

  static EditedForm of(Form form) {
    return new EditedForm(form, null, "", List.of(), "");
  }

  static EditedForm ofJson(String json) {
    return new EditedForm(null, json, "", List.of(), "");
  }

  /** One whose text is what is there. */
  static EditedForm ofNothing() {
    return new EditedForm(null, null, "", List.of(), "");
  }

  EditedForm troubled(String word) {
    return new EditedForm(form, json, word, sentences, focus);
  }

  EditedForm at(String place) {
    return new EditedForm(form, json, trouble, sentences, place);
  }

  /**
   * With what it was refused for.
   *
   * @param problems of the object that the form is about
   */
  EditedForm refused(List<ConfigurationProblem> problems) {
    Form fields = form;
    if (fields != null) {
      return new EditedForm(fields.with(problems), json, REFUSED, sentences, focus);
    }
    List<String> told = new ArrayList<>(sentences);
    problems.forEach(problem -> told.add(problem.toString()));
    return new EditedForm(null, json, REFUSED, told, focus);
  }

  /** With what is wrong elsewhere because of it. */
  EditedForm refusedElsewhere(List<ConfigurationProblem> problems) {
    List<String> told = new ArrayList<>(sentences);
    problems.forEach(problem -> told.add(problem.toString()));
    return new EditedForm(form, json, REFUSED, told, focus);
  }

  /** Its fields; none where all of it is JSON text. */
  public List<Group> groups() {
    return form == null ? List.of() : form.groups();
  }

  /** The one that this answer is about; null where it is about none. */
  static @Nullable EditedForm of(HttpServletRequest request) {
    return (EditedForm) request.getAttribute(ATTRIBUTE);
  }

  /**
   * Shows the page with it.
   *
   * @param page such as {@code /connection.xhtml}
   */
  void show(HttpServletRequest request, HttpServletResponse response, String page)
      throws IOException, ServletException {
    request.setAttribute(ATTRIBUTE, this);
    response.setStatus(status());
    // A secret may have been entered where none belongs.
    response.setHeader("Cache-Control", "no-store");
    request.getRequestDispatcher(page).forward(request, response);
  }

  private int status() {
    return switch (trouble) {
      case "" -> HttpServletResponse.SC_OK;
      case CHANGED -> HttpServletResponse.SC_CONFLICT;
      default -> HttpServletResponse.SC_BAD_REQUEST;
    };
  }
}
