package org.syncline.configuration;

import java.util.List;
import java.util.stream.Collectors;

/** A document that can't be used, with all its mistakes. */
public final class InvalidConfiguration extends RuntimeException {
  private static final long serialVersionUID = 1L;

  @SuppressWarnings("serial") // never serialised; List.copyOf is serialisable all the same
  private final List<ConfigurationProblem> problems;

  public InvalidConfiguration(List<ConfigurationProblem> problems) {
    super(problems.stream().map(ConfigurationProblem::toString).collect(Collectors.joining("\n")));
    if (problems.isEmpty()) {
      throw new IllegalArgumentException("Invalid configuration without a problem.");
    }
    this.problems = List.copyOf(problems);
  }

  /** At least one, in the order of the document where it has one. */
  public List<ConfigurationProblem> problems() {
    return problems;
  }
}
