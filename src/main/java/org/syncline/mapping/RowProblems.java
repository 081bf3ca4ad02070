package org.syncline.mapping;

import java.util.List;
import org.syncline.configuration.ConfigurationProblem;

/**
 * Collects what is wrong with one row of a table.
 *
 * @param row where it stands, as in {@code rows[2].rows[0]}
 */
record RowProblems(String row, List<ConfigurationProblem> all) {

  void add(String member, String message) {
    all.add(new ConfigurationProblem(row + "." + member, message));
  }

  RowProblems inner(int number) {
    return new RowProblems(row + ".rows[" + number + "]", all);
  }
}
