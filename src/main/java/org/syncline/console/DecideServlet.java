package org.syncline.console;

import static org.syncline.console.DecisionForm.text;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;
import org.syncline.console.DecisionForm.Done;
import org.syncline.console.DecisionForm.Part;
import org.syncline.platform.Permission;
import org.syncline.security.Caller;
import org.syncline.sync.intake.DecideHeld;
import org.syncline.sync.intake.LedgerQuery;

/** Where the buttons retry and dismiss of messages are sent to. */
@WebServlet(name = "Decide", urlPatterns = "/decide")
public class DecideServlet extends FormServlet {
  private static final long serialVersionUID = 1L;
  private static final int PAGE = 200;

  @Inject private transient DecideHeld decide;
  @Inject private transient Taste taste;

  /** For the container. */
  @NullUnmarked
  public DecideServlet() {}

  @Override
  boolean isFor(Caller caller, HttpServletRequest request) {
    return caller.may(Permission.DECIDE_MESSAGES);
  }

  @Override
  void take(HttpServletRequest request, HttpServletResponse response, Caller who)
      throws IOException {
    new DecisionForm(request).answer(response, who, new Messages(request));
  }

  /** The messages that a form is about. */
  private final class Messages implements DecisionForm.Subject {
    private final HttpServletRequest request;

    private Messages(HttpServletRequest request) {
      this.request = request;
    }

    @Override
    public String many(boolean retry) {
      return retry ? "retried-many" : "dismissed-many";
    }

    @Override
    public Optional<Done> one(boolean retry, Caller who, String why) {
      if (request.getParameter("receipt") == null) {
        return Optional.empty();
      }
      String receipt = text(request.getParameter("receipt"));
      if (!receipt.matches("[0-9]{1,18}")) {
        return Optional.of(Done.nothing("not-understood"));
      }
      long id = Long.parseLong(receipt);
      String flow = text(request.getParameter("flow"));
      DecideHeld.Decided decided =
          retry ? decide.retry(id, flow, who, why) : decide.dismiss(id, flow, who, why);
      return Optional.of(
          switch (decided) {
            case DONE -> new Done(retry ? "retried" : "dismissed", 1);
            case NOT_OPEN -> Done.nothing("not-open");
          });
    }

    private Optional<LedgerQuery> filter() {
      MessageSearch search = new MessageSearch(request::getParameter, taste.getZone());
      return search.isDecidable() ? Optional.of(search.query(PAGE)) : Optional.empty();
    }

    @Override
    public Optional<Integer> all(boolean retry, Caller who, String why) {
      return filter()
          .map(
              query ->
                  retry
                      ? decide.retryAll(query, who, why).done()
                      : decide.dismissAll(query, who, why).done());
    }

    @Override
    public Optional<Part> part(boolean retry, Caller who, String why) {
      return filter()
          .map(
              query ->
                  retry ? decide.retryPart(query, who, why) : decide.dismissPart(query, who, why))
          .map(part -> new Part(part.counts().selected(), part.counts().done(), part.next()));
    }
  }
}
