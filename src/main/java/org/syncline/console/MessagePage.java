package org.syncline.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.syncline.sync.intake.Journey;
import org.syncline.sync.intake.Outcome;
import org.syncline.sync.intake.ReadLedger;
import org.syncline.sync.intake.Receipt;
import org.syncline.sync.intake.StoredBody;

/** The journey of one message. */
@Named
@RequestScoped
public class MessagePage {
  @Inject private HttpServletRequest request;
  @Inject private ReadLedger read;
  @Inject private Visitor visitor;

  private @Nullable Optional<Journey> journey;

  /** For the container. */
  @NullUnmarked
  public MessagePage() {}

  MessagePage(HttpServletRequest request, ReadLedger read, Visitor visitor) {
    this.request = request;
    this.read = read;
    this.visitor = visitor;
  }

  /**
   * A moment of the journey.
   *
   * @param name of its text
   * @param flow empty where it is of the message as a whole
   * @param word what became of it in the flow; empty where nothing did
   * @param after since the moment before; null for the first
   */
  public record Stop(String name, Instant at, String flow, String word, @Nullable Duration after) {}

  /** Null where there is no such message. */
  public @Nullable Journey getJourney() {
    Optional<Journey> found = journey;
    if (found == null) {
      String receipt = request.getParameter("receipt");
      found =
          receipt != null && receipt.matches("[0-9]{1,18}")
              ? read.journey(Long.parseLong(receipt), visitor.known())
              : Optional.empty();
      journey = found;
    }
    return found.orElse(null);
  }

  /** A text for an address. */
  public String coded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** What was asked for, as far as it is a number. */
  public String getAsked() {
    String receipt = request.getParameter("receipt");
    return receipt != null && receipt.matches("[0-9]{1,18}") ? receipt : "";
  }

  /** Its moments in their order. */
  public List<Stop> getStops() {
    Journey known = getJourney();
    return known == null ? List.of() : stops(known);
  }

  static List<Stop> stops(Journey journey) {
    Receipt receipt = journey.receipt();
    List<Stop> moments = new ArrayList<>();
    Instant sent = receipt.sentAt();
    if (sent != null) {
      moments.add(new Stop("sent", sent, "", "", null));
    }
    moments.add(new Stop("received", receipt.receivedAt(), "", "", null));
    moments.add(new Stop("accepted", receipt.acceptedAt(), "", "", null));
    for (Journey.InFlow inFlow : journey.flows()) {
      Outcome outcome = inFlow.outcome();
      moments.add(
          new Stop("settled", outcome.settledAt(), outcome.flow(), outcome.status().word(), null));
    }
    // By time, and what is of one moment as it was added.
    moments.sort(Comparator.comparing(Stop::at));
    List<Stop> stops = new ArrayList<>();
    for (Stop stop : moments) {
      Duration after =
          stops.isEmpty() ? null : Duration.between(stops.get(stops.size() - 1).at(), stop.at());
      stops.add(new Stop(stop.name(), stop.at(), stop.flow(), stop.word(), after));
    }
    return stops;
  }

  /** The body as it was sent, in the one answer to whoever asked for it; else null. */
  public @Nullable ShownBody getBody() {
    StoredBody body = BodyServlet.of(request);
    Journey known = getJourney();
    return body == null || known == null || body.receipt() != known.receipt().id()
        ? null
        : ShownBody.of(body.body());
  }
}
