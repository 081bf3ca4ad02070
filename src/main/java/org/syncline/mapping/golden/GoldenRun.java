package org.syncline.mapping.golden;

import java.util.ArrayList;
import java.util.List;
import org.syncline.configuration.ConfigurationProblem;

/**
 * What came of all cases.
 *
 * @param results of those that could be run, in their order
 * @param obstacles why others could not be run; paths are those of the mapping document
 */
public record GoldenRun(List<CaseResult> results, List<ConfigurationProblem> obstacles) {
  private static final int MOST_PROBLEMS = 100;

  public GoldenRun {
    results = List.copyOf(results);
    obstacles = List.copyOf(obstacles);
  }

  public boolean isRight() {
    return obstacles.isEmpty() && results.stream().allMatch(CaseResult::isRight);
  }

  public GoldenAccuracy accuracy() {
    return GoldenAccuracy.of(results);
  }

  /**
   * All obstacles, and the first {@value #MOST_PROBLEMS} differences as problems of the mapping
   * document; one more says how many are left.
   */
  public List<ConfigurationProblem> problems() {
    List<ConfigurationProblem> problems = new ArrayList<>(obstacles);
    int differences = 0;
    for (CaseResult result : results) {
      for (CaseResult.Compared field : result.fields()) {
        Difference difference = field.difference();
        if (difference != null && ++differences <= MOST_PROBLEMS) {
          problems.add(problem(result, field.field(), difference));
        }
      }
    }
    if (differences > MOST_PROBLEMS) {
      problems.add(
          new ConfigurationProblem(
              "cases",
              (differences - MOST_PROBLEMS)
                  + " more fields differ: mend these first, then run the cases again."));
    }
    return problems;
  }

  private static ConfigurationProblem problem(
      CaseResult result, String field, Difference difference) {
    return new ConfigurationProblem(
        "cases[" + result.place() + "]." + field,
        "Golden case '"
            + result.name()
            + "', "
            + field
            + ": "
            + difference.message()
            + ". Mend the rows, or the case where it is wrong.");
  }
}
