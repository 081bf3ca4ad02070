package org.syncline.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.syncline.sync.intake.Journey;
import org.syncline.sync.intake.ReadLedger;

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
}
