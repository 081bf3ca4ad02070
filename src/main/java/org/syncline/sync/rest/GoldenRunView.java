package org.syncline.sync.rest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.syncline.mapping.golden.CaseResult;
import org.syncline.mapping.golden.Difference;
import org.syncline.mapping.golden.GoldenAccuracy;
import org.syncline.mapping.golden.GoldenRun;
import org.syncline.mapping.golden.Share;
import org.syncline.mapping.golden.WilsonInterval;
import org.syncline.platform.rest.ProblemDocument.Mistake;

/**
 * What came of the golden cases, as the API shows it.
 *
 * @param right whether all could be run and are right
 * @param obstacles why some could not be run
 */
public record GoldenRunView(
    String version,
    boolean right,
    int cases,
    int casesRight,
    List<Mistake> obstacles,
    AccuracyView accuracy,
    List<ResultView> results) {
  private static final int MOST_DIFFERENCES = 100;

  /**
   * A share with its interval of 95 %; all three are left out where nothing was compared.
   *
   * @param share right / compared
   */
  public record ShareView(
      int right,
      int compared,
      @Nullable Double share,
      @Nullable Double low,
      @Nullable Double high) {
    static ShareView of(Share share) {
      WilsonInterval interval = share.interval();
      return new ShareView(
          share.right(),
          share.compared(),
          share.value(),
          interval == null ? null : interval.low(),
          interval == null ? null : interval.high());
    }
  }

  /** In all, and by field. */
  public record AccuracyView(ShareView all, Map<String, ShareView> fields) {
    static AccuracyView of(GoldenAccuracy accuracy) {
      Map<String, ShareView> fields = new LinkedHashMap<>();
      accuracy.fields().forEach((field, share) -> fields.put(field, ShareView.of(share)));
      return new AccuracyView(ShareView.of(accuracy.all()), fields);
    }
  }

  /** A field that is not right. */
  public record DifferenceView(
      String field, String expected, String found, @Nullable Integer differsFrom) {}

  /**
   * One case.
   *
   * @param differences at most {@value #MOST_DIFFERENCES}
   */
  public record ResultView(
      String name, boolean right, int compared, List<DifferenceView> differences) {
    static ResultView of(CaseResult result) {
      return new ResultView(
          result.name(),
          result.isRight(),
          result.fields().size(),
          result.fields().stream()
              .map(ResultView::differenceOf)
              .filter(Objects::nonNull)
              .limit(MOST_DIFFERENCES)
              .toList());
    }

    private static @Nullable DifferenceView differenceOf(CaseResult.Compared field) {
      Difference difference = field.difference();
      return difference == null
          ? null
          : new DifferenceView(
              field.field(), difference.expected(), difference.found(), difference.differsFrom());
    }
  }

  static GoldenRunView of(String version, GoldenRun run) {
    return new GoldenRunView(
        version,
        run.isRight(),
        run.results().size(),
        (int) run.results().stream().filter(CaseResult::isRight).count(),
        Refusals.mistakes(run.obstacles()),
        AccuracyView.of(run.accuracy()),
        run.results().stream().map(ResultView::of).toList());
  }
}
