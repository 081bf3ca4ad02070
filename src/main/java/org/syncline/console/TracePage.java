package org.syncline.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.syncline.mapping.Trace;
import org.syncline.sync.review.NoSuchFlowException;
import org.syncline.sync.review.TraceMessage;

/** How each value of a stored message comes about under the mapping in force. */
@Named
@RequestScoped
public class TracePage {
  @Inject private HttpServletRequest request;
  @Inject private TraceMessage trace;
  @Inject private Visitor visitor;

  private @Nullable Optional<Trace> found;
  private boolean flowOff;

  /** For the container. */
  @NullUnmarked
  public TracePage() {}

  TracePage(HttpServletRequest request, TraceMessage trace, Visitor visitor) {
    this.request = request;
    this.trace = trace;
    this.visitor = visitor;
  }

  /** The receipt as far as it is a number, else empty. */
  public String getReceipt() {
    String receipt = request.getParameter("receipt");
    return receipt != null && receipt.matches("[0-9]{1,18}") ? receipt : "";
  }

  public String getFlow() {
    String flow = request.getParameter("flow");
    return flow == null ? "" : flow;
  }

  private Optional<Trace> trace() {
    Optional<Trace> known = found;
    if (known == null) {
      known = read();
      found = known;
    }
    return known;
  }

  private Optional<Trace> read() {
    if (getReceipt().isEmpty()) {
      return Optional.empty();
    }
    try {
      return trace.stored(Long.parseLong(getReceipt()), getFlow(), null, visitor.known());
    } catch (NoSuchFlowException e) {
      flowOff = true;
      return Optional.empty();
    }
  }

  /** Whether there is such a message with a body that can be read. */
  public boolean isThere() {
    return trace().isPresent();
  }

  /** Whether there is no flow of this name that is switched on. */
  public boolean isFlowOff() {
    return trace().isEmpty() && flowOff;
  }

  /** What is wrong with the body as a whole; null where it can be read. */
  public org.syncline.mapping.value.@Nullable Problem getUnreadable() {
    return trace().map(Trace::unreadable).orElse(null);
  }

  public List<Trace.Row> getRows() {
    return trace().map(Trace::rows).orElse(List.of());
  }

  /** The word of what became of a row. */
  public String word(Trace.Row row) {
    return row.outcome().name().toLowerCase(Locale.ROOT);
  }
}
