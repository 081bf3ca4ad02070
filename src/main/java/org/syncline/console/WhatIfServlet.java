package org.syncline.console;

import static org.syncline.console.DecisionForm.text;

import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.syncline.configuration.ConfigurationProblem;
import org.syncline.configuration.DraftDocument;
import org.syncline.configuration.InvalidConfiguration;
import org.syncline.platform.Permission;
import org.syncline.security.Caller;
import org.syncline.security.rest.SessionLogIn;
import org.syncline.sync.KeepMappingDrafts;
import org.syncline.sync.review.NoSuchFlowException;
import org.syncline.sync.review.WhatIf;

/**
 * Where the form is sent to that asks what a draft would change. The answer is the editor's page
 * with what came of it: it holds values of messages, so no address and no session does.
 */
@WebServlet(name = "WhatIf", urlPatterns = "/what-if")
public class WhatIfServlet extends FormServlet {
  /** Messages that are tried where nobody says how many. */
  static final int USUAL = 10_000;

  /** Most messages that a page waits for; the API takes more. */
  static final int MOST = 100_000;

  private static final long serialVersionUID = 1L;
  private static final String FLOW = "trial.flow";
  private static final String FROM = "trial.from";
  private static final String TO = "trial.to";
  private static final String LIMIT = "trial.limit";
  private static final String ATTRIBUTE = Answer.class.getName();

  @Inject private transient WhatIf whatIf;
  @Inject private transient KeepMappingDrafts drafts;
  @Inject private transient Taste taste;

  /** For the container. */
  @NullUnmarked
  public WhatIfServlet() {}

  WhatIfServlet(WhatIf whatIf, KeepMappingDrafts drafts, Taste taste, SessionLogIn sessions) {
    super(sessions);
    this.whatIf = whatIf;
    this.drafts = drafts;
    this.taste = taste;
  }

  /**
   * What came of it.
   *
   * @param result null where the draft can't be tried
   * @param problems why it can't
   */
  public record Answer(WhatIf.@Nullable Result result, List<ConfigurationProblem> problems) {
    public Answer {
      problems = List.copyOf(problems);
    }
  }

  /** What the form of this request asked; null where none did. */
  static @Nullable Answer of(HttpServletRequest request) {
    return (Answer) request.getAttribute(ATTRIBUTE);
  }

  @Override
  boolean isFor(Caller caller, HttpServletRequest request) {
    return caller.may(Permission.CONFIGURE) && caller.may(Permission.READ_MESSAGES);
  }

  @Override
  void take(HttpServletRequest request, HttpServletResponse response, Caller who)
      throws IOException, ServletException {
    Optional<FormRefusal> refusal = refusal(request);
    if (refusal.isPresent()) {
      refusal.get().show(EditorState.PAGE, request, response);
      return;
    }
    Optional<DraftDocument> draft = drafts.read(EditorState.of(request).id(), who);
    if (draft.isEmpty()) {
      new FormRefusal(FLOW, "mistake.draft").show(EditorState.PAGE, request, response);
      return;
    }
    try {
      WhatIf.Question question =
          new WhatIf.Question(
              text(request.getParameter(FLOW)),
              draft.get().content(),
              moment(request, FROM).orElse(null),
              moment(request, TO).orElse(null),
              limit(request));
      show(request, response, new Answer(whatIf.ask(question, who, progress -> {}), List.of()));
    } catch (InvalidConfiguration e) {
      response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
      show(request, response, new Answer(null, e.problems()));
    } catch (NoSuchFlowException e) {
      new FormRefusal(FLOW, "mistake.off").show(EditorState.PAGE, request, response);
    }
  }

  private Optional<FormRefusal> refusal(HttpServletRequest request) {
    for (String name : List.of(FROM, TO)) {
      if (!text(request.getParameter(name)).isEmpty() && moment(request, name).isEmpty()) {
        return Optional.of(new FormRefusal(name, "mistake.moment"));
      }
    }
    return limit(request) == 0
        ? Optional.of(new FormRefusal(LIMIT, "mistake.trial"))
        : Optional.empty();
  }

  private Optional<Instant> moment(HttpServletRequest request, String name) {
    return AskedMoment.of(text(request.getParameter(name)), taste.getZone());
  }

  /** 0 where it is none. */
  private static int limit(HttpServletRequest request) {
    String given = text(request.getParameter(LIMIT));
    if (given.isEmpty()) {
      return USUAL;
    }
    int limit = given.matches("[0-9]{1,7}") ? Integer.parseInt(given) : 0;
    return limit <= MOST ? limit : 0;
  }

  private static void show(HttpServletRequest request, HttpServletResponse response, Answer answer)
      throws IOException, ServletException {
    request.setAttribute(ATTRIBUTE, answer);
    response.setHeader("Cache-Control", "no-store");
    request.getRequestDispatcher("/" + EditorState.PAGE).forward(request, response);
  }
}
