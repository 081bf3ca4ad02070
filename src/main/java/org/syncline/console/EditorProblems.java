package org.syncline.console;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.syncline.configuration.ConfigurationProblem;

/**
 * What speaks against a draft, parted into what is wrong with one of its rows and what is wrong
 * elsewhere.
 *
 * @param rows each once, whoever found it
 * @param elsewhere in other parts of the document, or in other documents
 */
record EditorProblems(List<OfRow> rows, List<ConfigurationProblem> elsewhere) {
  private static final Pattern ROW = Pattern.compile("rows\\[([0-9]{1,6})\\](?:\\.([^ ]*))?");

  /** Members that say where a value stands in a body, which depends on its format. */
  private static final Set<String> PLACES = Set.of("source", "all", "each", "when", "expression");

  /**
   * What is wrong with a row.
   *
   * @param place of the row, from 0
   * @param member path within the row; empty for all of it
   * @param message in English
   */
  public record OfRow(int place, String member, String message) {
    /** The name of the member that it begins with. */
    String first() {
      int end = 0;
      while (end < member.length() && member.charAt(end) != '.' && member.charAt(end) != '[') {
        end++;
      }
      return member.substring(0, end);
    }
  }

  EditorProblems {
    rows = List.copyOf(rows);
    elsewhere = List.copyOf(elsewhere);
  }

  /**
   * Parts them.
   *
   * @param told by what would publish the draft
   * @param tried by compiling it for a format
   * @param guessed whether nobody said that format, so that it says nothing about places in bodies
   */
  static EditorProblems of(
      List<ConfigurationProblem> told, List<ConfigurationProblem> tried, boolean guessed) {
    Set<OfRow> rows = new LinkedHashSet<>();
    List<ConfigurationProblem> elsewhere = new ArrayList<>();
    part(told, rows, elsewhere, false);
    part(tried, rows, elsewhere, guessed);
    return new EditorProblems(List.copyOf(rows), elsewhere);
  }

  private static void part(
      List<ConfigurationProblem> problems,
      Set<OfRow> rows,
      List<ConfigurationProblem> elsewhere,
      boolean guessed) {
    for (ConfigurationProblem problem : problems) {
      Matcher row = ROW.matcher(problem.path());
      if (row.find()) {
        String member = row.group(2) == null ? "" : row.group(2);
        OfRow found = new OfRow(Integer.parseInt(row.group(1)), member, problem.message());
        if (!guessed || !PLACES.contains(found.first())) {
          rows.add(found);
        }
      } else if (elsewhere.stream().noneMatch(one -> one.message().equals(problem.message()))) {
        elsewhere.add(problem);
      }
    }
  }

  /** Of one row. */
  List<OfRow> of(int place) {
    return rows.stream().filter(one -> one.place() == place).toList();
  }
}
