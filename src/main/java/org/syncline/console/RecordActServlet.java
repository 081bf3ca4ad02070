package org.syncline.console;

import static org.syncline.console.DecisionForm.text;

import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.syncline.console.DecisionForm.Done;
import org.syncline.record.EditRecords;
import org.syncline.record.EditRecords.Edited;
import org.syncline.record.EditRecords.Editor;
import org.syncline.record.RightsOf;
import org.syncline.security.Caller;
import org.syncline.security.rest.SessionLogIn;

/**
 * Where a form is sent to that does something with a record. Once it is done, the page of the
 * record follows, with the message that it is; why it was not done is told by the page of the form.
 */
abstract class RecordActServlet extends FormServlet {
  private static final long serialVersionUID = 1L;
  private static final Pattern ID = Pattern.compile("[0-9]{1,18}");
  private static final Pattern VERSION = Pattern.compile("[0-9]{1,9}");

  @Inject transient EditRecords records;
  @Inject private transient RightsOf rights;

  /** For the container. */
  @NullUnmarked
  RecordActServlet() {}

  RecordActServlet(EditRecords records, RightsOf rights, SessionLogIn sessions) {
    super(sessions);
    this.records = records;
    this.rights = rights;
  }

  final Editor editor(Caller who) {
    return editor(who, null);
  }

  final Editor editor(Caller who, @Nullable String why) {
    return new Editor(who.name(), rights.caller(who), why);
  }

  /** The id of a record; empty where there is none. */
  static Optional<Long> id(HttpServletRequest request, String name) {
    return Optional.of(text(request.getParameter(name)))
        .filter(id -> ID.matcher(id).matches())
        .map(Long::valueOf);
  }

  /** The version that whoever sends the form has seen; empty where there is none. */
  static Optional<Integer> version(HttpServletRequest request, String name) {
    return Optional.of(text(request.getParameter(name)))
        .filter(version -> VERSION.matcher(version).matches())
        .map(Integer::valueOf);
  }

  /** Leads back to where the form was, with a word about why nothing was done. */
  static void back(HttpServletRequest request, HttpServletResponse response, String word)
      throws IOException {
    DecisionForm.lead(request, response, Done.nothing(word));
  }

  /**
   * Where an act leads.
   *
   * @param form the page of the form, such as {@code /merge.xhtml}
   * @param next where to go on once it is done; null for the page of its record
   * @param done the word for that
   */
  record Way(String form, @Nullable String next, String done) {}

  static void answer(
      HttpServletRequest request, HttpServletResponse response, Edited edited, Way way)
      throws IOException, ServletException {
    RecordRefusal refusal = RecordRefusal.of(edited);
    if (refusal != null) {
      refusal.show(request, response, way.form());
    } else if (edited instanceof Edited.Done done) {
      String next = way.next() == null ? "record.xhtml?id=" + done.record() : way.next();
      response.sendRedirect(
          request.getContextPath()
              + "/"
              + ReturnAddress.with(next + "&receipt=" + done.receipt(), way.done()));
    } else {
      back(request, response, edited instanceof Edited.Stopped ? "hub-stopping" : "record-unknown");
    }
  }
}
