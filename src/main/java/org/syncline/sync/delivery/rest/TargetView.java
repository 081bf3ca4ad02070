package org.syncline.sync.delivery.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.syncline.sync.delivery.Breaker;
import org.syncline.sync.delivery.ReadDeliveries;
import org.syncline.sync.delivery.Status;
import org.syncline.sync.delivery.Target;

/**
 * A target, as the API shows it.
 *
 * @param on whether its flow is there and switched on
 * @param pause left out while it goes on
 * @param restsUntil nothing is sent before, because it was too much for the target
 * @param counts of its deliveries by status, purged ones too
 * @param planned how many there ever were, by a count of its own
 * @param balanced whether both counts agree
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TargetView(
    String flow,
    boolean on,
    @Nullable PauseView pause,
    BreakerView breaker,
    @Nullable Instant restsUntil,
    Map<String, Long> counts,
    long planned,
    boolean balanced,
    Instant countedAt) {

  /** Who stopped it, and why. */
  public record PauseView(String by, String why, Instant since) {}

  /**
   * Whether it is kept from being called.
   *
   * @param until when one call may be tried; left out while closed
   * @param inARow failures since the last success
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record BreakerView(String state, @Nullable Instant until, int inARow) {
    static BreakerView of(Breaker breaker) {
      return new BreakerView(
          breaker.state().name().toLowerCase(Locale.ROOT).replace('_', '-'),
          breaker.until(),
          breaker.inARow());
    }
  }

  static TargetView of(ReadDeliveries.Standing standing) {
    Target target = standing.target();
    Target.Pause pause = target == null ? null : target.pause();
    Map<String, Long> counts = new LinkedHashMap<>();
    for (Status status : Status.values()) {
      counts.put(status.word(), standing.counts().getOrDefault(status, 0L));
    }
    return new TargetView(
        standing.flow(),
        standing.on(),
        pause == null ? null : new PauseView(pause.by(), pause.why(), pause.since()),
        BreakerView.of(target == null ? Breaker.CLOSED : target.breaker()),
        target == null ? null : target.restsUntil(),
        counts,
        standing.planned(),
        standing.balanced(),
        standing.countedAt());
  }
}
