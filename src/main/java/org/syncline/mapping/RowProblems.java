package org.syncline.mapping;

import java.util.List;
import org.syncline.configuration.ConfigurationProblem;

/** Collects what is wrong with one row of a table. */
record RowProblems(int row, List<ConfigurationProblem> all) {

  void add(String member, String message) {
    all.add(new ConfigurationProblem("rows[" + row + "]." + member, message));
  }
}
