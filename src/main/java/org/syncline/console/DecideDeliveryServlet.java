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
import org.syncline.sync.HubPlans;
import org.syncline.sync.delivery.DecideDeliveries;
import org.syncline.sync.delivery.DeliveryQuery;

/** Where the buttons retry and dismiss of deliveries are sent to. */
@WebServlet(name = "DecideDelivery", urlPatterns = "/decide-delivery")
public class DecideDeliveryServlet extends FormServlet {
  private static final long serialVersionUID = 1L;
  private static final int PAGE = 200;

  @Inject private transient DecideDeliveries decide;
  @Inject private transient HubPlans plans;
  @Inject private transient Taste taste;

  /** For the container. */
  @NullUnmarked
  public DecideDeliveryServlet() {}

  @Override
  boolean isFor(Caller caller, HttpServletRequest request) {
    return caller.may(Permission.DECIDE_MESSAGES);
  }

  @Override
  void take(HttpServletRequest request, HttpServletResponse response, Caller who)
      throws IOException {
    new DecisionForm(request).answer(response, who, new Deliveries(request));
  }

  /** The deliveries that a form is about. */
  private final class Deliveries implements DecisionForm.Subject {
    private final HttpServletRequest request;

    private Deliveries(HttpServletRequest request) {
      this.request = request;
    }

    @Override
    public String many(boolean retry) {
      return retry ? "deliveries-retried" : "deliveries-dismissed";
    }

    @Override
    public Optional<Done> one(boolean retry, Caller who, String why) {
      if (request.getParameter("id") == null) {
        return Optional.empty();
      }
      String id = text(request.getParameter("id"));
      if (!id.matches("[0-9]{1,18}")) {
        return Optional.of(Done.nothing("not-understood"));
      }
      long delivery = Long.parseLong(id);
      DecideDeliveries.Decided decided =
          retry ? decide.retry(delivery, who, why) : decide.dismiss(delivery, who, why);
      return Optional.of(
          switch (decided) {
            case DONE -> new Done(retry ? "retried" : "dismissed", 1);
            case NOT_OPEN, NO_SUCH_DELIVERY -> Done.nothing("not-open");
            case IN_FLIGHT -> Done.nothing("in-flight");
          });
    }

    private Optional<DeliveryQuery> filter() {
      DeliverySearch search = new DeliverySearch(request::getParameter, taste.getZone());
      return search.isDecidable()
          ? Optional.of(search.query(plans.current(), PAGE))
          : Optional.empty();
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
