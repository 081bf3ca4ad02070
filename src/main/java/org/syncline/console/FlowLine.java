package org.syncline.console;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.syncline.configuration.Document;
import org.syncline.sync.AnyFlow;
import org.syncline.sync.OutboundFlow;

/**
 * A flow as a line of a table, switched on or not.
 *
 * @param version of its document
 * @param state how it is doing; of one that is switched off how what it left is doing
 * @param stopped messages or deliveries that need a person
 * @param open messages that wait for others; deliveries that are not over, stopped ones too
 * @param target how its target is doing; null of one that comes in, or that owed nothing yet
 */
public record FlowLine(
    AnyFlow flow,
    int version,
    Instant at,
    String by,
    FlowMap.State state,
    long stopped,
    long open,
    @Nullable TargetLine target) {
  /** The word for one that is switched off. */
  static final String OFF = "off";

  static FlowLine of(
      AnyFlow flow,
      Document document,
      FlowMap.State state,
      long stopped,
      long open,
      @Nullable TargetLine target) {
    return new FlowLine(
        flow,
        document.version(),
        document.createdAt(),
        document.createdBy(),
        state,
        stopped,
        open,
        target);
  }

  /** Whether it brings records to a system. */
  public boolean out() {
    return flow instanceof OutboundFlow;
  }

  /** The word of its direction. */
  public String direction() {
    return out() ? "out" : "in";
  }

  /** The word of its state. */
  public String word() {
    return flow.enabled() ? state.getWord() : OFF;
  }

  /** For sorting: what is switched off first, then the better ones. */
  int rank() {
    return flow.enabled() ? 1 + state.ordinal() : 0;
  }
}
