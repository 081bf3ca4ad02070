package org.syncline.sync.rest;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.syncline.configuration.ConfigurationProblem;
import org.syncline.configuration.InvalidConfiguration;
import org.syncline.platform.rest.ProblemDocument.Mistake;
import org.syncline.platform.rest.ProblemException;
import org.syncline.platform.rest.QueryParameters;
import org.syncline.sync.MappingVersion;

/** What requests about mappings are refused with. */
final class Refusals {
  static final String VERSIONS = "Give draft, published, or the number of a version.";
  private static final int LONGEST_REASON = 500;

  private Refusals() {}

  static ProblemException unusable(InvalidConfiguration e, String detail) {
    return ProblemException.unusable(detail, mistakes(e.problems()));
  }

  static List<Mistake> mistakes(List<ConfigurationProblem> problems) {
    return problems.stream()
        .map(problem -> new Mistake(problem.path(), problem.message()))
        .toList();
  }

  static ProblemException noDraft() {
    return ProblemException.notFound("There is no draft of this mapping: put one first.");
  }

  static ProblemException noVersion() {
    return ProblemException.notFound(
        "There is no such version of this mapping: look at the list of its versions.");
  }

  static ProblemException otherDraft() {
    return ProblemException.changedMeanwhile(
        "Another draft is there than the one you have seen: read it, and put your change into it.");
  }

  static String why(@Nullable String given) {
    String why = given == null ? "" : given.strip();
    if (why.isEmpty() || why.length() > LONGEST_REASON) {
      throw ProblemException.invalid(
          "why", "Say why, in 1 to " + LONGEST_REASON + " characters: the audit trail keeps it.");
    }
    return why;
  }

  /** The version that a parameter names. */
  static MappingVersion version(QueryParameters query, String name, MappingVersion absent) {
    String word = query.text(name);
    return word == null
        ? absent
        : MappingVersion.ofWord(word).orElseThrow(() -> ProblemException.invalid(name, VERSIONS));
  }

  /** The word of a version. */
  static String word(MappingVersion version) {
    if (version instanceof MappingVersion.Numbered numbered) {
      return Integer.toString(numbered.number());
    }
    return version instanceof MappingVersion.Draft ? "draft" : "published";
  }
}
