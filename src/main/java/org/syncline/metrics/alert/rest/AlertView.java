package org.syncline.metrics.alert.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.syncline.configuration.ConfigurationDocument;
import org.syncline.configuration.Words;
import org.syncline.metrics.alert.AlertChange;
import org.syncline.metrics.alert.JudgedPeriod;
import org.syncline.metrics.alert.Judgement;
import org.syncline.metrics.alert.KeptRule;
import org.syncline.metrics.alert.Standing;
import org.syncline.metrics.alert.TryAlert;

/** Alerts as the API shows them. */
final class AlertView {
  private AlertView() {}

  /**
   * A rule and where it stands.
   *
   * @param state {@code raised}, {@code quiet}, or {@code off}
   * @param since when it came to that
   * @param evaluatedTo the end of the last period that was judged
   * @param value of that period; left out where it had no data
   * @param against how many periods in a row have spoken against the state by now
   * @param rule as it was put
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Rule(
      String id,
      int version,
      Instant changedAt,
      String changedBy,
      String state,
      Instant since,
      Instant evaluatedTo,
      @Nullable Double value,
      int against,
      Map<String, @Nullable Object> rule) {
    static Rule of(KeptRule kept) {
      Standing standing = kept.standing();
      return new Rule(
          kept.id(),
          kept.version(),
          kept.changedAt(),
          kept.changedBy(),
          Words.of(kept.state()),
          standing.since(),
          standing.evaluatedTo(),
          standing.value(),
          standing.against(),
          members(kept.content()));
    }
  }

  /**
   * A change of state.
   *
   * @param told what its destinations were told
   */
  record Change(
      long id,
      String rule,
      String state,
      Instant at,
      Map<String, @Nullable Object> told,
      List<Notice> notices) {
    static Change of(AlertChange change) {
      return new Change(
          change.id(),
          change.rule(),
          change.raised() ? "raised" : "ended",
          change.at(),
          members(change.told()),
          change.notices().stream().map(Notice::of).toList());
    }
  }

  /**
   * What became of telling one destination.
   *
   * @param due when it is tried next; left out where it is over
   * @param settledAt when it was over; left out before
   * @param sentence what the last try met; left out where it met nothing
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Notice(
      String id,
      String destination,
      String state,
      int tries,
      @Nullable Instant due,
      @Nullable Instant settledAt,
      @Nullable String sentence) {
    static Notice of(AlertChange.Told told) {
      return new Notice(
          told.id(),
          told.destination().toString(),
          Words.of(told.state()),
          told.tries(),
          told.settledAt() == null ? told.due() : null,
          told.settledAt(),
          told.sentence());
    }
  }

  /** What a rule would have done. */
  record Tried(
      Instant from,
      Instant to,
      int periods,
      int judged,
      List<Period> beyond,
      List<TriedChange> changes) {
    static Tried of(TryAlert.Tried tried) {
      return new Tried(
          tried.from(),
          tried.to(),
          tried.periods(),
          tried.judged(),
          tried.beyond().stream().map(Period::of).toList(),
          tried.changes().stream()
              .map(
                  change ->
                      new TriedChange(
                          change.raised() ? "raised" : "ended", Period.of(change.period())))
              .toList());
    }
  }

  /** A change of state that would have been. */
  record TriedChange(String state, Period period) {}

  /** A period that was judged. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Period(
      Instant from,
      Instant to,
      @Nullable Double value,
      @Nullable Double limit,
      @Nullable Double mean,
      @Nullable Double standardDeviation) {
    static Period of(JudgedPeriod period) {
      Judgement judgement = period.judgement();
      return new Period(
          period.begin(),
          period.end(),
          period.value(),
          judgement == null ? null : (Double) judgement.limit(),
          judgement == null ? null : judgement.mean(),
          judgement == null ? null : judgement.deviation());
    }
  }

  private static Map<String, @Nullable Object> members(String json) {
    return ConfigurationDocument.members(json.getBytes(StandardCharsets.UTF_8));
  }
}
