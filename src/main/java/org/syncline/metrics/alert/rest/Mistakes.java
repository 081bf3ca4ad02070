package org.syncline.metrics.alert.rest;

import org.syncline.configuration.InvalidConfiguration;
import org.syncline.platform.rest.ProblemDocument.Mistake;
import org.syncline.platform.rest.ProblemException;

/** All mistakes of a rule in one answer. */
final class Mistakes {
  private Mistakes() {}

  static ProblemException of(InvalidConfiguration invalid) {
    return ProblemException.unusable(
        "Nothing was stored. Mend what 'errors' lists, then send the rule again.",
        invalid.problems().stream()
            .map(problem -> new Mistake(problem.path(), problem.message()))
            .toList());
  }
}
