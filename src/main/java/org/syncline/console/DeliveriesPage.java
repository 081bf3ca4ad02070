package org.syncline.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.syncline.sync.HubPlan;
import org.syncline.sync.HubPlans;
import org.syncline.sync.delivery.DecideDeliveries;
import org.syncline.sync.delivery.Delivery;
import org.syncline.sync.delivery.ReadDeliveries;
import org.syncline.sync.delivery.Status;

/**
 * What is owed to targets with a filter, page by page, and how the targets are doing; what its
 * filter finds can be decided about together.
 */
@Named
@RequestScoped
public class DeliveriesPage {
  private static final int LINES = 50;

  @Inject private HttpServletRequest request;
  @Inject private ReadDeliveries read;
  @Inject private DecideDeliveries decide;
  @Inject private HubPlans plans;
  @Inject private Visitor visitor;
  @Inject private Taste taste;

  private @Nullable DeliverySearch search;
  private ReadDeliveries.@Nullable Page page;
  private @Nullable List<TargetLine> targets;
  private @Nullable Long matching;

  /** For the container. */
  @NullUnmarked
  public DeliveriesPage() {}

  DeliveriesPage(
      HttpServletRequest request,
      ReadDeliveries read,
      DecideDeliveries decide,
      HubPlans plans,
      Visitor visitor,
      Taste taste) {
    this.request = request;
    this.read = read;
    this.decide = decide;
    this.plans = plans;
    this.visitor = visitor;
    this.taste = taste;
  }

  /**
   * A delivery as a line of the table.
   *
   * @param system empty where its flow is switched off or gone
   */
  public record Line(Delivery delivery, String system) {
    /** Whether there is a record: a row may be taken away that none has. */
    public boolean ofRecord() {
      return delivery.duty().record() > 0;
    }
  }

  /** What was asked for. */
  public DeliverySearch getSearch() {
    DeliverySearch known = search;
    if (known == null) {
      known = new DeliverySearch(request::getParameter, taste.getZone());
      search = known;
    }
    return known;
  }

  private ReadDeliveries.Page page() {
    ReadDeliveries.Page found = page;
    if (found == null) {
      found =
          getSearch().isUsable()
              ? read.page(getSearch().query(plans.current(), LINES), visitor.known())
              : new ReadDeliveries.Page(List.of(), null);
      page = found;
    }
    return found;
  }

  public List<Line> getDeliveries() {
    HubPlan plan = plans.current();
    return page().deliveries().stream()
        .map(one -> new Line(one, TargetLine.system(plan, one.duty().flow())))
        .toList();
  }

  /** All states, for the choice. */
  public List<String> getWords() {
    return Arrays.stream(Status.values()).map(Status::word).toList();
  }

  /** Systems that flows go out to now. */
  public List<String> getSystems() {
    return plans.current().outbound().stream()
        .map(known -> known.flow().system())
        .distinct()
        .sorted()
        .toList();
  }

  /** Targets that are there, or were: deliveries of others are there no more. */
  public List<String> getFlows() {
    return getTargets().stream().map(TargetLine::flow).toList();
  }

  /** How each target is doing. */
  public List<TargetLine> getTargets() {
    List<TargetLine> known = targets;
    if (known == null) {
      HubPlan plan = plans.current();
      known =
          read.targets(visitor.known()).stream()
              .map(standing -> TargetLine.of(standing, plan))
              .toList();
      targets = known;
    }
    return known;
  }

  /** Those that are paused. */
  public List<TargetLine> getPaused() {
    return getTargets().stream().filter(target -> target.pause() != null).toList();
  }

  /** The one target that is asked for, to be paused or resumed; null where there is none. */
  public @Nullable TargetLine getTarget() {
    String flow = getSearch().asked("flow");
    return getTargets().stream()
        .filter(target -> target.flow().equals(flow))
        .findFirst()
        .orElse(null);
  }

  /** The address of the next page, empty on the last one. */
  public String getNext() {
    return getSearch().next(page().next());
  }

  /** The address of these deliveries as a file. */
  public String export(String format) {
    return getSearch().at("deliveries-export", "format", format);
  }

  /** Whether whoever looks may decide about all that is found. */
  public boolean isDecidable() {
    return visitor.isDecider() && getSearch().isDecidable() && getMatching() > 0;
  }

  /** How many such a decision would be about; one more than are counted = more. */
  public long getMatching() {
    Long known = matching;
    if (known == null) {
      known =
          decide.preview(
              getSearch().query(plans.current(), LINES),
              MessagesPage.MOST_COUNTED + 1,
              visitor.known());
      matching = known;
    }
    return known;
  }

  public boolean isMoreMatching() {
    return getMatching() > MessagesPage.MOST_COUNTED;
  }
}
