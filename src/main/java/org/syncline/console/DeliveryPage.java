package org.syncline.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.syncline.sync.HubPlan;
import org.syncline.sync.HubPlans;
import org.syncline.sync.delivery.Delivery;
import org.syncline.sync.delivery.ReadDeliveries;

/** One delivery: what is owed to whom, what was tried, and what came of it. */
@Named
@RequestScoped
public class DeliveryPage {
  @Inject private HttpServletRequest request;
  @Inject private ReadDeliveries read;
  @Inject private HubPlans plans;
  @Inject private Visitor visitor;

  private @Nullable Optional<Delivery> delivery;
  private @Nullable Optional<TargetLine> target;

  /** For the container. */
  @NullUnmarked
  public DeliveryPage() {}

  DeliveryPage(HttpServletRequest request, ReadDeliveries read, HubPlans plans, Visitor visitor) {
    this.request = request;
    this.read = read;
    this.plans = plans;
    this.visitor = visitor;
  }

  /** What was asked for, as far as it is a number. */
  public String getAsked() {
    String id = request.getParameter("id");
    return id != null && id.matches("[0-9]{1,18}") ? id : "";
  }

  /** Null where there is no such delivery. */
  public @Nullable Delivery getDelivery() {
    Optional<Delivery> found = delivery;
    if (found == null) {
      found =
          getAsked().isEmpty()
              ? Optional.empty()
              : read.delivery(Long.parseLong(getAsked()), visitor.known());
      delivery = found;
    }
    return found.orElse(null);
  }

  /** Whether there is a record: a row may be taken away that none has. */
  public boolean isOfRecord() {
    Delivery known = getDelivery();
    return known != null && known.duty().record() > 0;
  }

  /** The word of whose change it is. */
  public String getPriority() {
    Delivery known = getDelivery();
    return known == null ? "" : known.duty().priority().name().toLowerCase(Locale.ROOT);
  }

  /** Time in calls; null where none was made. */
  public @Nullable Duration getCalls() {
    Delivery known = getDelivery();
    return known == null || known.answeredAt() == null ? null : known.calls();
  }

  /** How its target is doing; null where it is not known. */
  public @Nullable TargetLine getTarget() {
    Optional<TargetLine> known = target;
    if (known == null) {
      Delivery of = getDelivery();
      HubPlan plan = plans.current();
      known =
          of == null
              ? Optional.empty()
              : read.targets(visitor.known()).stream()
                  .filter(standing -> standing.flow().equals(of.duty().flow()))
                  .map(standing -> TargetLine.of(standing, plan))
                  .findFirst();
      target = known;
    }
    return known.orElse(null);
  }

  /**
   * Its moments on the way from its source, in their order. The clocks of the sender, the server
   * and the database are three: where one is behind, its moment stays at its place.
   */
  public List<MessagePage.Stop> getStops() {
    Delivery known = getDelivery();
    return known == null ? List.of() : stops(known);
  }

  static List<MessagePage.Stop> stops(Delivery delivery) {
    List<MessagePage.Stop> stops = new ArrayList<>();
    add(stops, "sent", delivery.cause().source());
    add(stops, "accepted", delivery.cause().accepted());
    add(stops, "planned", delivery.plannedAt());
    add(stops, "firstTry", delivery.firstTryAt());
    add(stops, "answered", delivery.answeredAt());
    Instant settled = delivery.settledAt();
    if (settled != null) {
      stops.add(
          new MessagePage.Stop(
              "settled", settled, "", delivery.status().word(), after(stops, settled)));
    }
    return stops;
  }

  private static void add(List<MessagePage.Stop> stops, String name, @Nullable Instant at) {
    if (at != null) {
      stops.add(new MessagePage.Stop(name, at, "", "", after(stops, at)));
    }
  }

  /** Null for the first, and where two clocks disagree. */
  private static @Nullable Duration after(List<MessagePage.Stop> stops, Instant at) {
    if (stops.isEmpty()) {
      return null;
    }
    Duration after = Duration.between(stops.get(stops.size() - 1).at(), at);
    return after.isNegative() ? null : after;
  }
}
