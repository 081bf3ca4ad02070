package org.syncline.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.syncline.security.Caller;

/**
 * A form with the buttons retry and dismiss, for one thing or all that a filter finds. A script
 * asks for the latter part by part, so that it can show how far it is, and gets numbers in JSON; a
 * form alone waits for all of it.
 */
final class DecisionForm {
  static final int LONGEST_WHY = 500;

  private static final String RETRY = "retry";
  private static final String DISMISS = "dismiss";

  private final HttpServletRequest request;

  DecisionForm(HttpServletRequest request) {
    this.request = request;
  }

  /** What came of a form: the word for it, and how many it was about. */
  record Done(String word, long number) {
    static Done nothing(String why) {
      return new Done(why, 0);
    }
  }

  /**
   * What came of a part.
   *
   * @param next the cursor of the next one; null behind the last one
   */
  record Part(int selected, int done, @Nullable Long next) {}

  /** What a form is about; each is asked with a reason and a known decision. */
  interface Subject {
    /** The word for that many are done. */
    String many(boolean retry);

    /** What came of one; empty where the form is about all that its filter finds. */
    Optional<Done> one(boolean retry, Caller who, String why);

    /** How many it was done to; empty where the filter is not understood, or not to be decided. */
    Optional<Integer> all(boolean retry, Caller who, String why);

    /** The same for a part; empty where there is nothing that it could be a part of. */
    Optional<Part> part(boolean retry, Caller who, String why);
  }

  static String text(@Nullable String parameter) {
    return parameter == null ? "" : parameter.strip();
  }

  private String parameter(String name) {
    return text(request.getParameter(name));
  }

  private boolean understood() {
    return parameter("decision").equals(RETRY) || parameter("decision").equals(DISMISS);
  }

  private boolean retries() {
    return parameter("decision").equals(RETRY);
  }

  /** Why it is done; empty where that is missing or too long. */
  Optional<String> why() {
    return Optional.of(parameter("why"))
        .filter(why -> !why.isEmpty() && why.length() <= LONGEST_WHY);
  }

  /** Does it and answers. */
  void answer(HttpServletResponse response, Caller who, Subject subject) throws IOException {
    if ("application/json".equals(request.getHeader("Accept"))) {
      part(response, who, subject);
    } else {
      lead(request, response, done(who, subject));
    }
  }

  /** Leads back to where the form was, with a word about what was done. */
  static void lead(HttpServletRequest request, HttpServletResponse response, Done done)
      throws IOException {
    String back = ReturnAddress.checked(request.getParameter("back"));
    response.sendRedirect(
        request.getContextPath() + "/" + ReturnAddress.with(back, done.word(), done.number()));
  }

  private Done done(Caller who, Subject subject) {
    Optional<String> why = why();
    if (why.isEmpty()) {
      return Done.nothing("why-missing");
    }
    return understood()
        ? subject
            .one(retries(), who, why.get())
            .orElseGet(() -> many(subject.all(retries(), who, why.get()), subject.many(retries())))
        : Done.nothing("not-understood");
  }

  private static Done many(Optional<Integer> done, String word) {
    if (done.isEmpty()) {
      return Done.nothing("not-understood");
    }
    return done.get() == 0 ? Done.nothing("not-open") : new Done(word, done.get());
  }

  private void part(HttpServletResponse response, Caller who, Subject subject) throws IOException {
    Optional<String> why = why();
    Optional<Part> part =
        why.isPresent() && understood()
            ? subject.part(retries(), who, why.get())
            : Optional.empty();
    if (part.isEmpty()) {
      response.sendError(HttpServletResponse.SC_BAD_REQUEST);
      return;
    }
    response.setContentType("application/json");
    response
        .getWriter()
        .write(
            "{\"selected\": %d, \"done\": %d, \"next\": %s}"
                .formatted(part.get().selected(), part.get().done(), part.get().next()));
  }
}
