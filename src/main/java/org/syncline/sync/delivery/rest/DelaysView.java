package org.syncline.sync.delivery.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.syncline.configuration.Words;
import org.syncline.sync.delivery.Delays;

/**
 * How long the newest deliveries of a target took, as the API shows it.
 *
 * @param deliveries how many they are
 * @param held how many of them needed more than one try, waited for another record, or were decided
 *     about by a person
 * @param from when the first of them was delivered; left out where there is none
 * @param to when the last of them was delivered; left out where there is none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DelaysView(
    String flow,
    int deliveries,
    int held,
    @Nullable Instant from,
    @Nullable Instant to,
    Map<String, StageView> stages) {
  /** How many are looked at where nobody says how many. */
  static final int USUAL = 10_000;

  private static final double NANOS = 1e6;

  /**
   * One stage; times in milliseconds.
   *
   * @param unknown how many of them have no known time; they are in no other figure
   * @param p50 left out, as the other percentiles and the maximum, where no time is known
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record StageView(
      int count,
      int unknown,
      @Nullable Double p50,
      @Nullable Double p90,
      @Nullable Double p99,
      @Nullable Double max,
      double sum) {

    static StageView of(Delays.Figures figures) {
      return new StageView(
          figures.count(),
          figures.unknown(),
          millis(figures.p50()),
          millis(figures.p90()),
          millis(figures.p99()),
          millis(figures.max()),
          figures.sum().toNanos() / NANOS);
    }

    private static @Nullable Double millis(@Nullable Duration time) {
      return time == null ? null : (Double) (time.toNanos() / NANOS);
    }
  }

  static DelaysView of(String flow, Delays delays) {
    Map<String, StageView> stages = new LinkedHashMap<>();
    delays.stages().forEach((stage, figures) -> stages.put(Words.of(stage), StageView.of(figures)));
    return new DelaysView(
        flow, delays.deliveries(), delays.held(), delays.from(), delays.to(), stages);
  }
}
