package org.syncline.console;

import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.syncline.configuration.ConfigurationProblem;
import org.syncline.configuration.Document;
import org.syncline.configuration.InvalidConfiguration;
import org.syncline.configuration.Kind;
import org.syncline.configuration.PutConfiguration;
import org.syncline.configuration.PutConfiguration.Published;
import org.syncline.configuration.ReadConfiguration;
import org.syncline.configuration.form.Shape;
import org.syncline.platform.Permission;
import org.syncline.security.Caller;
import org.syncline.security.rest.SessionLogIn;

/**
 * Where the form of a document, or of an object in it, is sent to. What can't be put in force as it
 * was given is told by the page itself, with what was entered; so is that somebody put another
 * version in force since the form was made.
 */
abstract class DocumentServlet extends FormServlet {
  private static final long serialVersionUID = 1L;

  /** As the API has it; what is shorter is for the document to judge. */
  private static final int LONGEST_ID = 60;

  private final String page;

  @Inject private transient ReadConfiguration documents;
  @Inject private transient PutConfiguration publish;

  /**
   * For the container.
   *
   * @param page that shows the form, such as {@code /system.xhtml}
   */
  @NullUnmarked
  DocumentServlet(String page) {
    this.page = page;
  }

  DocumentServlet(
      String page, ReadConfiguration documents, PutConfiguration publish, SessionLogIn sessions) {
    super(sessions);
    this.page = page;
    this.documents = documents;
    this.publish = publish;
  }

  /** What a form is about. */
  interface Subject {
    Kind kind();

    /** Of the document; empty for a new one, whose id is among the fields. */
    String id();

    /** The document as it is now; null for a new one. */
    @Nullable Document present();

    /** Of the object in its document; empty for the document itself. */
    String path();

    Shape shape();

    /** What speaks against the fields before anything is put; paths are those of the object. */
    List<ConfigurationProblem> objections(Map<String, @Nullable Object> fields);

    /** The document with these fields in it. */
    byte[] content(Map<String, @Nullable Object> fields);

    /** The page to go on to once they are in force. */
    String next(Map<String, @Nullable Object> fields);

    /** The word for that. */
    String done();
  }

  /** What this form is about; empty where there is no such thing. */
  abstract Optional<? extends Subject> subject(HttpServletRequest request, Caller who);

  /** A form, whose sender may send it. */
  record Sent(
      HttpServletRequest request, HttpServletResponse response, SentForm form, Caller who) {}

  @Override
  boolean isFor(Caller caller, HttpServletRequest request) {
    return caller.may(Permission.CONFIGURE);
  }

  @Override
  final void take(HttpServletRequest request, HttpServletResponse response, Caller who)
      throws IOException, ServletException {
    Optional<? extends Subject> found = subject(request, who);
    if (found.isEmpty()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    Subject subject = found.get();
    SentForm form = new SentForm(request, subject.shape());
    EditedForm turned = form.turned();
    if (turned != null) {
      turned.show(request, response, page);
    } else {
      act(new Sent(request, response, form, who), subject);
    }
  }

  private void act(Sent sent, Subject subject) throws IOException, ServletException {
    Integer version = sent.form().version();
    if (version == null) {
      DecisionForm.lead(
          sent.request(), sent.response(), DecisionForm.Done.nothing("not-understood"));
    } else if (sent.form().act().equals("save")) {
      save(sent, subject, version);
    } else if (!other(sent, subject, version)) {
      DecisionForm.lead(
          sent.request(), sent.response(), DecisionForm.Done.nothing("not-understood"));
    }
  }

  /** Does something else than to save; false where it does not know such an act. */
  boolean other(Sent sent, Subject subject, int version) throws IOException, ServletException {
    return false;
  }

  private void save(Sent sent, Subject subject, int version) throws IOException, ServletException {
    Map<String, @Nullable Object> fields;
    try {
      fields = sent.form().value();
    } catch (InvalidConfiguration e) {
      show(sent.form().unreadable(e), sent);
      return;
    }
    List<ConfigurationProblem> objections = subject.objections(fields);
    if (!objections.isEmpty()) {
      show(sent.form().again().refused(objections), sent);
      return;
    }
    String id = subject.id().isEmpty() ? String.valueOf(fields.get("id")) : subject.id();
    try {
      Published published = put(subject, id, subject.content(fields), version, sent.who());
      land(sent, subject.next(fields), subject.done(), published);
    } catch (InvalidConfiguration e) {
      DocumentProblems problems =
          DocumentProblems.of(e.problems(), subject.kind(), id, subject.path());
      show(problems.in(sent.form().again()), sent);
    } catch (PutConfiguration.VersionConflict e) {
      show(sent.form().again().troubled(EditedForm.CHANGED), sent);
    }
  }

  /**
   * Puts the next version.
   *
   * @param version that its author has seen; 0 for none
   * @throws PutConfiguration.VersionConflict if another one is there
   */
  final Published put(Subject subject, String id, byte[] content, int version, Caller who) {
    Document present = subject.present();
    if (present != null && present.version() != version) {
      // What was not seen would be written over.
      throw new PutConfiguration.VersionConflict(version, present.version());
    }
    return publish.put(subject.kind(), id, content, who, version);
  }

  final void show(EditedForm form, Sent sent) throws IOException, ServletException {
    form.show(sent.request(), sent.response(), page);
  }

  /** Goes on to a page, with a word about what was done, or what that cost. */
  static void land(Sent sent, String next, String done, Published published) throws IOException {
    int dropped = published.droppedSecrets().size();
    sent.response()
        .sendRedirect(
            sent.request().getContextPath()
                + "/"
                + (dropped == 0
                    ? ReturnAddress.with(next, done)
                    : ReturnAddress.with(next, "secrets-dropped", dropped)));
  }

  /** The latest version of a document; empty where there is none. */
  final Optional<Document> latest(Kind kind, String id, Caller who) {
    return id.isEmpty() ? Optional.empty() : documents.latest(kind, id, who);
  }

  /** What speaks against the id of a new document: nothing is put without one. */
  static List<ConfigurationProblem> objectionsToId(Map<String, @Nullable Object> fields) {
    if (!(fields.get("id") instanceof String id) || id.isBlank()) {
      return List.of(new ConfigurationProblem("id", "This member is missing: give a text."));
    }
    return id.length() > LONGEST_ID
        ? List.of(
            new ConfigurationProblem(
                "id", "Choose an id of at most " + LONGEST_ID + " characters."))
        : List.of();
  }

  /** What speaks against fields that stay as they are. */
  static List<ConfigurationProblem> objectionsToFixed(
      Map<String, @Nullable Object> fields, List<String> fixed) {
    return fixed.stream()
        .filter(fields::containsKey)
        .map(name -> new ConfigurationProblem(name, "Leave this out: here it stays as it is."))
        .toList();
  }
}
